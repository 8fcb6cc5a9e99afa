package eu.csar.transforms.resolve.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the references of one report of this run say of it (SU2). A report without an answer is a
 * first account without links.
 *
 * @param shard shard of its winning record
 * @param localOrdinal position of that record in the shard
 * @param supplementOf key, hex, of the report that this one is a second account of; null: of none
 * @param firstAccount whether no earlier report is another account of the same event
 * @param links in order of reference digest; empty for a supplement
 */
public record SupplementAnswer(
    int shard,
    int localOrdinal,
    @Nullable String supplementOf,
    boolean firstAccount,
    List<ReferenceLink> links) {

  public SupplementAnswer {
    links = List.copyOf(links);
  }

  /** The answer for a record about which no block says anything. */
  public static SupplementAnswer none(int shard, int localOrdinal) {
    return new SupplementAnswer(shard, localOrdinal, null, true, List.of());
  }
}
