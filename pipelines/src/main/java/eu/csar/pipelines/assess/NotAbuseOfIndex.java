package eu.csar.pipelines.assess;

import eu.csar.transforms.judge.rules.NotAbuseNotices;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.NotAbuseInForce;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.resolve.rules.Touch;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The not-abuse list of a run, on every worker: one rule ({@link NotAbuseInForce}) for the first
 * reading, for judging and for re-opening. Opens the index when it is first asked.
 */
final class NotAbuseOfIndex implements NotAbuseList, NotAbuseNotices, Touch.StandingNotices {
  private static final long serialVersionUID = 1L;

  private final String index;
  private final LocalDate day;
  private final int states;
  private transient @Nullable NotAbuseInForce rule;
  private transient @Nullable Set<String> standing;

  /**
   * The list in an index file.
   *
   * @param day of the as-of, UTC
   * @param states least number of distinct Member States
   */
  NotAbuseOfIndex(String index, LocalDate day, int states) {
    this.index = index;
    this.day = day;
    this.states = states;
  }

  @Override
  public boolean holds(String sha256) {
    return !inForceFor(sha256).isEmpty();
  }

  @Override
  public List<String> inForceFor(String sha256) {
    NotAbuseInForce opened = rule;
    if (opened == null) {
      opened = new NotAbuseInForce(IndicatorIndex.shared(Path.of(index)), day, states);
      rule = opened;
    }
    return opened.noticesFor(sha256);
  }

  @Override
  public boolean stands(String noticeId) {
    Set<String> notices = standing;
    if (notices == null) {
      notices = IndicatorIndex.shared(Path.of(index)).standingNotices();
      standing = notices;
    }
    return notices.contains(noticeId);
  }
}
