package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.KeyEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves all submissions of one bucket of report keys against what earlier runs know (ID5 to ID8,
 * JU2). Submissions may be added in any order; the answers are the same.
 *
 * <p>Memory: about 104 bytes a submission, 32 a reference, and the answers of one shard at a time.
 */
public final class ResolveKeys {
  /** A block of references is given away when it has grown to this many bytes. */
  private static final int REFERENCE_BLOCK = 1 << 18;

  private final SubmissionRows rows = new SubmissionRows();
  private final ShardFacts facts;
  private final long run;

  private ResolveKeys(ShardFacts facts, long run) {
    this.facts = facts;
    this.run = run;
  }

  /** Begins a bucket. */
  public static ResolveKeys of(ShardFacts facts, long run) {
    return new ResolveKeys(facts, run);
  }

  /** Adds a key block of the first reading. */
  public void add(KeyBlock block) {
    for (KeyEntry entry : block) {
      int ordinal = entry.localOrdinal();
      String reason = entry.retractionReason();
      if (reason != null) {
        addRetraction(
            block.shard(), ordinal, entry.key(), entry.issuedAt(), entry.digest(), reason);
      } else {
        addSubmission(
            block.shard(),
            ordinal,
            entry.key(),
            entry.version(),
            entry.issuedAt(),
            entry.digest(),
            entry.references());
      }
    }
  }

  /**
   * Adds a report; of a shard that is not read: nothing.
   *
   * @param key 32 bytes (ID2)
   * @param issuedAt R30, in microseconds; null: missing
   * @param digest canonical digest, 32 bytes
   * @param references digests of its references, 32 bytes each (SU1)
   */
  public void addSubmission(
      int shard,
      int localOrdinal,
      byte[] key,
      long version,
      @Nullable Instant issuedAt,
      byte[] digest,
      List<byte[]> references) {
    if (facts.isRead(shard)) {
      rows.addSubmission(shard, localOrdinal, key, version, issuedAt, digest, references);
    }
  }

  /** Adds a retraction (ID10); {@code reason} is {@code ERRONEOUS} or {@code OTHER}. */
  public void addRetraction(
      int shard,
      int localOrdinal,
      byte[] key,
      @Nullable Instant issuedAt,
      byte[] digest,
      String reason) {
    if (facts.isRead(shard)) {
      rows.addRetraction(shard, localOrdinal, key, issuedAt, digest, reason.equals("ERRONEOUS"));
    }
  }

  /**
   * Resolves what was added.
   *
   * @param carried all rows of the bucket of all earlier runs, in any order
   */
  public void resolve(Iterable<KeyRow> carried, Resolution answers) {
    if (rows.size() == 0) {
      return;
    }
    int[] order = rows.byKeyAndPlace();
    LatestKeys latest = new LatestKeys(rows, order).fold(carried);
    ResolveOneKey rule = new ResolveOneKey(rows, facts, run);
    Map<Integer, Winner> special = new HashMap<>();
    List<StoredVerdict> stored = new ArrayList<>();
    List<KeyRow> changed = new ArrayList<>();
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && rows.hasSameKey(order[from], order[to])) {
        to++;
      }
      ResolveOneKey.Change change = rule.resolve(order, from, to, latest.at(from));
      Winner winner = change.winner();
      if (winner != null) {
        special.put(change.winnerRow(), winner);
      }
      KeyRow updated = change.updated();
      if (updated != null && change.reached()) {
        stored.add(new StoredVerdict(updated, StoredVerdict.RETRACTED));
      } else if (updated != null) {
        changed.add(updated);
      }
    }
    if (!stored.isEmpty()) {
      answers.stored(StoredVerdictBlock.of(stored));
    }
    if (!changed.isEmpty()) {
      answers.carried(CarriedBlock.ofKeys(changed));
    }
    answerShards(special, answers);
  }

  private void answerShards(Map<Integer, Winner> special, Resolution answers) {
    ReferenceBlock[] references = new ReferenceBlock[32];
    Arrays.setAll(references, bucket -> new ReferenceBlock());
    rowsByShard()
        .forEach(
            (shard, shardRows) -> {
              VerdictBlock block = new VerdictBlock();
              for (int row : shardRows) {
                block.add(rows, row, special.get(row));
                if (rows.referenceCount(row) > 0 && !facts.isTest(shard)) {
                  addReferences(row, special.get(row), references, answers);
                }
              }
              answers.verdicts(shard, block.toByteArray());
            });
    for (int bucket = 0; bucket < references.length; bucket++) {
      if (references[bucket].length() > 0) {
        answers.references(bucket, references[bucket].toByteArray());
      }
    }
  }

  private void addReferences(
      int row, @Nullable Winner winner, ReferenceBlock[] blocks, Resolution answers) {
    Outcome outcome = rows.outcome(row);
    if (outcome != Outcome.NEW && outcome != Outcome.NEW_VERSION) {
      return;
    }
    int shard = rows.shard(row);
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
      if (blocks[bucket].length() >= REFERENCE_BLOCK) {
        answers.references(bucket, blocks[bucket].toByteArray());
        blocks[bucket] = new ReferenceBlock();
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

  /** Rows of each shard, in order of shard and ordinal. */
  private SortedMap<Integer, int[]> rowsByShard() {
    int[] all = new int[rows.size()];
    Arrays.setAll(all, row -> row);
    RowOrder.sort(all, 0, all.length, rows::comparePlace);
    SortedMap<Integer, int[]> byShard = new TreeMap<>();
    for (int from = 0, to; from < all.length; from = to) {
      int shard = rows.shard(all[from]);
      to = from + 1;
      while (to < all.length && rows.shard(all[to]) == shard) {
        to++;
      }
      byShard.put(shard, Arrays.copyOfRange(all, from, to));
    }
    return byShard;
  }
}
