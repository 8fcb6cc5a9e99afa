package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.ForwardRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.api.Binary;

/**
 * Reports that a run forwarded whole to a recipient, though an earlier run holds their content in
 * {@code personal/}: those that a review, a retraction or new lists touched. The carried keys of
 * the run say where they are.
 */
final class StoredReports {
  private record Place(long run, String part) {}

  private StoredReports() {}

  static Map<String, Report> sentTo(String recipient, Database database, RunMarker run)
      throws IOException {
    Set<String> sent = new HashSet<>();
    for (FileEntry file : run.files(Table.FORWARDS)) {
      for (ForwardRow row :
          database.<ForwardRow>rowsOf(file, Table.FORWARDS, "recipient", recipient)) {
        if (!row.getKind().equals("RECALL")) {
          sent.add(row.getReportKey());
        }
      }
    }
    Map<Place, Set<Binary>> places = new HashMap<>();
    for (FileEntry file : run.files(Table.KEYS)) {
      for (KeyRow row : database.<KeyRow>rowsOf(file, Table.KEYS)) {
        String part = row.getContentPart();
        if (row.getContentRun() != run.name().number()
            && part != null
            && sent.contains(row.getReportKey())) {
          places
              .computeIfAbsent(new Place(row.getContentRun(), part), place -> new HashSet<>())
              .add(Binary.fromString(row.getReportKey()));
        }
      }
    }
    Map<String, Report> reports = new HashMap<>();
    for (Map.Entry<Place, Set<Binary>> place : places.entrySet()) {
      FilterCompat.Filter filter =
          FilterCompat.get(FilterApi.in(FilterApi.binaryColumn("report_key"), place.getValue()));
      String name = "/" + place.getKey().part() + ".parquet";
      List<RunMarker> runs = database.runs();
      for (FileEntry file :
          runs.get(Math.toIntExact(place.getKey().run() - 1)).files(Table.PERSONAL)) {
        if (file.path().endsWith(name)) {
          try (RowsOfFile<Report> rows =
              RowsOfFile.open(database.root().resolve(file.path()), Table.PERSONAL, filter)) {
            rows.forEachRemaining(report -> reports.put(report.getReportKey(), report));
          }
        }
      }
    }
    return reports;
  }
}
