package eu.csar.transforms.publish.rules;

import eu.csar.transforms.account.rules.Counts;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The files that one attempt of one part writes: one a table, opened with the first row, rows in
 * the order in which they are added; and the frames of packages. This class alone writes the data
 * files of a run.
 */
public final class PartFiles implements Closeable {
  private final Attempt attempt;
  private final Map<Table, TableFile> tables = new EnumMap<>(Table.class);
  private final Map<Table, Long> expected = new EnumMap<>(Table.class);
  private final PackageFrames packages;
  private final PlainLines lines;
  private final Counts counts = new Counts();

  private PartFiles(Attempt attempt) {
    this.attempt = attempt;
    this.packages = new PackageFrames(attempt.directory());
    this.lines = new PlainLines(attempt.directory());
  }

  /** The files of an attempt. */
  public static PartFiles of(Attempt attempt) {
    return new PartFiles(attempt);
  }

  /** Name of the part, which is the name of its files. */
  public String part() {
    return attempt.part();
  }

  /** Says how many rows a table will get, before the first. */
  void expect(Table table, long rows) {
    expected.put(table, rows);
  }

  /** Appends a row to a table. */
  public void add(Table table, SpecificRecord row) throws IOException {
    TableFile file = tables.get(table);
    if (file == null) {
      long rows = expected.getOrDefault(table, 0L);
      file = TableFile.create(attempt.directory(), table, fileName(), rows);
      tables.put(table, file);
    }
    file.add(row);
  }

  /**
   * Appends a line to a file in the package of a recipient.
   *
   * @param name the file without its ending: a lane, or that of the links
   * @param kind what the package's manifest counts the line as
   */
  public void addPackageLine(String recipient, String name, String kind, byte[] line)
      throws IOException {
    packages.add(recipient, name, line);
    counts.add(GatherPackages.LINES + "." + recipient + "/" + name + "." + kind);
  }

  /**
   * Appends a line to a small text file.
   *
   * @param path file in the run's directory
   * @param table kind of file
   * @param line with its line feed
   */
  void addLine(String path, String table, byte[] line) throws IOException {
    lines.add(path, table, line);
  }

  /** Counts of this part. */
  public Counts counts() {
    return counts;
  }

  /** Closes all files and tells what was written. */
  public Part finish() throws IOException {
    List<FileEntry> files = new ArrayList<>();
    for (TableFile file : tables.values()) {
      file.close();
      files.add(file.entry());
    }
    files.addAll(packages.finish());
    files.addAll(lines.finish());
    tables.clear();
    for (FileEntry file : files) {
      counts.add("rows." + file.table(), file.rows());
    }
    return new Part(attempt.part(), attempt.relative(), files, counts);
  }

  /** Closes what an attempt that failed has left open; its files stay for {@code csar clean}. */
  @Override
  public void close() throws IOException {
    IOException first = null;
    for (TableFile file : tables.values()) {
      try {
        file.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    packages.close();
    if (first != null) {
      throw first;
    }
  }

  /** Name of each file of the part, without its ending. */
  public String fileName() {
    return "part-" + attempt.part().substring(attempt.part().indexOf('-') + 1);
  }
}
