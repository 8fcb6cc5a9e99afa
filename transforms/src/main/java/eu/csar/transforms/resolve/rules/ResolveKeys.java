package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.codes.Decision;
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
  /** With more submissions than this, what earlier runs know is read from end to end. */
  private static final int LOOKED_UP = 20_000;

  private final SubmissionRows rows = new SubmissionRows();
  private final ShardFacts facts;
  private final Touch touch;
  private final long run;

  private ResolveKeys(ShardFacts facts, Touch touch, long run) {
    this.facts = facts;
    this.touch = touch;
    this.run = run;
  }

  /** Begins a bucket. */
  public static ResolveKeys of(ShardFacts facts, long run) {
    return new ResolveKeys(facts, Touch.NONE, run);
  }

  /** With what touches reports of earlier runs; to be said before anything is added. */
  public ResolveKeys touching(Touch touched) {
    return new ResolveKeys(facts, touched, run);
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
            entry.references(),
            entry.notAbuse());
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
   * @param notAbuse all its reported items are on the not-abuse list (UG3)
   */
  void addSubmission(
      int shard,
      int localOrdinal,
      byte[] key,
      long version,
      @Nullable Instant issuedAt,
      byte[] digest,
      List<byte[]> references,
      boolean notAbuse) {
    if (facts.isRead(shard)) {
      rows.addSubmission(shard, localOrdinal, key, version, issuedAt, digest, references, notAbuse);
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

  /** Keys of which earlier runs must say what they know; null: of all of the bucket. */
  public @Nullable Set<String> wanted() {
    if (touch.mayTouchAny() || rows.size() > LOOKED_UP) {
      return null;
    }
    Set<String> keys = new HashSet<>(touch.reviews().keySet());
    for (int row = 0; row < rows.size(); row++) {
      keys.add(HexFormat.of().formatHex(rows.key(row)));
    }
    return keys;
  }

  /**
   * Resolves what was added.
   *
   * @param carried rows of the bucket of all earlier runs, in any order; those that are wanted at
   *     least
   */
  public void resolve(Iterable<KeyRow> carried, Resolution answers) {
    int[] order = rows.byKeyAndPlace();
    TouchedRows others = new TouchedRows(touch);
    LatestKeys latest = new LatestKeys(rows, order).fold(carried, others);
    ResolveOneKey rule = new ResolveOneKey(rows, facts, touch, run);
    CountGrounds counts = new CountGrounds(rows, facts);
    Map<Integer, Winner> special = new HashMap<>();
    StoredVerdicts stored = new StoredVerdicts(counts, answers);
    List<KeyRow> changed = new ArrayList<>();
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && rows.hasSameKey(order[from], order[to])) {
        to++;
      }
      KeyRow previous = latest.at(from);
      ResolveOneKey.Change change = rule.resolve(order, from, to, previous);
      Winner winner = change.winner();
      if (winner != null) {
        special.put(change.winnerRow(), winner);
      }
      if (change.winnerRow() >= 0) {
        counts.add(change.winnerRow(), winner);
        continue;
      }
      KeyRow updated = change.updated();
      StoredVerdict verdict = verdict(updated == null ? previous : updated, change.reached());
      stored.add(verdict);
      if (verdict == null && updated != null) {
        changed.add(updated);
      }
    }
    others.settle(carried).forEach(row -> stored.add(verdict(row, false)));
    stored.finish();
    if (!changed.isEmpty()) {
      answers.carried(CarriedBlock.ofKeys(changed));
    }
    if (!counts.isEmpty()) {
      answers.counts(counts.toByteArray());
    }
    answerShards(special, answers);
  }

  /** Whether a report without a new version gets a row, and why. */
  private @Nullable StoredVerdict verdict(@Nullable KeyRow latest, boolean reached) {
    if (latest == null) {
      return null;
    }
    String cause = touch.causeFor(latest);
    if (cause == null && !reached) {
      return null;
    }
    boolean forwarded = Decision.FORWARDED.name().equals(latest.getDecision());
    KeyRow updated = KeyRow.newBuilder(touch.withReviews(latest)).setRun(run).build();
    return new StoredVerdict(
        updated,
        reached || cause == null ? StoredVerdict.RETRACTED : cause,
        cause != null || !forwarded);
  }

  private void answerShards(Map<Integer, Winner> special, Resolution answers) {
    WinnersReferences references = new WinnersReferences(rows, facts, run, answers);
    rowsByShard()
        .forEach(
            (shard, shardRows) -> {
              VerdictBlock block = new VerdictBlock();
              for (int row : shardRows) {
                block.add(rows, row, special.get(row));
                references.add(row, special.get(row));
              }
              answers.verdicts(shard, block.toByteArray());
            });
    references.finish();
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
