package eu.csar.pipelines.explain;

import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The rows of one report, run after run. */
record ReportRows(Database database, String key) {

  /** Rows of all runs, oldest first. */
  <T extends SpecificRecord> List<T> all(Table table) {
    List<T> rows = new ArrayList<>();
    for (RunMarker run : database.runs()) {
      rows.addAll(of(run, table));
    }
    return rows;
  }

  /** Rows of the run with this number. */
  <T extends SpecificRecord> List<T> ofRun(long number, Table table) {
    List<T> rows = new ArrayList<>();
    for (RunMarker run : database.runs()) {
      if (run.name().number() == number) {
        rows.addAll(of(run, table));
      }
    }
    return rows;
  }

  private <T extends SpecificRecord> List<T> of(RunMarker run, Table table) {
    List<T> rows = new ArrayList<>();
    for (FileEntry file : run.files(table)) {
      if (file.rows() > 0) {
        Iterable<T> found = database.rowsOf(file, table, "report_key", key);
        found.forEach(rows::add);
      }
    }
    return rows;
  }
}
