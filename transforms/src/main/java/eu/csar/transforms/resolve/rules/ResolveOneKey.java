package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.Retraction;
import eu.csar.schemas.carried.SeenVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ID6, ID7, ID8 and JU2 for all records of one report key in one run. Outcomes are written into the
 * rows; what else changed is the answer.
 */
final class ResolveOneKey {

  /** By version, then digest; hex text compares like its bytes. */
  private static final Comparator<SeenVersion> BY_CONTENT =
      Comparator.comparingLong(SeenVersion::getVersion)
          .thenComparing(SeenVersion::getCanonicalDigest);

  private static final Comparator<Retraction> BY_PLACE =
      Comparator.comparing(Retraction::getPlace, PlaceOrder::compare);

  private final SubmissionRows rows;
  private final ShardFacts facts;
  private final Touch touch;
  private final long run;

  ResolveOneKey(SubmissionRows rows, ShardFacts facts, Touch touch, long run) {
    this.rows = rows;
    this.facts = facts;
    this.touch = touch;
    this.run = run;
  }

  /**
   * What a run changed about a key.
   *
   * @param winnerRow row of the current version, or -1: no new one
   * @param winner what is special about it; null: no winner, or a plain one
   * @param updated key columns, if there is no winner and they changed
   * @param reached whether a retraction reached the stored version
   */
  record Change(int winnerRow, @Nullable Winner winner, @Nullable KeyRow updated, boolean reached) {
    static final Change NONE = new Change(-1, null, null, false);
  }

  /**
   * @param order {@code order[from, to)} are the rows of the key, by place
   * @param previous what earlier runs know
   */
  Change resolve(int[] order, int from, int to, @Nullable KeyRow previous) {
    if (to - from == 1 && previous == null && !rows.isRetraction(order[from])) {
      rows.setOutcome(order[from], Outcome.NEW);
      return new Change(order[from], null, null, false);
    }
    int[] submissions = new int[to - from];
    int count = 0;
    List<Retraction> added = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (rows.isRetraction(order[i])) {
        added.add(retraction(order[i]));
      } else {
        submissions[count++] = order[i];
      }
    }
    int first = count == 0 ? -1 : submissions[0];
    List<SeenVersion> seen = new ArrayList<>(previous == null ? List.of() : previous.getSeen());
    int known = seen.size();
    int newest = newest(submissions, count, seen);
    if (newest >= 0 && isNewer(newest, previous)) {
      boolean isNew = previous == null || previous.getFirstRun() == 0;
      rows.setOutcome(newest, isNew ? Outcome.NEW : Outcome.NEW_VERSION);
      if (previous == null && added.isEmpty() && first == newest && seen.size() == 1) {
        return new Change(newest, null, null, false);
      }
      return new Change(newest, winner(newest, first, previous, seen, added), null, false);
    }
    return seen.size() == known && added.isEmpty()
        ? Change.NONE
        : changed(previous, seen, added, order[from]);
  }

  /**
   * Marks repeats and superseded ones, adds unseen versions to {@code seen}, and returns the newest
   * unseen row or -1.
   */
  private int newest(int[] submissions, int count, List<SeenVersion> seen) {
    Set<SeenVersion> before = new HashSet<>(seen);
    RowOrder.sort(submissions, 0, count, rows::compareContent);
    int newest = -1;
    for (int i = 0; i < count; i++) {
      int row = submissions[i];
      boolean repeats = i > 0 && rows.hasSameContent(submissions[i - 1], row);
      if (repeats || (!before.isEmpty() && before.contains(rows.seen(row)))) {
        rows.setOutcome(row, Outcome.RESUBMISSION);
        continue;
      }
      rows.setOutcome(row, Outcome.SUPERSEDED);
      seen.add(rows.seen(row));
      if (newest < 0 || rows.compareVersion(newest, row) < 0) {
        newest = row;
      }
    }
    seen.sort(BY_CONTENT);
    return newest;
  }

  /** ID5 against the version that earlier runs left current. */
  private boolean isNewer(int row, @Nullable KeyRow previous) {
    if (previous == null || previous.getFirstRun() == 0) {
      return true;
    }
    int order = Long.compare(rows.version(row), previous.getVersion());
    if (order == 0) {
      order = PlaceOrder.compareIssued(rows.issuedAt(row), previous.getIssuedAt());
    }
    return (order == 0 ? PlaceOrder.compare(rows.place(row, facts), previous.getPlace()) : order)
        > 0;
  }

  private Winner winner(
      int row,
      int first,
      @Nullable KeyRow previous,
      List<SeenVersion> seen,
      List<Retraction> added) {
    List<Retraction> all = all(previous, added);
    Instant retractedAt = RetractionInForce.of(rows.issuedAt(row), rows.place(row, facts), all);
    if (previous != null && previous.getFirstRun() > 0) {
      return new Winner(
          Winner.NEW_VERSION,
          previous.getReceivedAt(),
          previous.getFirstPlace(),
          retractedAt,
          touch.withReviewsThatLast(previous),
          seen,
          all);
    }
    Place firstPlace = rows.place(first, facts);
    return new Winner(
        Winner.NEW, firstPlace.getReceivedAt(), firstPlace, retractedAt, previous, seen, all);
  }

  private Change changed(
      @Nullable KeyRow previous, List<SeenVersion> seen, List<Retraction> added, int anyRow) {
    List<Retraction> all = all(previous, added);
    if (previous == null) {
      return new Change(-1, null, retractionOnly(anyRow, all), false);
    }
    Instant retractedAt = previous.getRetractedAt();
    if (retractedAt == null && previous.getFirstRun() > 0) {
      retractedAt = RetractionInForce.of(previous.getIssuedAt(), previous.getPlace(), all);
    }
    KeyRow updated =
        KeyRow.newBuilder(previous)
            .setSeen(seen)
            .setRetractions(all)
            .setRetractedAt(retractedAt)
            .setRun(run)
            .build();
    boolean reached = previous.getRetractedAt() == null && retractedAt != null;
    return new Change(-1, null, updated, reached);
  }

  /**
   * JU2: a retraction of a report that nobody knows is kept and applies when the report arrives.
   */
  private KeyRow retractionOnly(int row, List<Retraction> retractions) {
    int shard = rows.shard(row);
    return KeyRow.newBuilder()
        .setReportKey(java.util.HexFormat.of().formatHex(rows.key(row)))
        .setNamespace(facts.namespace(shard))
        .setTest(facts.isTest(shard))
        .setFirstRun(0)
        .setSeen(List.of())
        .setRetractions(retractions)
        .setFirstAccount(false)
        .setForwards(List.of())
        .setContentRun(0)
        .setRun(run)
        .build();
  }

  private Retraction retraction(int row) {
    return new Retraction(
        rows.issuedAt(row), rows.isErroneous(row) ? "ERRONEOUS" : "OTHER", rows.place(row, facts));
  }

  private static List<Retraction> all(@Nullable KeyRow previous, List<Retraction> added) {
    List<Retraction> all =
        new ArrayList<>(previous == null ? List.of() : previous.getRetractions());
    all.addAll(added);
    all.sort(BY_PLACE);
    return all;
  }
}
