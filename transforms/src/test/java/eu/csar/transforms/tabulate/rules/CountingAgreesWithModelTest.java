package eu.csar.transforms.tabulate.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counting against a plain model on seeded rows: several runs, versions, recalls, supplements of
 * other years, test reports, contradicting and misaddressed follow-up, in any order.
 */
final class CountingAgreesWithModelTest {
  private static final Set<String> MODELLED =
      Set.of(
          "$decisions",
          "$items",
          "$accepted",
          "reports_by_provider",
          "reports_by_abuse_type",
          "items_by_state",
          "solicitation_by_state",
          "repeat_counts",
          "events_by_state",
          "events_by_bucket",
          "surplus_of_states",
          "unfounded_reports",
          "hours_to_forwarding",
          "completeness",
          "followup_outcomes",
          "outcomes_by_completeness",
          "followup_actionable",
          "followup_no_action",
          "followup_other_actions",
          "followup_days",
          "followup_cases",
          "followup_offenders",
          "followup_victims",
          "$persons",
          "assessed_negative",
          "assessments_open");

  private static final List<String> STATES = List.of("FR", "DE", "EL");

  private Random random = new Random(0);
  private final List<StatisticsModel.Report> reports = new ArrayList<>();
  private final List<StatisticsModel.Forward> forwards = new ArrayList<>();
  private final List<StatisticsModel.Item> items = new ArrayList<>();
  private final List<FollowUpModel.Row> returned = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
      })
  @DisplayName("CT1 to CT7, ST1, UG1 every cell agrees with the model, whatever the order")
  void agrees(long seed) {
    random = new Random(seed);
    for (int digit = 1; digit <= 14; digit++) {
      report(digit);
    }
    for (int place = 0; place < 60; place++) {
      returned.add(
          switch (random.nextInt(4)) {
            case 0 -> referral(place);
            case 1 -> assessment(place);
            default -> say(place);
          });
    }
    Map<String, Long> expected = expected();
    assertThat(expected.size(), is(greaterThan(20)));
    assertThat(counted(2030), is(expected));
    // Tables that end with 2025 say of it what later ones say.
    assertThat(upTo2025(counted(2025)), is(upTo2025(expected)));
    Collections.shuffle(reports, random);
    Collections.shuffle(forwards, random);
    Collections.shuffle(items, random);
    assertThat(counted(2030), is(expected));
  }

  private Map<String, Long> expected() {
    return new StatisticsModel(reports, forwards, items)
        .count(
            new FollowUpModel(
                forwards,
                returned(FollowUpModel.Said.class),
                returned(FollowUpModel.Referred.class),
                returned(FollowUpModel.Assessed.class)));
  }

  private static Map<String, Long> upTo2025(Map<String, Long> cells) {
    Map<String, Long> kept = new TreeMap<>(cells);
    kept.keySet().removeIf(cell -> cell.split(" ", -1)[1].matches("202[6-9]"));
    return kept;
  }

  private <R> List<R> returned(Class<R> kind) {
    return returned.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void report(int digit) {
    LocalDate received = LocalDate.of(2025 + random.nextInt(2), 1 + random.nextInt(12), 5);
    boolean test = random.nextInt(12) == 0;
    Integer supplementOf = digit > 3 && random.nextInt(4) == 0 ? 1 + random.nextInt(3) : null;
    int runs = 1 + random.nextInt(3);
    for (int run = 1; run <= runs; run++) {
      long content = run > 1 && random.nextBoolean() ? run : 1;
      reports.add(
          new StatisticsModel.Report(
              digit,
              run,
              content,
              received,
              pick(
                  List.of(
                      List.of("KNOWN_CSAM"),
                      List.of("NEW_CSAM", "SOLICITATION"),
                      List.of("KNOWN_CSAM", "NEW_CSAM"),
                      List.of())),
              pick(List.of(List.of(), List.of("SOLICITATION"), List.of("KNOWN_CSAM"))),
              pick(List.of("FORWARDED", "HELD_FOR_REVIEW", "MANIFESTLY_UNFOUNDED")),
              test,
              supplementOf,
              missing()));
      for (int number = random.nextInt(4); number > 0; number--) {
        items.add(item(digit, run, number));
      }
    }
    if (random.nextBoolean()) {
      LocalDate day = received.plusDays(random.nextInt(30));
      forwards.add(forward(digit, "EUROPOL", "FIRST", day, 1));
    }
    for (String state : STATES) {
      if (random.nextInt(3) == 0) {
        LocalDate day = received.plusDays(random.nextInt(60));
        String kind = supplementOf == null ? "FIRST" : "SUPPLEMENT";
        forwards.add(forward(digit, state, kind, day, 1));
        if (random.nextInt(3) == 0) {
          String later = pick(List.of("RECALL", "REPLACEMENT"));
          forwards.add(forward(digit, state, later, day.plusDays(9), 2));
        }
      }
    }
  }

  private List<String> missing() {
    List<String> fields = new ArrayList<>(List.of("SIGNATURE", "TIME_STAMP", "AWARENESS"));
    Collections.shuffle(fields, random);
    return List.copyOf(fields.subList(0, Math.max(0, random.nextInt(6) - 2)));
  }

  /** What goes out on one day is marked alike. */
  private static StatisticsModel.Forward forward(
      int digit, String recipient, String kind, LocalDate day, long run) {
    boolean urgent = (digit + day.getDayOfYear()) % 3 == 0;
    return new StatisticsModel.Forward(digit, recipient, kind, day, run, urgent);
  }

  private StatisticsModel.Item item(int digit, long run, int number) {
    return new StatisticsModel.Item(
        digit,
        run,
        number,
        random.nextBoolean() ? null : pick(List.of("KNOWN_CSAM", "NEW_CSAM")),
        random.nextInt(4) == 0 ? null : pick(List.of("aa", "bb", "cc")).repeat(32),
        pick(
            List.of(
                List.of(), List.of(), List.of("KNOWN"), List.of("NEW"), List.of("NEW", "KNOWN"))));
  }

  private LocalDate day() {
    return LocalDate.of(2025, 3, 1).plusDays(30L * random.nextInt(26));
  }

  /** Mostly whose token it is; Europol's is spoken of by the State that has the report of it. */
  private String sender(String tokenOf) {
    boolean own = !tokenOf.equals("EUROPOL") && random.nextInt(6) != 0;
    return own ? tokenOf : pick(STATES);
  }

  private FollowUpModel.Said say(int place) {
    String tokenOf = pick(List.of("FR", "DE", "EL", "EUROPOL"));
    String outcome = pick(List.of("INVESTIGATION_OPENED", "OTHER_ACTION", "NO_ACTION"));
    String detail =
        switch (outcome) {
          case "INVESTIGATION_OPENED" -> pick(List.of("case-1", "case-2"));
          case "OTHER_ACTION" -> pick(List.of("INTELLIGENCE", "CHILD_PROTECTION"));
          default -> pick(List.of("OTHER", "NO_OFFENCE"));
        };
    return new FollowUpModel.Said(
        1 + random.nextInt(14),
        tokenOf,
        sender(tokenOf),
        day(),
        outcome,
        detail,
        random.nextInt(4) - 1,
        place);
  }

  private FollowUpModel.Referred referral(int place) {
    String to = random.nextInt(5) == 0 ? null : pick(STATES);
    String tokenOf = random.nextInt(6) == 0 ? "FR" : "EUROPOL";
    return new FollowUpModel.Referred(1 + random.nextInt(14), tokenOf, day(), to, place);
  }

  private FollowUpModel.Assessed assessment(int place) {
    String tokenOf = pick(List.of("FR", "DE", "EL", "EUROPOL"));
    return new FollowUpModel.Assessed(
        1 + random.nextInt(14),
        tokenOf,
        sender(tokenOf),
        day(),
        pick(List.of("NEGATIVE", "NEGATIVE", "POSITIVE", "EXTENDED")),
        pick(List.of("REPORT", "REPORT", "ITEM")),
        place);
  }

  private Map<String, Long> counted(int lastYear) {
    CountedRows rows = new CountedRows();
    for (StatisticsModel.Report report : reports) {
      List<Object> others =
          new ArrayList<>(
              List.of(
                  "run",
                  report.run(),
                  "content_run",
                  report.contentRun(),
                  "abuse_types",
                  report.claimed(),
                  "centre_types",
                  report.matched(),
                  "decision",
                  report.decision(),
                  "test",
                  report.test(),
                  "reason_codes",
                  List.of("REVIEWED_UNFOUNDED")));
      Integer first = report.supplementOf();
      if (first != null) {
        others.addAll(List.of("supplement_of", CountedRows.key(first)));
      }
      rows.request(report.digit(), report.run(), report.missing());
      rows.reports(
          CountedRows.report(report.digit(), report.received() + "T00:00:00Z", others.toArray()));
    }
    for (StatisticsModel.Forward row : forwards) {
      String at = row.day() + "T00:00:00Z";
      if (row.urgent()) {
        rows.urgentForward(row.digit(), row.recipient(), row.kind(), at, row.run());
      } else {
        rows.forward(row.digit(), row.recipient(), row.kind(), at, row.run());
      }
    }
    for (StatisticsModel.Item item : items) {
      rows.inRun(item.run())
          .item(item.digit(), item.number(), "REPORTED", item.claimed(), item.sha256());
      item.lists().forEach(list -> rows.match(item.digit(), item.number(), list, "SHA256", false));
    }
    returned.forEach(row -> deliver(row, rows));
    Figures figures = rows.figures(lastYear);
    Map<String, Long> cells = new TreeMap<>();
    for (String table : MODELLED) {
      figures
          .of(table)
          .forEach((codes, value) -> cells.put(table + " " + String.join(" ", codes), value));
    }
    return cells;
  }

  /** Each row is a delivery of its own, in order of receipt. */
  private static void deliver(FollowUpModel.Row row, CountedRows rows) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "token",
                CountedRows.token(row.digit(), row.tokenOf()),
                "as_of",
                row.asOf().toString()));
    ReturnKind kind = ReturnKind.FOLLOW_UP;
    if (row instanceof FollowUpModel.Referred referred) {
      kind = ReturnKind.EUROPOL_REFERRALS;
      String to = referred.to();
      columns.addAll(
          to == null
              ? List.of("not_referable", "NO_INFORMATION")
              : List.of("referred_to", to, "referred_on", row.asOf().toString()));
    } else if (row instanceof FollowUpModel.Assessed assessed) {
      kind = ReturnKind.ASSESSMENTS;
      columns.addAll(List.of("result", assessed.result(), "scope", assessed.scope()));
    } else if (row instanceof FollowUpModel.Said said) {
      String persons = Integer.toString(said.persons());
      columns.addAll(List.of("outcome", said.outcome()));
      columns.addAll(
          switch (said.outcome()) {
            case "NO_ACTION" -> List.of("reason", said.detail());
            case "OTHER_ACTION" -> List.of("action_type", said.detail());
            default -> List.of("case_key", said.detail(), "state_of_play", "ONGOING");
          });
      if (said.isOfCase() && said.persons() >= 0) {
        columns.addAll(List.of("suspects_arrested", persons, "identified_f_y6_11", persons));
      }
    }
    rows.returned(kind, row.sender(), "2027-06-01", columns.toArray(new String[0]));
  }
}
