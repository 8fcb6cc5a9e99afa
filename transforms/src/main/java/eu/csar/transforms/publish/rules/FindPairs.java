package eu.csar.transforms.publish.rules;

import eu.csar.schemas.codes.Cause;
import eu.csar.schemas.codes.ForwardKind;
import eu.csar.schemas.codes.LinkKind;
import eu.csar.transforms.publish.rules.LinkedPairs.Made;
import eu.csar.transforms.publish.rules.TouchedReports.Matter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.filter2.compat.FilterCompat;

/**
 * Finds in the tables that one part of this run wrote which reports are linked, and which reports
 * of earlier runs it touched (RC7). Reads columns of keys and codes only.
 */
final class FindPairs {
  private static final Set<String> SENT_WHOLE =
      Set.of(ForwardKind.FIRST.name(), ForwardKind.SUPPLEMENT.name());

  private final LinkedPairs pairs = new LinkedPairs();
  private final TouchedReports touched = new TouchedReports();

  /**
   * Reads the tables of a part.
   *
   * @param database root of the database, to which the part's directory is relative
   */
  void read(Path database, Part part) throws IOException {
    Path directory = database.resolve(part.attempt());
    for (FileEntry file : filesOf(part, Table.LINKS)) {
      readLinks(directory.resolve(file.path()));
    }
    Set<String> stored = new HashSet<>();
    for (FileEntry file : filesOf(part, Table.REPORTS)) {
      readReports(directory.resolve(file.path()), stored);
    }
    if (!stored.isEmpty()) {
      for (FileEntry file : filesOf(part, Table.FORWARDS)) {
        readForwards(directory.resolve(file.path()), stored);
      }
    }
  }

  LinkedPairs pairs() {
    return pairs;
  }

  TouchedReports touched() {
    return touched;
  }

  private void readLinks(Path file) throws IOException {
    try (RowsOfFile<GenericRecord> rows = OlderLinks.links(file, FilterCompat.NOOP)) {
      rows.forEachRemaining(
          row ->
              pairs.add(
                  row.get(0).toString(),
                  row.get(1).toString(),
                  LinkKind.valueOf(row.get(2).toString()),
                  Made.IN_THIS_RUN));
    }
  }

  /** A supplement is told with the row that made it new; a later row of it repeats the key. */
  private void readReports(Path file, Set<String> stored) throws IOException {
    try (RowsOfFile<GenericRecord> rows =
        RowsOfFile.columns(
            file,
            Table.REPORTS,
            List.of("report_key", "cause", "supplement_of"),
            FilterCompat.NOOP)) {
      while (rows.hasNext()) {
        GenericRecord row = rows.next();
        String report = row.get(0).toString();
        String cause = row.get(1).toString();
        if (!cause.equals(Cause.NEW.name())) {
          stored.add(report);
          if (cause.equals(Cause.NEW_VERSION.name())) {
            touched.add(report, Matter.FROM_IT);
          }
        } else if (row.get(2) != null) {
          pairs.add(report, row.get(2).toString(), LinkKind.SUPPLEMENT, Made.IN_THIS_RUN);
        }
      }
    }
  }

  private void readForwards(Path file, Set<String> stored) throws IOException {
    try (RowsOfFile<GenericRecord> rows =
        RowsOfFile.columns(
            file, Table.FORWARDS, List.of("report_key", "kind"), FilterCompat.NOOP)) {
      while (rows.hasNext()) {
        GenericRecord row = rows.next();
        String report = row.get(0).toString();
        if (stored.contains(report) && SENT_WHOLE.contains(row.get(1).toString())) {
          touched.add(report, Matter.AT_EITHER_END);
        }
      }
    }
  }

  private static List<FileEntry> filesOf(Part part, Table table) {
    return part.files().stream()
        .filter(file -> file.table().equals(table.directory()) && file.rows() > 0)
        .toList();
  }
}
