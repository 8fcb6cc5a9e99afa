package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables as returns fill them: not all cells have rows, and some senders say nothing. */
@DisplayName("What the catalogue publishes of returns")
class PlanReleaseOfReturnsTest {
  private static final Catalogue.Dimension YEAR =
      new Catalogue.Dimension("cohort", null, List.of("2025"));
  private static final Catalogue.Dimension GEO =
      new Catalogue.Dimension("geo", "EU_COVERED", List.of("FR", "LU", "MT"));
  private static final Catalogue.Dimension RESCUED =
      new Catalogue.Dimension(
          "measure",
          "IDENTIFIED",
          List.of("RESCUED", "NOT_RESCUED"),
          null,
          "NOT_RESCUED",
          "Whether rescued");
  private static final Catalogue.Dimension PLAIN =
      new Catalogue.Dimension("measure", null, List.of("ISSUED", "EXECUTED"));

  private static FrequencyTable.Row row(
      String geo, String measure, @Nullable Long count, String status, String note) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("cohort", "2025");
    codes.put("geo", geo);
    codes.put("measure", measure);
    return new FrequencyTable.Row(codes, count, status, note);
  }

  private static Catalogue.Publication publication(
      List<String> dimensions, Map<String, List<String>> where) {
    return new Catalogue.Publication(
        "p",
        "p",
        ProtectionMethod.SUPPRESSION,
        "a test",
        dimensions,
        where,
        Map.of(),
        Map.of(),
        Map.of(),
        "",
        "",
        List.of());
  }

  private static List<String> published(
      Catalogue.Dimension measure, Catalogue.Publication publication, FrequencyTable.Row... rows) {
    return published(List.of(YEAR, GEO, measure), publication, rows);
  }

  private static List<String> published(
      List<Catalogue.Dimension> dimensions,
      Catalogue.Publication publication,
      FrequencyTable.Row... rows) {
    Catalogue catalogue =
        new Catalogue(
            ProtectionPolicy.DEFAULT,
            List.of(new Catalogue.Table("t", "M", dimensions, List.of(publication))));
    return PlanRelease.plan(catalogue, Map.of("t", List.of(rows))).tables().stream()
        .flatMap(table -> table.table().rows().stream())
        .map(
            row ->
                row.codes().values().stream().skip(1).collect(Collectors.joining(" "))
                    + " "
                    + row.count()
                    + " "
                    + row.obsStatus()
                    + " "
                    + row.note())
        .toList();
  }

  @Test
  @DisplayName("a whole that is counted itself is split: 7 identified, 3 rescued, so 4 not")
  void wholeAndPart() {
    assertThat(
        published(
            RESCUED,
            publication(List.of("cohort", "geo", "measure"), Map.of()),
            row("FR", "IDENTIFIED", 7L, "A", ""),
            row("FR", "RESCUED", 3L, "A", ""),
            row("LU", "IDENTIFIED", 2L, "A", "")),
        contains(
            "FR RESCUED 3 A ",
            "FR NOT_RESCUED 4 A ",
            "FR IDENTIFIED 7 A ",
            "LU RESCUED 0 A ",
            "LU NOT_RESCUED 2 A ",
            "LU IDENTIFIED 2 A ",
            "MT RESCUED 0 A ",
            "MT NOT_RESCUED 0 A ",
            "MT IDENTIFIED 0 A ",
            "EU_COVERED RESCUED 3 A ",
            "EU_COVERED NOT_RESCUED 6 A ",
            "EU_COVERED IDENTIFIED 9 A "));
  }

  @Test
  @DisplayName("who submitted nothing has no figure; who did has zeros; the sum says it is of some")
  void notSubmitted() {
    assertThat(
        published(
            PLAIN,
            publication(
                List.of("cohort", "geo", "measure"),
                Map.of("measure", List.of("ISSUED", "EXECUTED"))),
            row("FR", "ISSUED", 6L, "A", ""),
            row("LU", "ISSUED", 5L, "P", "PARTIAL_YEAR"),
            row("MT", "_X", null, "L", "NOT_SUBMITTED")),
        contains(
            "FR ISSUED 6 A ",
            "FR EXECUTED 0 A ",
            "LU ISSUED 5 P PARTIAL_YEAR",
            "LU EXECUTED 0 P PARTIAL_YEAR",
            "MT ISSUED null L NOT_SUBMITTED",
            "MT EXECUTED null L NOT_SUBMITTED",
            "EU_COVERED ISSUED 11 P COVERS_2",
            "EU_COVERED EXECUTED 0 P COVERS_2"));
  }

  @Test
  @DisplayName("reports that nobody spoke of are counted; their sum says how many States spoke")
  void silentStates() {
    assertThat(
        published(
            PLAIN,
            publication(List.of("cohort", "geo", "measure"), Map.of("measure", List.of("ISSUED"))),
            row("FR", "ISSUED", 6L, "A", ""),
            row("LU", "ISSUED", 5L, "A", "NOT_SUBMITTED"),
            row("MT", "ISSUED", 2L, "A", "")),
        contains(
            "FR ISSUED 6 A ",
            "LU ISSUED 5 A NOT_SUBMITTED",
            "MT ISSUED 2 A ",
            "EU_COVERED ISSUED 13 P COVERS_2"));
  }

  private static final Catalogue.Dimension OUTCOME =
      new Catalogue.Dimension("measure", "_T", List.of("NO_ACTION", "NO_FEEDBACK_YET"));

  /** France returned; Luxembourg is silent, Malta declared that nothing applies. */
  private static final FrequencyTable.Row[] OUTCOMES = {
    row("FR", "NO_ACTION", 6L, "A", ""),
    row("FR", "NO_FEEDBACK_YET", 1L, "A", ""),
    row("LU", "NO_ACTION", null, "L", "NOT_SUBMITTED"),
    row("LU", "NO_FEEDBACK_YET", 5L, "A", "NOT_SUBMITTED"),
    row("MT", "NO_ACTION", null, "M", "NOT_APPLICABLE"),
    row("MT", "NO_FEEDBACK_YET", 2L, "A", "NOT_APPLICABLE")
  };

  @Test
  @DisplayName("what a silent State did is missing; that it was sent 5 reports is a whole count")
  void outcomesOfSilentStates() {
    assertThat(
        published(OUTCOME, publication(List.of("cohort", "geo", "measure"), Map.of()), OUTCOMES),
        contains(
            "FR NO_ACTION 6 A ",
            "FR NO_FEEDBACK_YET 1 A ",
            "FR _T 7 A ",
            "LU NO_ACTION null L NOT_SUBMITTED",
            "LU NO_FEEDBACK_YET 5 A NOT_SUBMITTED",
            "LU _T 5 A NOT_SUBMITTED",
            "MT NO_ACTION null M NOT_APPLICABLE",
            "MT NO_FEEDBACK_YET 2 A NOT_APPLICABLE",
            "MT _T 2 A NOT_APPLICABLE",
            "EU_COVERED NO_ACTION 6 P COVERS_1",
            "EU_COVERED NO_FEEDBACK_YET 8 P COVERS_1",
            "EU_COVERED _T 14 P COVERS_1"));
  }

  @Test
  @DisplayName("reports sent to a silent State are a whole count by any other dimension too")
  void reportsSentToSilentStates() {
    assertThat(
        published(OUTCOME, publication(List.of("cohort", "geo"), Map.of()), OUTCOMES),
        contains(
            "FR 7 A ",
            "LU 5 A NOT_SUBMITTED",
            "MT 2 A NOT_APPLICABLE",
            "EU_COVERED 14 P COVERS_1"));
  }

  @Test
  @DisplayName("where all States are silent the sum is no whole year of any of them")
  void allAreSilent() {
    assertThat(
        published(
            OUTCOME,
            publication(List.of("cohort", "geo", "measure"), Map.of()),
            row("FR", "NO_ACTION", null, "L", "NOT_SUBMITTED"),
            row("FR", "NO_FEEDBACK_YET", 1L, "A", "NOT_SUBMITTED"),
            row("LU", "NO_ACTION", null, "L", "NOT_SUBMITTED"),
            row("LU", "NO_FEEDBACK_YET", 5L, "A", "NOT_SUBMITTED")),
        hasItems(
            "EU_COVERED NO_ACTION null L COVERS_0", "EU_COVERED NO_FEEDBACK_YET 6 P COVERS_0"));
  }

  @Test
  @DisplayName("where nobody submitted anything the sum has no figure either")
  void nobody() {
    assertThat(
        published(
            PLAIN,
            publication(List.of("cohort"), Map.of("measure", List.of("ISSUED"))),
            row("MT", "_X", null, "L", "NOT_SUBMITTED")),
        contains(" null L NOT_SUBMITTED"));
  }

  @Test
  @DisplayName("only rows with the codes asked for; sums over several units are refused")
  void units() {
    FrequencyTable.Row[] rows = {
      row("FR", "ISSUED", 6L, "A", ""), row("FR", "EXECUTED", 5L, "A", "")
    };
    assertThat(
        published(
            PLAIN,
            publication(List.of("cohort", "geo"), Map.of("measure", List.of("ISSUED"))),
            rows),
        hasItem("FR 6 A "));
    assertThat(
        assertThrows(
                UnusableStatisticsException.class,
                () -> published(PLAIN, publication(List.of("cohort", "geo"), Map.of()), rows))
            .getMessage(),
        containsString("adds up over measure, which has no total"));
  }

  @Test
  @DisplayName("details of one outcome are parts of that outcome, and attacked with it")
  void detailsOfOneCode() {
    Catalogue.Dimension outcome =
        new Catalogue.Dimension("outcome", "_T", List.of("ACTION", "NO_ACTION"));
    Catalogue.Dimension only =
        new Catalogue.Dimension(
            "outcome", "_T", List.of("ACTION", "NO_ACTION"), "NO_ACTION", null, "Follow-up");
    Catalogue.Dimension reason = new Catalogue.Dimension("measure", "_T", List.of("R1", "R2"));
    Catalogue.Publication byReason = publication(List.of("cohort", "outcome", "measure"), Map.of());
    Catalogue.Publication byOutcome = publication(List.of("cohort", "outcome"), Map.of());
    Catalogue catalogue =
        new Catalogue(
            ProtectionPolicy.DEFAULT,
            List.of(
                new Catalogue.Table("o", "M", List.of(YEAR, outcome), List.of(byOutcome)),
                new Catalogue.Table("r", "M", List.of(YEAR, reason, only), List.of(byReason))));
    PlannedRelease plan =
        PlanRelease.plan(
            catalogue,
            Map.of(
                "o",
                List.of(
                    new FrequencyTable.Row(
                        Map.of("cohort", "2025", "outcome", "NO_ACTION"), 30L, "A", ""),
                    new FrequencyTable.Row(
                        Map.of("cohort", "2025", "outcome", "ACTION"), 90L, "A", "")),
                "r",
                List.of(
                    new FrequencyTable.Row(Map.of("cohort", "2025", "measure", "R1"), 28L, "A", ""),
                    new FrequencyTable.Row(
                        Map.of("cohort", "2025", "measure", "R2"), 2L, "A", ""))));
    ProtectRelease.Result release = ProtectRelease.protect(plan, Tables.KEY, List.of());
    assertThat(release.audit().exposures(), is(empty()));
    // R2 is small, so R1 is hidden beside it; their sum is the outcome, which is printed.
    assertThat(
        release.tables().get(1).figures(), contains(Figure.HIDDEN, Figure.HIDDEN, new Figure(30L)));
    assertThat(
        release.tables().get(0).figures(),
        contains(new Figure(90L), new Figure(30L), new Figure(120L)));
  }
}
