package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.ForwardRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reports that a run forwarded whole to a recipient, though an earlier run holds their content in
 * {@code personal/}: those that a review, a retraction or new lists touched. The carried keys of
 * the run say where they are.
 */
final class StoredReports {
  private record Place(long run, String part) {}

  private StoredReports() {}

  static Map<String, Report> sentTo(String recipient, Database database, RunMarker run) {
    Set<String> sent = new HashSet<>();
    for (FileEntry file : run.files(Table.FORWARDS)) {
      for (ForwardRow row :
          database.<ForwardRow>rowsOf(file, Table.FORWARDS, "recipient", recipient)) {
        if (!row.getKind().equals("RECALL")) {
          sent.add(row.getReportKey());
        }
      }
    }
    Map<Place, Set<String>> places = new HashMap<>();
    for (FileEntry file : run.files(Table.KEYS)) {
      for (KeyRow row : database.<KeyRow>rowsOf(file, Table.KEYS)) {
        String part = row.getContentPart();
        if (row.getContentRun() != run.name().number()
            && part != null
            && sent.contains(row.getReportKey())) {
          places
              .computeIfAbsent(new Place(row.getContentRun(), part), place -> new HashSet<>())
              .add(row.getReportKey());
        }
      }
    }
    Map<String, Report> reports = new HashMap<>();
    for (Map.Entry<Place, Set<String>> place : places.entrySet()) {
      database
          .<Report>rowsOf(
              Table.PERSONAL, place.getKey().run(), place.getKey().part(), place.getValue())
          .forEach(report -> reports.put(report.getReportKey(), report));
    }
    return reports;
  }
}
