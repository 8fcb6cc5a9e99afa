package eu.csar.transforms.resolve.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.codes.Cause;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Why a run assesses reports of earlier runs though it reads no new version of them: a review, a
 * not-abuse notice that no longer stands, or a reassessment of history (JU1, JU4).
 *
 * @param reviews reviews that this run accepts, by report key
 * @param notices which notices of the not-abuse list stand
 * @param since reports received from then on are assessed again; null: none for that alone
 * @param noticesFell whether a notice that decisions rest on may have ceased to stand since the
 *     last run; if not, no decision is re-opened
 */
public record Touch(
    Map<String, List<AcceptedReview>> reviews,
    StandingNotices notices,
    @Nullable Instant since,
    boolean noticesFell)
    implements Serializable {

  /** Nothing but what is read touches a report. */
  public static final Touch NONE = new Touch(Map.of(), notice -> true, null, false);

  /** What speaks against a report or its urgency ends with a new version (JU4). */
  private static final Set<String> ENDS_WITH_NEW_VERSION = Set.of("UNFOUNDED", "NOT_URGENT");

  private static final Comparator<AcceptedReview> BY_INSTANT_AND_ID =
      Comparator.comparing(AcceptedReview::getDecidedAt)
          .thenComparing(review -> review.getReviewId().getBytes(UTF_8), Arrays::compareUnsigned)
          .thenComparing(AcceptedReview::getSubject)
          .thenComparing(AcceptedReview::getValue)
          .thenComparing(AcceptedReview::getVersion);

  /** The not-abuse list, as re-opening asks it. */
  @FunctionalInterface
  public interface StandingNotices extends Serializable {

    /** Whether a notice is on the list, neither disabled nor quarantined. */
    boolean stands(String noticeId);
  }

  /**
   * Whether any report of a bucket is touched.
   *
   * @param carried all rows of the bucket of all runs, in any order
   */
  public boolean touchesAny(Iterable<KeyRow> carried) {
    TouchedRows rows = new TouchedRows(this);
    carried.forEach(rows::offer);
    AtomicBoolean any = new AtomicBoolean();
    rows.settle(carried)
        .forEach(
            row -> {
              if (causeFor(row) != null) {
                any.set(true);
              }
            });
    return any.get();
  }

  /** Whether reports may be touched that nothing names: all must be looked at. */
  public boolean mayTouchAny() {
    return since != null || noticesFell;
  }

  /** Whether a row may be of a touched report; a newer row of the key may say otherwise. */
  boolean mayConcern(KeyRow row) {
    return since != null || reviews.containsKey(row.getReportKey()) || restsOnNotices(row);
  }

  /**
   * The first cause, beside a retraction, for which a report of earlier runs is assessed whole;
   * null: none.
   */
  public @Nullable String causeFor(KeyRow latest) {
    Instant receivedAt = latest.getReceivedAt();
    if (latest.getVersion() == null || receivedAt == null) {
      return null;
    }
    if (reviews.containsKey(latest.getReportKey())) {
      return Cause.REVIEWED.name();
    }
    if (reopens(latest)) {
      return Cause.REOPENED.name();
    }
    return since != null && !receivedAt.isBefore(since) ? Cause.REASSESSED.name() : null;
  }

  /**
   * JU1: unfounded, or forwarded and taken back as unfounded, and of the notices that this rests on
   * one at least does not stand any more.
   */
  private boolean reopens(KeyRow latest) {
    return restsOnNotices(latest)
        && !latest.getNotAbuseNotices().stream().allMatch(notices::stands);
  }

  private static boolean restsOnNotices(KeyRow row) {
    return !row.getNotAbuseNotices().isEmpty();
  }

  /** Key columns with the reviews that this run accepts. */
  KeyRow withReviews(KeyRow row) {
    return reviews.containsKey(row.getReportKey())
        ? KeyRow.newBuilder(row).setReviews(all(row)).build()
        : row;
  }

  /** The same of a report with a new version, which ends some. */
  KeyRow withReviewsThatLast(KeyRow row) {
    List<AcceptedReview> lasting =
        all(row).stream()
            .filter(review -> !ENDS_WITH_NEW_VERSION.contains(review.getValue()))
            .toList();
    return KeyRow.newBuilder(row).setReviews(lasting).build();
  }

  private List<AcceptedReview> all(KeyRow row) {
    Set<AcceptedReview> all = new TreeSet<>(BY_INSTANT_AND_ID);
    all.addAll(row.getReviews());
    all.addAll(reviews.getOrDefault(row.getReportKey(), List.of()));
    return List.copyOf(all);
  }
}
