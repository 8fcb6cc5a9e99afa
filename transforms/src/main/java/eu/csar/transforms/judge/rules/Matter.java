package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.tables.MatchRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a ground may look at. Of the report, grounds never open the personal part: the presence
 * flags say what they need.
 *
 * @param report report in normal form
 * @param matches its items' matches, of every list
 * @param reviews reviews in force (JU4)
 * @param retraction the retraction in force; null: none applies to the current version
 * @param everForwarded an earlier run has sent it to somebody, whatever became of it since
 */
public record Matter(
    Report report,
    List<MatchRow> matches,
    ReviewsInForce reviews,
    @Nullable Retracted retraction,
    boolean everForwarded) {

  /**
   * That a provider retracted its report (JU2, S11).
   *
   * @param at since when; UTC
   * @param erroneous one of the retractions that apply has the reason ERRONEOUS
   * @param newly it was not in force before this run
   */
  public record Retracted(Instant at, boolean erroneous, boolean newly) {}
}
