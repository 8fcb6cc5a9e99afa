package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Known.Review;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decisions.md section 3: grounds and their exceptions, held reports (JU3), urgency (JU6). */
final class Judging {

  static final String TEST = "TEST";
  static final String RETRACTED = "RETRACTED_AS_ERRONEOUS";
  static final String NOT_ABUSE = "ASSESSED_NOT_ABUSE";
  static final String REVIEWED = "REVIEWED_UNFOUNDED";
  static final List<String> GROUNDS = List.of(TEST, RETRACTED, NOT_ABUSE, REVIEWED);

  /** What one ground says; exceptions and evidence only where it holds. */
  record Verdict(String ground, boolean holds, List<String> exceptions, List<String> evidence) {
    boolean filters() {
      return holds && exceptions.isEmpty();
    }

    /** Only the circuit breaker kept it from filtering. */
    boolean stoppedByBreaker() {
      return holds && exceptions.equals(List.of("CIRCUIT_BREAKER"));
    }
  }

  /** Judged on its own, whatever was decided before. */
  record Outcome(String decision, List<String> reasons, List<Verdict> verdicts) {}

  private final World world;
  private final Instant asOf;
  private final Set<String> tripped;

  /**
   * Judging in one run.
   *
   * @param tripped grounds for which the circuit breaker tripped in the run
   */
  Judging(World world, Instant asOf, Set<String> tripped) {
    this.world = world;
    this.asOf = asOf;
    this.tripped = tripped;
  }

  /**
   * Judges a report.
   *
   * @param content of its current version
   * @param matches its rows of table matches
   */
  Outcome judge(Known report, Content content, List<Row> matches) {
    Set<String> suspicion = suspicion(content, matches);
    List<Verdict> verdicts = new ArrayList<>();
    Map<String, List<String>> held = holding(report, content);
    for (String ground : GROUNDS) {
      List<String> evidence = held.get(ground);
      verdicts.add(
          evidence == null
              ? new Verdict(ground, false, List.of(), List.of())
              : new Verdict(ground, true, exceptions(ground, report, suspicion), evidence));
    }
    List<String> filtering =
        verdicts.stream().filter(Verdict::filters).map(Verdict::ground).sorted().toList();
    if (!filtering.isEmpty()) {
      return new Outcome("MANIFESTLY_UNFOUNDED", filtering, verdicts);
    }
    if (verdicts.stream().anyMatch(Verdict::stoppedByBreaker)) {
      return new Outcome("FORWARDED", List.of("CIRCUIT_BREAKER"), verdicts);
    }
    return isHeld(report, content, matches)
        ? new Outcome("HELD_FOR_REVIEW", List.of("NO_ANNEX_III_TYPE"), verdicts)
        : new Outcome("FORWARDED", List.of(), verdicts);
  }

  /** The grounds whose own conditions hold, with what each rests on. */
  private Map<String, List<String>> holding(Known report, Content content) {
    Map<String, List<String>> held = new HashMap<>();
    if (report.test) {
      held.put(TEST, List.of());
    }
    if (isRetractedAsErroneous(report)) {
      held.put(RETRACTED, List.of());
    }
    Set<String> notices = notAbuse(content, world, asOf);
    if (!notices.isEmpty()) {
      held.put(NOT_ABUSE, List.copyOf(notices));
    }
    Review review = report.inForce("DECISION");
    if (review != null && review.value().equals("UNFOUNDED")) {
      held.put(REVIEWED, List.of(review.id()));
    }
    return held;
  }

  /** UG2, S34: nobody was sent it, and a retraction as erroneous applies to this version. */
  static boolean isRetractedAsErroneous(Known report) {
    return report.sent.isEmpty() && report.inForce().stream().anyMatch(Known.Retraction::erroneous);
  }

  /** UG3, S33: the notices on which the ground rests, in order; empty: it does not hold. */
  static Set<String> notAbuse(Content content, World world, Instant asOf) {
    TreeSet<String> notices = new TreeSet<>(Bytes.BY_UTF8);
    for (Item item : content.reported()) {
      List<String> hashes = item.all("SHA256");
      if (hashes.isEmpty()) {
        return Set.of();
      }
      for (String hash : hashes) {
        Set<String> resting =
            world.lists.inForce(
                hash, asOf.atZone(ZoneOffset.UTC).toLocalDate(), world.notAbuseStates);
        if (resting.isEmpty()) {
          return Set.of();
        }
        notices.addAll(resting);
      }
    }
    return notices;
  }

  /** Something was said that nobody could read, and doubt never filters. */
  private static final Set<String> UNREAD =
      Set.of("WRONG_TYPE", "UNKNOWN_CODE", "UNREADABLE_TEXT", "BAD_HASH");

  private static Set<String> suspicion(Content content, List<Row> matches) {
    Set<String> suspicion = new TreeSet<>();
    if (isPositive(matches)) {
      suspicion.add("POSITIVE_MATCH");
    }
    if (content.urgent()) {
      suspicion.add("URGENT");
    }
    if (content.allegesSolicitation()) {
      suspicion.add("SOLICITATION");
    }
    if (content.presence().any()
        || content.findings().stream().anyMatch(f -> UNREAD.contains(f.code()))) {
      suspicion.add("OTHER_GROUND");
    }
    return suspicion;
  }

  /** JU5: quarantined positive entries protect too. */
  private static boolean isPositive(List<Row> matches) {
    return matches.stream().anyMatch(m -> !m.get("list").equals("NOT_ABUSE"));
  }

  private List<String> exceptions(String ground, Known report, Set<String> suspicion) {
    TreeSet<String> exceptions = new TreeSet<>();
    if (ground.equals(TEST) && suspicion.contains("POSITIVE_MATCH")) {
      exceptions.add("POSITIVE_MATCH");
    }
    if (ground.equals(RETRACTED) || ground.equals(NOT_ABUSE)) {
      exceptions.addAll(suspicion);
      if (tripped.contains(ground)) {
        exceptions.add("CIRCUIT_BREAKER");
      }
    }
    if (ground.equals(RETRACTED)
        ? isForwardedByReviewSince(report.retractedAt, report)
        : !ground.equals(REVIEWED) && isForwardedByReviewSince(null, report)) {
      exceptions.add("REVIEWED_FORWARD");
    }
    if (!world.switchedOn(ground)) {
      exceptions.add("SWITCHED_OFF");
    }
    if (!world.effective(ground, asOf)) {
      exceptions.add("NOT_YET_EFFECTIVE");
    }
    return List.copyOf(exceptions);
  }

  /** S32: the review in force says to forward it, and was decided after the instant, if any. */
  static boolean isForwardedByReviewSince(@Nullable Instant instant, Known report) {
    Review review = report.inForce("DECISION");
    return review != null
        && review.value().equals("FORWARD")
        && (instant == null || review.decidedAt().isAfter(instant));
  }

  /** JU3, S37. */
  private static boolean isHeld(Known report, Content content, List<Row> matches) {
    return content.source().equals("CYBERTIPLINE")
        && content.abuseTypes().isEmpty()
        && !content.urgent()
        && matches.isEmpty()
        && content.reported().isEmpty()
        && !content.allegesSolicitation()
        && report.inForce("DECISION") == null;
  }

  /** JU6: yes unless a review in force says no. */
  static boolean centreUrgent(Known report) {
    Review review = report.inForce("URGENCY");
    return review == null || !review.value().equals("NOT_URGENT");
  }
}
