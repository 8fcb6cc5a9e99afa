package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs know of the keys of a bucket: of all rows of all runs, the one of the highest
 * run, and only of keys that this run has read. Kept as Avro binary, a third of the objects' size.
 */
final class LatestKeys {
  private final AvroOctets<KeyRow> avro = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
  private final Map<Integer, Known> byFirstIndex = new HashMap<>();
  private final SubmissionRows rows;
  private final int[] order;

  /**
   * @param order rows by key, then place
   */
  LatestKeys(SubmissionRows rows, int[] order) {
    this.rows = rows;
    this.order = order;
  }

  /**
   * Takes rows of earlier runs, in any order.
   *
   * @param others takes rows of keys that this run has not read
   */
  LatestKeys fold(Iterable<KeyRow> carried, TouchedRows others) {
    for (KeyRow row : carried) {
      int index = firstIndexOf(HexFormat.of().parseHex(row.getReportKey()));
      if (index >= 0) {
        Known known = byFirstIndex.get(index);
        if (known == null || known.run() < row.getRun()) {
          byFirstIndex.put(index, new Known(row.getRun(), avro.encode(row)));
        }
      } else {
        others.offer(row);
      }
    }
    return this;
  }

  /**
   * The current row of the key that begins at this index of the order; null: no earlier run knows
   * it.
   */
  @Nullable KeyRow at(int firstIndex) {
    Known known = byFirstIndex.get(firstIndex);
    return known == null ? null : avro.decode(known.octets());
  }

  private int firstIndexOf(byte[] key) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.compareKey(order[middle], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < order.length && rows.compareKey(order[low], key) == 0 ? low : -1;
  }

  @SuppressWarnings("ArrayRecordComponent") // private and never compared
  private record Known(long run, byte[] octets) {}
}
