package eu.csar.transforms.tabulate.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of forwards, as a plain fold over rows in lists (CT5 to CT7); it calls none of the
 * rules that it judges.
 */
final class FollowUpModel {
  /**
   * A row that is returned on the token of a report and a recipient; place is its order of receipt.
   */
  interface Row {
    int digit();

    String tokenOf();

    String sender();

    LocalDate asOf();

    int place();
  }

  /**
   * A row of follow-up; detail is the key of the case, the type of the action, or the reason;
   * persons below 0: none given.
   */
  record Said(
      int digit,
      String tokenOf,
      String sender,
      LocalDate asOf,
      String outcome,
      String detail,
      int persons,
      int place)
      implements Row {
    boolean isOfCase() {
      return outcome.equals("INVESTIGATION_OPENED");
    }
  }

  /** A row of Europol's referrals; to nobody: not referable. */
  record Referred(int digit, String tokenOf, LocalDate asOf, @Nullable String to, int place)
      implements Row {
    @Override
    public String sender() {
      return "EUROPOL";
    }
  }

  /** A row of assessments. */
  record Assessed(
      int digit,
      String tokenOf,
      String sender,
      LocalDate asOf,
      String result,
      String scope,
      int place)
      implements Row {}

  /** A report that a State has. */
  private record Held(
      StatisticsModel.Report report, String tokenOf, String state, String route, LocalDate day) {}

  private static final Comparator<Row> LATEST =
      Comparator.comparing(Row::asOf).thenComparingInt(Row::place);

  private final List<StatisticsModel.Forward> forwards;
  private final List<Said> said;
  private final List<Referred> referred;
  private final List<Assessed> assessed;
  private final Map<String, Long> cells = new TreeMap<>();
  private final Map<String, Said> cases = new TreeMap<>();
  private final Map<String, Integer> cohorts = new HashMap<>();

  FollowUpModel(
      List<StatisticsModel.Forward> forwards,
      List<Said> said,
      List<Referred> referred,
      List<Assessed> assessed) {
    this.forwards = forwards;
    this.said = said;
    this.referred = referred;
    this.assessed = assessed;
  }

  private void add(long value, String... key) {
    if (value != 0) {
      cells.merge(String.join(" ", key), value, Long::sum);
    }
  }

  /** Cells that are not zero: table and codes, joined by a space. */
  Map<String, Long> count(List<StatisticsModel.Report> reports) {
    for (StatisticsModel.Report report : reports) {
      for (Held held : held(report)) {
        outcome(held);
        assessment(held);
      }
    }
    cases.forEach(
        (key, row) -> {
          String cohort = String.valueOf(cohorts.get(key));
          String state = key.substring(0, 2);
          add(1, "followup_cases", cohort, state, "ONGOING");
          if (row.persons() >= 0) {
            add(1, "$persons", cohort, state, "followup_offenders");
            add(1, "$persons", cohort, state, "followup_victims");
            add(row.persons(), "followup_offenders", cohort, state, "ARRESTED");
            add(row.persons(), "followup_victims", cohort, state, "IDENTIFIED", "F", "Y6-11");
          }
        });
    return cells;
  }

  /** The States that have a report, from the Centre or from Europol. */
  private List<Held> held(StatisticsModel.Report report) {
    Map<String, LocalDate> days = new TreeMap<>();
    for (StatisticsModel.Forward row : forwards) {
      if (row.digit() == report.digit()
          && (row.kind().equals("FIRST") || row.kind().equals("SUPPLEMENT"))) {
        days.merge(row.recipient(), row.day(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    List<Held> held = new ArrayList<>();
    days.forEach(
        (recipient, day) -> {
          if (!recipient.equals("EUROPOL")) {
            held.add(new Held(report, recipient, recipient, "FORWARDED", day));
          }
        });
    LocalDate europol = days.get("EUROPOL");
    if (europol != null) {
      List<Referred> rows = accepted(referred, report.digit(), "EUROPOL", "EUROPOL", europol);
      counted(rows);
      String to = rows.isEmpty() ? null : rows.get(rows.size() - 1).to();
      if (to != null && !days.containsKey(to)) {
        held.add(new Held(report, "EUROPOL", to, "REFERRED", europol));
      }
    }
    return held;
  }

  /** Rows that count, the latest last. */
  private static <R extends Row> List<R> accepted(
      List<R> rows, int digit, String tokenOf, String sender, LocalDate from) {
    return rows.stream()
        .filter(row -> row.digit() == digit && row.tokenOf().equals(tokenOf))
        .filter(row -> row.sender().equals(sender) && !row.asOf().isBefore(from))
        .sorted(LATEST)
        .toList();
  }

  /** Each row is a delivery of its own, whose number is its place. */
  private void counted(List<? extends Row> rows) {
    rows.forEach(row -> add(1, "$accepted", Integer.toString(row.place())));
  }

  private void outcome(Held held) {
    List<Said> rows =
        accepted(said, held.report().digit(), held.tokenOf(), held.state(), held.day());
    counted(rows);
    String cohort = Integer.toString(held.day().getYear());
    String state = held.state();
    String complete = held.report().completeness();
    if (rows.isEmpty()) {
      add(1, "followup_outcomes", cohort, state, held.route(), "NO_FEEDBACK_YET");
      add(1, "outcomes_by_completeness", cohort, state, complete, "NO_FEEDBACK_YET");
      return;
    }
    Said last = rows.get(rows.size() - 1);
    add(1, "followup_outcomes", cohort, state, held.route(), last.outcome());
    add(1, "outcomes_by_completeness", cohort, state, complete, last.outcome());
    add(1, "followup_actionable", cohort, state, "WITH_FEEDBACK");
    long days = rows.get(0).asOf().toEpochDay() - held.day().toEpochDay();
    add(1, "followup_days", cohort, state, Long.toString(days));
    switch (last.outcome()) {
      case "NO_ACTION" -> add(1, "followup_no_action", cohort, state, last.detail());
      case "OTHER_ACTION" -> {
        add(1, "followup_actionable", cohort, state, "ACTIONABLE");
        add(1, "followup_other_actions", cohort, state, last.detail(), "UNKNOWN", "UNKNOWN");
      }
      default -> {
        add(1, "followup_actionable", cohort, state, "ACTIONABLE");
        String key = state + " " + last.detail();
        cohorts.merge(key, held.day().getYear(), Math::min);
        cases.merge(key, last, (a, b) -> LATEST.compare(a, b) > 0 ? a : b);
      }
    }
  }

  private void assessment(Held held) {
    List<Assessed> rows =
        accepted(assessed, held.report().digit(), held.tokenOf(), held.state(), held.day());
    counted(rows);
    Set<String> types = new TreeSet<>(held.report().claimed());
    types.addAll(held.report().matched());
    types.remove("KNOWN_CSAM");
    if (types.isEmpty()) {
      return;
    }
    List<Assessed> done =
        rows.stream()
            .filter(row -> row.scope().equals("REPORT") && !row.result().equals("EXTENDED"))
            .toList();
    if (done.isEmpty()) {
      // All of the years' forwards are older than two months at the tests' as-of.
      String cohort = Integer.toString(held.day().getYear());
      add(1, "assessments_open", cohort, held.state(), "OVER_2_MONTHS");
      return;
    }
    Assessed last = done.get(done.size() - 1);
    if (last.result().equals("NEGATIVE")) {
      String year = Integer.toString(last.asOf().getYear());
      types.forEach(type -> add(1, "assessed_negative", year, held.state(), type));
      add(1, "assessed_negative", year, held.state(), "_T");
    }
  }
}
