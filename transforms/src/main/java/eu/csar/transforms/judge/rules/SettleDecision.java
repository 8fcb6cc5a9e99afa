package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.RecallReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a report, given what was decided before: forwarding is a fact, which later
 * judgements can only answer by taking back (JU2, end of section 4 of the decision tables).
 */
public final class SettleDecision {
  private SettleDecision() {}

  /**
   * What stands after the run.
   *
   * @param decision the decision
   * @param reasonCodes codes that explain it, sorted
   * @param recall why all recipients are recalled; null: the competent ones are sent the report if
   *     it is forwarded
   */
  public record Settled(
      Decision decision, List<String> reasonCodes, @Nullable RecallReason recall) {

    /** Whether recipients are sent, or keep, the report. */
    public boolean goesOut() {
      return decision == Decision.FORWARDED && recall == null;
    }
  }

  /**
   * Settles it.
   *
   * @param before decision before this run; null: none
   * @param sent who was sent it before this run
   */
  public static Settled settle(
      @Nullable String before, SentBefore sent, Matter matter, Judgement now) {
    if (!Decision.FORWARDED.name().equals(before)) {
      return new Settled(now.decision(), now.reasonCodes(), null);
    }
    if (now.decision() == Decision.MANIFESTLY_UNFOUNDED) {
      return new Settled(Decision.FORWARDED, now.reasonCodes(), RecallReason.MANIFESTLY_UNFOUNDED);
    }
    if (isTakenBack(matter.retraction(), matter.reviews(), sent)) {
      return new Settled(Decision.FORWARDED, List.of(), RecallReason.RETRACTED_BY_PROVIDER);
    }
    boolean held = now.decision() == Decision.HELD_FOR_REVIEW;
    return new Settled(Decision.FORWARDED, held ? List.of() : now.reasonCodes(), null);
  }

  /**
   * JU2: whether a report that was forwarded is, or stays, taken back for its retraction. One that
   * was forwarded although it was retracted already, being urgent perhaps, is not: whatever else it
   * was recalled for, the retraction does not stand in its way. A review that says to forward,
   * decided with the retraction known, keeps it too.
   *
   * @param sent who was sent it before this run
   */
  public static boolean isTakenBack(
      Matter.@Nullable Retracted retraction, ReviewsInForce reviews, SentBefore sent) {
    return retraction != null
        && (retraction.newly() || !(sent.isWithSomebody() || sent.toldOf(retraction.at())))
        && !reviews.forwardAfter(retraction.at());
  }
}
