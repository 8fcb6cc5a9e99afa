package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reports of one bucket that a run may touch without having read anything of them, as Avro binary.
 * Rows come in any order, so that a second look at all of them finds the newest of each key.
 */
final class TouchedRows {
  private final AvroOctets<KeyRow> avro = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
  private final Map<String, Known> byKey = new TreeMap<>();
  private final Touch touch;

  TouchedRows(Touch touch) {
    this.touch = touch;
  }

  /** Takes a row of a key of which this run has read nothing. */
  void offer(KeyRow row) {
    if (touch.mayConcern(row)) {
      takeIfNewer(row);
    }
  }

  /** Looks at all rows again, where any may concern this run. */
  TouchedRows settle(Iterable<KeyRow> carried) {
    if (!byKey.isEmpty()) {
      for (KeyRow row : carried) {
        if (byKey.containsKey(row.getReportKey())) {
          takeIfNewer(row);
        }
      }
    }
    return this;
  }

  /** Shows the newest row of each key, in order of key. */
  void forEach(Consumer<KeyRow> consumer) {
    byKey.values().forEach(known -> consumer.accept(avro.decode(known.octets())));
  }

  private void takeIfNewer(KeyRow row) {
    Known known = byKey.get(row.getReportKey());
    if (known == null || known.run() < row.getRun()) {
      byKey.put(row.getReportKey(), new Known(row.getRun(), avro.encode(row)));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // private and never compared
  private record Known(long run, byte[] octets) {}
}
