package eu.csar.transforms.match.rules;

import eu.csar.schemas.codes.MemberState;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files are in force on the Centre's not-abuse list (UG3, JU1, S33): the one rule by which
 * both readings ask it.
 *
 * <p>A SHA-256 is in force if notices of enough distinct Member States say that the file is no
 * abuse material of any kind, and none says anything else. A notice counts if it is neither
 * disabled nor quarantined and dated on or before the day of the as-of; one for another reason
 * protects whatever its date. The hash of the empty file is never in force.
 */
public final class NotAbuseInForce {
  private final IndicatorIndex index;
  private final LocalDate day;
  private final int states;

  /**
   * The list as an index has it.
   *
   * @param day of the as-of, UTC
   * @param states least number of distinct Member States (policy)
   */
  public NotAbuseInForce(IndicatorIndex index, LocalDate day, int states) {
    this.index = index;
    this.day = day;
    this.states = states;
  }

  /**
   * The notices by which a file is in force, sorted; empty where it is not.
   *
   * @param sha256 64 lower-case hexadecimal digits
   */
  public List<String> noticesFor(String sha256) {
    byte[] value = HashAlgorithm.SHA256.parse(sha256);
    if (value == null || HashAlgorithm.SHA256.isOfEmptyFile(value)) {
      return List.of();
    }
    List<Indicator> entries = index.lookup(HashAlgorithm.SHA256, value);
    if (entries.isEmpty()) {
      return List.of();
    }
    Set<String> notices = new TreeSet<>();
    Set<MemberState> saidBy = EnumSet.noneOf(MemberState.class);
    for (Indicator entry : entries) {
      if (entry.list() != IndicatorList.NOT_ABUSE || entry.disabled() || entry.quarantined()) {
        continue;
      }
      if (!Indicator.NO_ABUSE_MATERIAL.equals(entry.reason())) {
        return List.of();
      }
      MemberState state = MemberState.of(entry.state());
      if (state != null && isDated(entry)) {
        notices.add(entry.indicatorId());
        saidBy.add(state);
      }
    }
    return saidBy.size() >= states ? List.copyOf(notices) : List.of();
  }

  private boolean isDated(Indicator entry) {
    String date = entry.submittedAt();
    return date != null && !LocalDate.parse(date).isAfter(day);
  }
}
