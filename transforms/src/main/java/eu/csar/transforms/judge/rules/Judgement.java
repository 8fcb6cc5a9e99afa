package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.schemas.tables.VerdictRow;
import java.util.List;

/**
 * The Centre's judgement of a report (Article 48(1) to (4)), whatever was decided before.
 *
 * @param decision forwarded, manifestly unfounded, or held, which is pending
 * @param reasonCodes why, sorted: the grounds on which it is unfounded, {@code CIRCUIT_BREAKER}
 *     where that alone kept it from being so, or the reason for which it is held
 * @param centreUrgent the Centre's own view of the urgency (JU6); whoever marks a forward urgent
 *     needs the provider's too
 * @param verdicts what each ground said, in order of the grounds
 */
public record Judgement(
    Decision decision, List<String> reasonCodes, boolean centreUrgent, List<VerdictRow> verdicts) {

  /** Notices of the not-abuse list that the decision names (JU1); empty where it rests on none. */
  public List<String> notAbuseNotices() {
    return verdicts.stream()
        .filter(VerdictRow::getFilters)
        .filter(row -> row.getGround().equals(UnfoundedGround.ASSESSED_NOT_ABUSE.name()))
        .flatMap(row -> row.getEvidence().stream())
        .toList();
  }
}
