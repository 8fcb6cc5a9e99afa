package eu.csar.pipelines.synthesise;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.transforms.route.rules.FollowUpToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follow-up of a cohort, as States return it: in March, corrected in September, with planted
 * defects; one State returns nothing, one an empty return, one declares that nothing applies, one
 * covers half of the year. What must be counted is settled here, row by row.
 */
final class YearFollowUp {
  static final String SILENT = "NL";
  static final String EMPTY = "MT";
  static final String NOT_APPLICABLE = "LU";
  static final String PARTIAL = "IE";

  /** Gives numbers of victims only where there are some: of the others nothing is known. */
  private static final String LEAVES_ZEROS_OUT = "HR";

  private static final String[] REASONS = {
    "LACK_OF_INFORMATION", "LACK_OF_INFORMATION", "NO_OFFENCE", "SUBJECT_NOT_LOCATED"
  };
  private static final String[] ACTIONS = {"CHILD_PROTECTION", "INTELLIGENCE", "REFERRED_ABROAD"};
  private static final String[] STATES_OF_PLAY = {"ONGOING", "CLOSED_PRE_TRIAL", "PENALTY"};

  private final FollowUpToken tokens;
  private final ReturnFiles files;
  private final StatisticsTruth truth;
  private final StatisticsTruth rejections;
  private final CountYearReports counted;
  private final Dice dice = new Dice();
  private final long seed;
  private final LocalDate release;

  YearFollowUp(
      long seed,
      LocalDate release,
      FollowUpToken tokens,
      ReturnFiles files,
      StatisticsTruth truth,
      StatisticsTruth rejections,
      CountYearReports counted) {
    this.seed = seed;
    this.release = release;
    this.tokens = tokens;
    this.files = files;
    this.truth = truth;
    this.rejections = rejections;
    this.counted = counted;
  }

  /** A report that a State has, and what it last said of it. */
  private static final class Sent {
    private final YearReport report;
    private final String state;
    private final String route;
    private final String token;
    private @Nullable Map<String, String> last;
    private @Nullable LocalDate first;

    Sent(YearReport report, String state, String route, String token) {
      this.report = report;
      this.state = state;
      this.route = route;
      this.token = token;
    }
  }

  /** Returns on the reports that were forwarded on the last day of a year. */
  void returns(int cohort, List<YearReport> reports) throws IOException {
    dice.set(seed, Dice.PLANTED, 7_000 + cohort);
    LocalDate day = LocalDate.of(cohort, 12, 31);
    List<Sent> sent = new ArrayList<>();
    List<Map<String, String>> referrals = new ArrayList<>();
    for (YearReport report : reports) {
      for (String state : report.states()) {
        sent.add(new Sent(report, state, "FORWARDED", tokens.of(report.key(), state)));
      }
      if (report.states().isEmpty() && !report.retracted() && dice.chance(0.25)) {
        referrals.add(referral(report, sent, day));
      }
    }
    files.csv(
        ReturnFiles.Cover.of(
            ReturnKind.EUROPOL_REFERRALS, "EUROPOL", (cohort + 1) + "-02-01T08:00:00Z", cohort),
        referrals);
    Map<String, List<Sent>> byState = new TreeMap<>();
    for (Countries.State state : Countries.STATES) {
      byState.put(state.code(), new ArrayList<>());
    }
    sent.forEach(one -> byState.getOrDefault(one.state, new ArrayList<>()).add(one));
    for (Map.Entry<String, List<Sent>> each : byState.entrySet()) {
      ofState(cohort, each.getKey(), each.getValue());
    }
    sent.forEach(one -> count(cohort, one, day));
    new YearAssessments(seed, release, files, truth, counted)
        .returns(
            cohort,
            sent.stream()
                .map(one -> new YearAssessments.Held(one.report, one.state, one.token))
                .toList());
    cases(cohort, sent);
  }

  private Map<String, String> referral(YearReport report, List<Sent> sent, LocalDate day) {
    String token = tokens.of(report.key(), "EUROPOL");
    Map<String, String> row = new LinkedHashMap<>();
    row.put("token", token);
    row.put("as_of", day.plusDays(20).toString());
    if (dice.chance(0.6)) {
      String state = Countries.draw(dice).code();
      row.put("referred_to", state);
      row.put("referred_on", day.plusDays(10).toString());
      sent.add(new Sent(report, state, "REFERRED", token));
    } else {
      row.put("not_referable", "NO_INFORMATION");
    }
    return row;
  }

  private void ofState(int cohort, String state, List<Sent> sent) throws IOException {
    String march = (cohort + 1) + "-03-01T09:00:00Z";
    ReturnFiles.Cover cover = ReturnFiles.Cover.of(ReturnKind.FOLLOW_UP, state, march, cohort);
    switch (state) {
      case SILENT -> {
        return;
      }
      case EMPTY -> {
        files.without(cover, ReturnFiles.Applies.YES);
        return;
      }
      case NOT_APPLICABLE -> {
        files.without(cover, ReturnFiles.Applies.NO);
        return;
      }
      default -> {
        // It returns rows.
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    LocalDate asOf = LocalDate.of(cohort + 1, 2, 1);
    for (Sent one : sent) {
      if (dice.chance(0.7)) {
        LocalDate said = asOf.plusDays(dice.below(20));
        rows.add(say(one, said, dice.below(100)));
      }
    }
    ReturnFiles.Cover covered = state.equals(PARTIAL) ? cover.until(6, 30) : cover;
    boolean lines = state.charAt(0) % 2 == 0;
    List<Map<String, String>> defects = state.equals("FR") ? defects(cohort, sent) : List.of();
    // Not a column: what must become of the row.
    List<String> codes = defects.stream().map(row -> String.valueOf(row.remove("#code"))).toList();
    List<Map<String, String>> all = new ArrayList<>(rows);
    all.addAll(defects);
    String name = lines ? files.ndjson(covered, all) : files.csv(covered, all);
    for (int i = 0; i < codes.size(); i++) {
      rejections.add(1, name, rows.size() + 1L + i, codes.get(i));
    }
    if (state.equals("DE")) {
      files.again(name, (cohort + 1) + "-03-05T09:00:00Z");
    }
    corrections(covered, cohort, sent, lines);
  }

  /** In September some change their mind, some speak for the first time, some send old news. */
  private void corrections(ReturnFiles.Cover covered, int cohort, List<Sent> sent, boolean lines)
      throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Sent one : sent) {
      if (dice.chance(0.15)) {
        rows.add(say(one, LocalDate.of(cohort + 1, 8, 15), dice.below(100)));
      } else if (one.last != null && dice.chance(0.05)) {
        rows.add(oldNews(one, LocalDate.of(cohort + 1, 1, 15)));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    ReturnFiles.Cover later =
        new ReturnFiles.Cover(
            covered.kind(),
            covered.sender(),
            java.time.Instant.parse((cohort + 1) + "-09-01T09:00:00Z"),
            cohort,
            covered.from(),
            covered.to());
    if (lines) {
      files.ndjson(later, rows);
    } else {
      files.csv(later, rows);
    }
  }

  /** A row that counts until a later one is said. */
  private Map<String, String> say(Sent one, LocalDate asOf, int drawn) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("token", one.token);
    row.put("as_of", asOf.toString());
    if (drawn < 45) {
      row.put("outcome", "NO_ACTION");
      row.put("reason", dice.pick(REASONS));
    } else if (drawn < 60) {
      row.put("outcome", "OTHER_ACTION");
      row.put("action_type", dice.pick(ACTIONS));
      if (drawn < 50) {
        row.put("action_state", "DONE");
        row.put("reason", "NO_MERIT");
      }
    } else {
      row.put("outcome", drawn < 85 ? "INVESTIGATION_OPENED" : "CONTRIBUTED_TO_ONGOING");
      caseOf(row, one, asOf);
    }
    one.last = row;
    one.first = one.first == null || asOf.isBefore(one.first) ? asOf : one.first;
    return row;
  }

  /** Three reports to a case, and figures that are a function of case and day. */
  private void caseOf(Map<String, String> row, Sent one, LocalDate asOf) {
    String key =
        "case-" + one.report.year() + "-" + Math.floorMod(one.report.id().hashCode(), 1000) / 4;
    Dice own = new Dice().set(seed, asOf.toEpochDay(), key.hashCode() * 31L + one.state.hashCode());
    row.put("case_key", key);
    row.put("state_of_play", own.pick(STATES_OF_PLAY));
    row.put("suspects_arrested", Integer.toString(own.below(3)));
    row.put("perpetrators_convicted", Integer.toString(own.below(2)));
    if (own.chance(0.4)) {
      int identified = 1 + own.below(3);
      String gender = own.chance(0.7) ? "F" : "M";
      String age = own.chance(0.5) ? "Y6-11" : "Y12-14";
      row.put(RowReturns.victims("identified", gender, age), Integer.toString(identified));
      row.put(
          RowReturns.victims("rescued", gender, age), Integer.toString(own.below(identified + 1)));
    } else if (!one.state.equals(LEAVES_ZEROS_OUT)) {
      // An empty cell would say nothing.
      row.put(RowReturns.victims("identified", "F", "Y6-11"), "0");
    }
  }

  /** Comes later and speaks of an earlier day: kept, and never the last word. */
  private static Map<String, String> oldNews(Sent one, LocalDate asOf) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("token", one.token);
    row.put("as_of", asOf.toString());
    row.put("outcome", "NO_ACTION");
    row.put("reason", "OTHER");
    one.first = asOf;
    return row;
  }

  private List<Map<String, String>> defects(int cohort, List<Sent> sent) {
    List<Map<String, String>> rows = new ArrayList<>();
    String own = sent.isEmpty() ? "0".repeat(32) : sent.get(0).token;
    String day = LocalDate.of(cohort + 1, 2, 25).toString();
    rows.add(defect("UNKNOWN_TOKEN", "f".repeat(32), day, "NO_ACTION", "reason", "OTHER"));
    rows.add(defect("NOT_A_TOKEN", "none", day, "NO_ACTION", "reason", "OTHER"));
    rows.add(defect("UNKNOWN_CODE", own, day, "PENDING", "reason", "OTHER"));
    rows.add(defect("REASON_MISSING", own, day, "NO_ACTION", "case_key", ""));
    rows.add(defect("DAY_IN_FUTURE", own, (cohort + 2) + "-01-01", "NO_ACTION", "reason", "OTHER"));
    rows.add(defect("CASE_MISSING", own, day, "INVESTIGATION_OPENED", "state_of_play", "ONGOING"));
    rows.add(defect("NOT_A_COUNT", own, day, "NO_ACTION", "suspects_arrested", "-1"));
    Map<String, String> impossible =
        defect("IMPOSSIBLE_COUNT", own, day, "INVESTIGATION_OPENED", "case_key", "case-x");
    impossible.put("state_of_play", "ONGOING");
    impossible.put(RowReturns.victims("rescued", "F", "Y6-11"), "2");
    impossible.put(RowReturns.victims("identified", "F", "Y6-11"), "1");
    rows.add(impossible);
    if (!sent.isEmpty()) {
      rows.add(
          defect("DAY_BEFORE_FORWARD", own, cohort + "-12-30", "NO_ACTION", "reason", "OTHER"));
    }
    return rows;
  }

  private static Map<String, String> defect(
      String code, String token, String asOf, String outcome, String column, String value) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("token", token);
    row.put("as_of", asOf);
    row.put("outcome", outcome);
    row.put(column, value);
    row.put("#code", code);
    return row;
  }

  private void count(int cohort, Sent one, LocalDate day) {
    Map<String, String> last = one.last;
    String outcome = last == null ? "NO_FEEDBACK_YET" : last.getOrDefault("outcome", "");
    truth.add(1, "followup_outcomes", cohort, one.state, one.route, outcome);
    int missing = one.report.missing().size();
    String complete = missing == 0 ? "COMPLETE" : missing < 3 ? "MISSING_1_2" : "MISSING_3_OR_MORE";
    truth.add(1, "outcomes_by_completeness", cohort, complete, outcome);
    LocalDate first = one.first;
    if (last == null || first == null) {
      return;
    }
    truth.add(1, "followup_actionable", cohort, one.state, "WITH_FEEDBACK");
    truth.add(
        outcome.equals("NO_ACTION") ? 0 : 1,
        "followup_actionable",
        cohort,
        one.state,
        "ACTIONABLE");
    truth.add(1, "followup_days", cohort, one.state, first.toEpochDay() - day.toEpochDay());
    if (outcome.equals("NO_ACTION")) {
      truth.add(1, "followup_no_action", cohort, one.state, last.getOrDefault("reason", ""));
    }
    if (outcome.equals("OTHER_ACTION")) {
      truth.add(
          1,
          "followup_other_actions",
          cohort,
          one.state,
          last.getOrDefault("action_type", ""),
          last.getOrDefault("action_state", "UNKNOWN"),
          last.getOrDefault("reason", "UNKNOWN"));
    }
  }

  private void cases(int cohort, List<Sent> sent) {
    Map<String, Map<String, String>> latest = new HashMap<>();
    for (Sent one : sent) {
      Map<String, String> last = one.last;
      if (last != null && last.containsKey("case_key")) {
        latest.merge(
            one.state + "\t" + last.get("case_key"),
            last,
            (a, b) ->
                a.getOrDefault("as_of", "").compareTo(b.getOrDefault("as_of", "")) >= 0 ? a : b);
      }
    }
    latest.forEach(
        (key, row) -> {
          String state = key.substring(0, key.indexOf('\t'));
          truth.add(1, "followup_cases", cohort, state, row.getOrDefault("state_of_play", ""));
          row.forEach(
              (column, value) -> {
                if (column.startsWith("identified") || column.startsWith("rescued")) {
                  String[] parts = column.split("_", 3);
                  truth.add(
                      Long.parseLong(value),
                      "followup_victims",
                      cohort,
                      state,
                      parts[0].toUpperCase(java.util.Locale.ROOT),
                      parts[1].toUpperCase(java.util.Locale.ROOT),
                      parts[2].equals("y6_11") ? "Y6-11" : "Y12-14");
                }
              });
          truth.add(
              Long.parseLong(row.getOrDefault("suspects_arrested", "0")),
              "followup_offenders",
              cohort,
              state,
              "ARRESTED");
          truth.add(
              Long.parseLong(row.getOrDefault("perpetrators_convicted", "0")),
              "followup_offenders",
              cohort,
              state,
              "CONVICTED");
        });
  }
}
