package eu.csar.pipelines.verify;

import com.github.luben.zstd.ZstdInputStream;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes every row of a run and every line of its packages, and counts them against the marker.
 */
final class RowsThatOpen {
  private RowsThatOpen() {}

  static void check(Database database, RunMarker run, List<String> differences) {
    for (FileEntry file : run.files()) {
      Table table = VerifyDatabase.tableOf(file);
      try {
        if (table != null) {
          check(database, file, table, run.name().number(), differences);
        } else if (file.path().endsWith(".ndjson.zst")) {
          compare(file, lines(database, file), "lines", differences);
        }
      } catch (IOException | RuntimeException e) {
        // Parquet's and Avro's exceptions have no common type, and any of them means the same here.
        differences.add(file.path() + ": does not open: " + e.getClass().getSimpleName());
      }
    }
  }

  private static void check(
      Database database, FileEntry file, Table table, long run, List<String> differences) {
    Schema.Field column = table.schema().getField("run");
    long rows = 0;
    boolean foreign = false;
    for (SpecificRecord row : database.<SpecificRecord>rowsOf(file, table)) {
      rows++;
      foreign |= column != null && !Long.valueOf(run).equals(row.get(column.pos()));
    }
    compare(file, rows, "rows", differences);
    if (foreign) {
      differences.add(file.path() + ": holds rows of another run");
    }
  }

  private static void compare(FileEntry file, long found, String what, List<String> differences) {
    if (found != file.rows()) {
      differences.add(
          file.path() + ": has " + found + " " + what + ", the marker says " + file.rows());
    }
  }

  private static long lines(Database database, FileEntry file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    try (InputStream in =
        new ZstdInputStream(
            new BufferedInputStream(Files.newInputStream(database.root().resolve(file.path()))))) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (int i = 0; i < length; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
    }
    return lines;
  }
}
