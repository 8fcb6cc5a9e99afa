package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The references of the versions that one bucket made current, as blocks by bucket of the reference
 * (SU2). Test reports have none.
 */
final class WinnersReferences {
  /** A block is given away when it has grown to this many bytes. */
  private static final int BLOCK_BYTES = 1 << 18;

  private final ReferenceBlock[] blocks = new ReferenceBlock[32];
  private final SubmissionRows rows;
  private final ShardFacts facts;
  private final long run;
  private final Resolution answers;

  WinnersReferences(SubmissionRows rows, ShardFacts facts, long run, Resolution answers) {
    this.rows = rows;
    this.facts = facts;
    this.run = run;
    this.answers = answers;
    Arrays.setAll(blocks, bucket -> new ReferenceBlock());
  }

  /** Adds the references of a row, if it is a current version. */
  void add(int row, @Nullable Winner winner) {
    Outcome outcome = rows.outcome(row);
    int shard = rows.shard(row);
    if (rows.referenceCount(row) == 0
        || (outcome != Outcome.NEW && outcome != Outcome.NEW_VERSION)
        || facts.isTest(shard)) {
      return;
    }
    Place first = winner == null ? rows.place(row, facts) : winner.firstPlace();
    KeyRow previous = outcome == Outcome.NEW || winner == null ? null : winner.previous();
    Origin origin = Origin.of(facts.namespace(shard), facts.source(shard), first);
    Set<String> distinct = new HashSet<>();
    for (int i = 0; i < rows.referenceCount(row); i++) {
      byte[] reference = rows.reference(row, i);
      if (!distinct.add(HexFormat.of().formatHex(reference))) {
        continue;
      }
      int bucket = ReferenceBlock.bucket(reference);
      blocks[bucket].add(
          new ReferenceEntry(
              reference,
              rows.key(row),
              origin,
              first.getOrdinal(),
              previous == null ? run : previous.getFirstRun(),
              shard,
              rows.ordinal(row),
              account(previous)));
      if (blocks[bucket].length() >= BLOCK_BYTES) {
        answers.references(bucket, blocks[bucket].toByteArray());
        blocks[bucket] = new ReferenceBlock();
      }
    }
  }

  /** Gives away what is left. */
  void finish() {
    for (int bucket = 0; bucket < blocks.length; bucket++) {
      if (blocks[bucket].length() > 0) {
        answers.references(bucket, blocks[bucket].toByteArray());
      }
    }
  }

  private static ReferenceEntry.Account account(@Nullable KeyRow previous) {
    if (previous == null) {
      return ReferenceEntry.Account.OPEN;
    }
    if (previous.getSupplementOf() != null) {
      return ReferenceEntry.Account.SUPPLEMENT;
    }
    return previous.getFirstAccount() ? ReferenceEntry.Account.FIRST : ReferenceEntry.Account.LATER;
  }
}
