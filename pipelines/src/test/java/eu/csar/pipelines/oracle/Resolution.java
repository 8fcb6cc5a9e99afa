package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Known.Retraction;
import eu.csar.pipelines.oracle.Known.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Identity and order, decisions.md section 1: ID5 to ID8, ID10, and JU2 (S3, S11 to S14). */
final class Resolution {

  /** ID5: version, then issue time with a missing one first, then place. */
  static final Comparator<Submission> VERSION_ORDER =
      Comparator.<Submission>comparingLong(s -> s.content().version())
          .thenComparing(
              s -> s.content().issuedAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Submission::place);

  /**
   * The one row that a report gets in a run.
   *
   * @param winner the submission that made it new or a new version; null: a stored report
   */
  record Change(Known report, String cause, @Nullable Submission winner) {

    Submission submission() {
      return Objects.requireNonNull(winner);
    }
  }

  private final OracleState state;

  private Resolution(OracleState state) {
    this.state = state;
  }

  /** Gives each submission its outcome and says which reports change, in order of key. */
  static List<Change> of(List<Submission> submissions, OracleState state) {
    Map<String, List<Submission>> byKey = new TreeMap<>();
    submissions.stream()
        .sorted(Comparator.comparing(Submission::place))
        .forEach(s -> byKey.computeIfAbsent(s.key(), k -> new ArrayList<>()).add(s));
    List<Change> changes = new ArrayList<>();
    byKey.forEach(
        (key, ofKey) -> {
          Known report =
              state.known.computeIfAbsent(key, k -> new Known(k, ofKey.get(0).namespace()));
          Change change = new Resolution(state).resolve(report, ofKey);
          if (change != null) {
            changes.add(change);
          }
        });
    return changes;
  }

  private @Nullable Change resolve(Known report, List<Submission> inPlaceOrder) {
    List<Submission> rest = new ArrayList<>();
    List<Submission> accounts = new ArrayList<>();
    Set<Seen> seenHere = new HashSet<>(report.seen);
    for (Submission s : inPlaceOrder) {
      if (s.content().retraction()) {
        outcome(s, "RETRACTION");
        boolean erroneous = "ERRONEOUS".equals(s.content().retractionReason());
        report.retractions.add(new Retraction(s.content().issuedAt(), erroneous, s.place()));
        continue;
      }
      accounts.add(s);
      if (seenHere.add(new Seen(s.content().version(), s.content().digest()))) {
        rest.add(s);
      } else {
        outcome(s, "RESUBMISSION");
      }
    }
    report.seen.addAll(seenHere);
    Submission newest = rest.stream().max(VERSION_ORDER).orElse(null);
    boolean wins = newest != null && (!report.isReport() || isNewer(newest, report));
    String cause = report.isReport() ? "NEW_VERSION" : "NEW";
    for (Submission s : rest) {
      boolean won = wins && newest != null && s.place().equals(newest.place());
      outcome(s, won ? cause : "SUPERSEDED");
    }
    if (!wins || newest == null) {
      return retractStored(report);
    }
    if (cause.equals("NEW")) {
      report.firstRun = state.run;
      report.firstPlace = accounts.get(0).place(); // ID8, S3: the earliest account of any outcome.
    } else {
      report.newVersionRun = state.run;
    }
    report.submission = newest;
    report.version = newest.content().version();
    report.issuedAt = newest.content().issuedAt();
    report.place = newest.place();
    report.test = newest.test();
    report.retractedAt = retraction(report);
    return new Change(report, cause, newest);
  }

  /** ID5 against the version that earlier runs made current. */
  private static boolean isNewer(Submission candidate, Known report) {
    int byVersion = Long.compare(candidate.content().version(), report.version);
    if (byVersion != 0) {
      return byVersion > 0;
    }
    int byTime =
        Comparator.nullsFirst(Comparator.<Instant>naturalOrder())
            .compare(candidate.content().issuedAt(), report.issuedAt);
    return byTime != 0 ? byTime > 0 : candidate.place().compareTo(report.current()) > 0;
  }

  /** JU2: a retraction that reaches a report of an earlier run; an earlier one stands. */
  private static @Nullable Change retractStored(Known report) {
    if (!report.isReport() || report.retractedAt != null) {
      return null;
    }
    report.retractedAt = retraction(report);
    return report.retractedAt == null ? null : new Change(report, "RETRACTED", null);
  }

  /** S11: of several that apply the earliest, then by place. */
  private static @Nullable Instant retraction(Known report) {
    return report.inForce().stream()
        .min(Comparator.comparing(Retraction::instant).thenComparing(Retraction::place))
        .map(Retraction::instant)
        .orElse(null);
  }

  private void outcome(Submission s, String outcome) {
    state
        .table("submissions")
        .add(
            ReadExports.submissionRow(
                state.run,
                s.place(),
                outcome,
                s.key(),
                s.content().retraction() ? null : (Long) s.content().version(),
                s.content().digest()));
  }
}
