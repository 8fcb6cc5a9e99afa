package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.transforms.receive.rules.KeyBlock;
import java.util.Comparator;
import java.util.Objects;

/**
 * The file of an earlier run in which a report stands.
 *
 * @param run number of the run
 * @param part name of the file without its ending
 */
public record StoredPart(long run, String part) implements Comparable<StoredPart> {
  private static final Comparator<StoredPart> ORDER =
      Comparator.comparingLong(StoredPart::run).thenComparing(StoredPart::part);

  /** Where the full report stands, in {@code personal/}. */
  static StoredPart ofContent(KeyRow key) {
    return new StoredPart(
        key.getContentRun(),
        Objects.requireNonNull(key.getContentPart(), "a report with a decision has content"));
  }

  /** Where the last row of table reports stands; of runs before the column, with the content. */
  static StoredPart ofRow(KeyRow key) {
    String part = key.getRowPart();
    return part == null ? ofContent(key) : new StoredPart(key.getRowRun(), part);
  }

  /** The shard of stored reports that opens the file, so that no other one has to. */
  int shard() {
    return Math.floorMod(31 * Long.hashCode(run) + part.hashCode(), KeyBlock.BUCKETS);
  }

  @Override
  public int compareTo(StoredPart other) {
    return ORDER.compare(this, other);
  }
}
