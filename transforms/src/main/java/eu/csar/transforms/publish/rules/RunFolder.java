package eu.csar.transforms.publish.rules;

import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.MessageRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The directory of a run that is being finished, and the list of its files. */
final class RunFolder {
  /** Files of which every part may have its own, put together under one name. */
  private static final Set<String> GATHERED =
      Set.of("packages", FeedbackPath.TABLE, ReviewQueue.TABLE);

  private final Path database;
  private final RunName name;
  private final Path directory;
  private final TreeMap<String, FileEntry> files = new TreeMap<>();

  /**
   * An empty folder.
   *
   * @param directory where the files are, until they are published together
   */
  RunFolder(Path database, RunName name, Path directory) {
    this.database = database;
    this.name = name;
    this.directory = directory;
  }

  /** Files of the run, in order of their paths. */
  List<FileEntry> files() {
    return List.copyOf(files.values());
  }

  Path database() {
    return database;
  }

  /** Path of a file of the run. */
  Path resolve(String path) {
    return directory.resolve(path);
  }

  /**
   * Takes the tables of a part, by links: the attempt keeps its files, for a repeat of the last
   * step.
   */
  void take(Part part) throws IOException {
    for (FileEntry file : part.files()) {
      if (!GATHERED.contains(file.table())) {
        Path link = resolve(file.path());
        Files.createDirectories(link.getParent());
        Files.createLink(link, database.resolve(part.attempt()).resolve(file.path()));
        add(file.path(), file.table(), file.rows(), file.bytes(), file.sha256());
      }
    }
  }

  /** Writes table messages. */
  void writeMessages(List<byte[]> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    TableFile file = TableFile.create(directory, Table.MESSAGES, "part-00000", 0);
    for (byte[] row : rows) {
      file.add(MessageRow.fromByteBuffer(ByteBuffer.wrap(row)));
    }
    file.close();
    FileEntry entry = file.entry();
    add(entry.path(), entry.table(), entry.rows(), entry.bytes(), entry.sha256());
  }

  /** Adds the findings on exports to table findings. */
  void writeExportFindings(List<ExportBook> exports) throws IOException {
    if (exports.stream().allMatch(export -> export.findings().isEmpty())) {
      return;
    }
    TableFile file = TableFile.create(directory, Table.FINDINGS, "part-exports", 0);
    for (ExportBook export : exports) {
      for (ExportBook.ExportFinding finding : export.findings()) {
        file.add(
            new FindingRow(
                null,
                export.exportId(),
                finding.file(),
                null,
                finding.code(),
                null,
                name.number()));
      }
    }
    file.close();
    FileEntry entry = file.entry();
    add(entry.path(), entry.table(), entry.rows(), entry.bytes(), entry.sha256());
  }

  /** An empty file for each public table without rows, so that every table opens. */
  void writeMissingTables() throws IOException {
    for (Table table : Table.values()) {
      boolean missing =
          files.values().stream().noneMatch(file -> file.table().equals(table.directory()));
      if (missing && table.isPublic()) {
        TableFile file = TableFile.create(directory, table, "part-empty", 0);
        file.close();
        FileEntry entry = file.entry();
        add(entry.path(), entry.table(), 0, entry.bytes(), entry.sha256());
      }
    }
  }

  /** Writes a small file of the run. */
  void write(String path, String table, long rows, byte[] bytes) throws IOException {
    FinishRun.replace(resolve(path), bytes);
    add(path, table, rows, bytes.length, DigestUtils.sha256Hex(bytes));
  }

  /** Writes the file that tells of all others. */
  void writeLast(String path, byte[] bytes) throws IOException {
    write(path, "run", 0, bytes);
  }

  /** Lists a file that is in its place already. */
  FileEntry addFound(String path, String table, long rows) throws IOException {
    try (var in = Files.newInputStream(resolve(path))) {
      return add(path, table, rows, Files.size(resolve(path)), DigestUtils.sha256Hex(in));
    }
  }

  private FileEntry add(String path, String table, long rows, long bytes, String sha256) {
    FileEntry entry = new FileEntry(name.directory() + "/" + path, table, rows, bytes, sha256);
    files.put(entry.path(), entry);
    return entry;
  }
}
