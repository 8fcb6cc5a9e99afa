package eu.csar.pipelines.assess;

import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.resolve.rules.StoredPart;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import eu.csar.transforms.resolve.rules.StoredVerdictBlock;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads what stands in the files of earlier runs, file after file and in the order of each, so that
 * no more than one row is in memory at a time.
 */
final class StoredRows {
  private final Database database;
  private final SortedMap<StoredPart, Map<String, StoredVerdict>> verdicts = new TreeMap<>();

  /**
   * Those of some verdicts.
   *
   * @param blocks of verdicts, in any order
   */
  StoredRows(Database database, List<byte[]> blocks, Predicate<StoredVerdict> which) {
    this.database = database;
    for (byte[] block : blocks) {
      for (StoredVerdict verdict : StoredVerdictBlock.verdicts(block)) {
        if (which.test(verdict)) {
          verdicts
              .computeIfAbsent(verdict.stands(), part -> new HashMap<>())
              .put(verdict.updated().getReportKey(), verdict);
        }
      }
    }
  }

  /** What is done with a row and the verdict on its report. */
  @FunctionalInterface
  interface Reader<T> {
    void read(T row, StoredVerdict verdict) throws IOException;
  }

  /**
   * Shows each row once.
   *
   * @param table in which the rows stand
   * @param keyOf report key of a row
   */
  <T extends SpecificRecord> void forEach(Table table, Function<T, String> keyOf, Reader<T> reader)
      throws IOException {
    for (Map.Entry<StoredPart, Map<String, StoredVerdict>> file : verdicts.entrySet()) {
      StoredPart part = file.getKey();
      Map<String, StoredVerdict> missing = file.getValue();
      Iterable<T> rows =
          database.rowsOf(table, part.run(), part.part(), Map.copyOf(missing).keySet());
      for (T row : rows) {
        StoredVerdict verdict = missing.remove(keyOf.apply(row));
        if (verdict != null) {
          reader.read(row, verdict);
        }
      }
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            missing.size()
                + " stored reports do not stand in run "
                + part.run()
                + ", "
                + part.part());
      }
    }
  }
}
