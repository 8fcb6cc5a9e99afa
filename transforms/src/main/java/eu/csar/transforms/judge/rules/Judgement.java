package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.tables.VerdictRow;
import java.util.List;

/**
 * The Centre's judgement of a report (Article 48(1) to (4)).
 *
 * @param decision forwarded or manifestly unfounded; held is pending
 * @param reasonCodes grounds on which it is unfounded, ordered; empty if forwarded
 * @param centreUrgent the Centre's own view of the urgency (JU6); whoever marks a forward urgent
 *     needs the provider's too
 * @param verdicts what each ground said, in order of the grounds
 */
public record Judgement(
    Decision decision, List<String> reasonCodes, boolean centreUrgent, List<VerdictRow> verdicts) {}
