package eu.csar.transforms.publish.rules;

import eu.csar.schemas.codes.LinkKind;
import eu.csar.transforms.publish.rules.LinkedPairs.Made;
import eu.csar.transforms.publish.rules.TouchedReports.Matter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Finds links of earlier runs that this run may complete (RC7): citations, since what they cite may
 * arrive later than they do, and the links of the reports that this run touched. Where it touched
 * none, Parquet passes over files without a citation by their dictionaries.
 */
final class OlderLinks {
  /** Work is cut into this many shares of files. */
  static final int SHARES = 32;

  private final Database earlier;
  private final LinkedPairs pairs = new LinkedPairs();

  /** Looks at the runs of a snapshot that ends before this run. */
  OlderLinks(Database earlier) {
    this.earlier = earlier;
  }

  /**
   * Looks at one share of the files of all earlier runs.
   *
   * @param share from 0 to 31
   */
  LinkedPairs find(int share, TouchedReports touched) throws IOException {
    Set<String> eitherEnd = touched.atLeast(Matter.AT_EITHER_END);
    Set<String> fromIt = touched.atLeast(Matter.FROM_IT);
    for (FileEntry file : share(share, Table.LINKS)) {
      FilterCompat.Filter filter =
          fromIt.isEmpty()
              ? FilterCompat.get(
                  FilterApi.eq(
                      FilterApi.binaryColumn("kind"), Binary.fromString(LinkKind.CITES.name())))
              : FilterCompat.NOOP;
      try (RowsOfFile<GenericRecord> rows = links(resolve(file), filter)) {
        while (rows.hasNext()) {
          GenericRecord row = rows.next();
          String report = row.get(0).toString();
          String other = row.get(1).toString();
          LinkKind kind = LinkKind.valueOf(row.get(2).toString());
          if (kind == LinkKind.CITES || fromIt.contains(report) || eitherEnd.contains(other)) {
            pairs.add(report, other, kind, Made.IN_AN_EARLIER_RUN);
          }
        }
      }
    }
    if (!eitherEnd.isEmpty()) {
      for (FileEntry file : share(share, Table.REPORTS)) {
        findSupplements(resolve(file), eitherEnd);
      }
    }
    return pairs;
  }

  /** Columns report key, other key and kind of a file of table links. */
  static RowsOfFile<GenericRecord> links(Path file, FilterCompat.Filter filter) throws IOException {
    return RowsOfFile.columns(
        file, Table.LINKS, List.of("report_key", "other_key", "kind"), filter);
  }

  private void findSupplements(Path file, Set<String> keys) throws IOException {
    @Nullable Binary none = null;
    FilterCompat.Filter filter =
        FilterCompat.get(FilterApi.notEq(FilterApi.binaryColumn("supplement_of"), none));
    try (RowsOfFile<GenericRecord> rows =
        RowsOfFile.columns(file, Table.REPORTS, List.of("report_key", "supplement_of"), filter)) {
      while (rows.hasNext()) {
        GenericRecord row = rows.next();
        String report = row.get(0).toString();
        String other = row.get(1).toString();
        if (keys.contains(report) || keys.contains(other)) {
          pairs.add(report, other, LinkKind.SUPPLEMENT, Made.IN_AN_EARLIER_RUN);
        }
      }
    }
  }

  private List<FileEntry> share(int share, Table table) {
    List<FileEntry> files = new ArrayList<>();
    int number = 0;
    for (RunMarker run : earlier.runs()) {
      for (FileEntry file : run.files(table)) {
        if (file.rows() > 0 && number++ % SHARES == share) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private Path resolve(FileEntry file) {
    return earlier.root().resolve(file.path());
  }
}
