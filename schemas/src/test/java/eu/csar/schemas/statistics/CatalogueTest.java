package eu.csar.schemas.statistics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnColumn.ValueType;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue against the demands of Article 83, and against what it must never hold. */
final class CatalogueTest {

  @ParameterizedTest
  @EnumSource(Article83Item.class)
  @DisplayName("Every item of Article 83 has a table")
  void everyItemHasATable(Article83Item item) {
    assertThat(Catalogue.serving(item.id()), is(not(empty())));
  }

  @Test
  @DisplayName("Article 83 demands 29 items: 7 of providers, 12 of authorities, 10 of the Centre")
  void thereAreAsManyItemsAsArticle83Demands() {
    List<String> ids = new ArrayList<>();
    for (Article83Item item : Article83Item.values()) {
      ids.add(item.id().substring(0, 5));
    }
    assertThat(ids.stream().filter("A83-1"::equals).count(), is(7L));
    assertThat(ids.stream().filter("A83-2"::equals).count(), is(12L));
    assertThat(ids.stream().filter("A83-3"::equals).count(), is(10L));
  }

  @Test
  void everyTableNamesItemsThatExistAndSaysHowItCounts() {
    Set<String> known = new HashSet<>();
    for (Article83Item item : Article83Item.values()) {
      known.add(item.id());
    }
    for (StatisticsTable table : Catalogue.tables()) {
      assertThat(table.id(), table.id(), matchesPattern("[a-z][a-z0-9_]*"));
      assertThat(table.id(), known.containsAll(table.items()));
      assertThat(table.id(), table.definition(), endsWith("."));
      assertThat(table.id(), table.countingRule(), endsWith("."));
      assertThat(table.id(), table.source(), endsWith("."));
      assertThat(table.id(), table.dimensions().size(), is(greaterThan(0)));
      assertThat(table.id(), new HashSet<>(table.dimensions()), hasSize(table.dimensions().size()));
    }
  }

  @Test
  @DisplayName("Article 83(4): no dimension holds a person, a report, a token, a case or words")
  void noDimensionCanHoldPersonalData() {
    List<String> open = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      if (dimension.codes() == null) {
        open.add(dimension.id());
      }
    }
    // All that is no closed list: years, quarters, days, numbers, providers, tables and their
    // cells.
    assertThat(
        open,
        contains(
            "time_period",
            "cohort",
            "provider",
            "quarter",
            "days",
            "hours",
            "times",
            "rank",
            "sender",
            "table_id",
            "cell",
            "from_day",
            "to_day"));
  }

  @Test
  @DisplayName("What identifies or is free text in a return is no column of a table")
  void whatStaysInTheIntakeAreaHasNoDimension() {
    Set<String> dimensions = new HashSet<>();
    for (Dimension dimension : Dimension.values()) {
      dimensions.add(dimension.id());
    }
    Set<ValueType> kept = Set.of(ValueType.TOKEN, ValueType.KEY, ValueType.HASH, ValueType.TEXT);
    for (ReturnKind kind : ReturnKind.values()) {
      for (ReturnTable table : kind.tables()) {
        for (ReturnColumn column : table.columns()) {
          if (kept.contains(column.type())) {
            assertThat(column.name(), dimensions.contains(column.name()), is(false));
          }
        }
      }
    }
  }

  @Test
  @DisplayName("EL is Greece; GR and UK are no codes")
  void codesOfStatesAreThoseOfTheUnion() {
    assertThat(CodeLists.STATE.codes(), hasSize(27));
    assertThat(CodeLists.STATE.has("EL"), is(true));
    assertThat(CodeLists.STATE.has("GR"), is(false));
    assertThat(CodeLists.STATE.has("UK"), is(false));
  }

  @Test
  @DisplayName("A83-2a-i: no feedback yet is a code of its own, and nobody can return it")
  void noFeedbackYetIsNotNoAction() {
    assertThat(CodeLists.OUTCOME.has("NO_FEEDBACK_YET"), is(true));
    assertThat(CodeLists.OUTCOME_RETURNED.has("NO_FEEDBACK_YET"), is(false));
    assertThat(CodeLists.OUTCOME_RETURNED.has("NO_ACTION"), is(true));
  }
}
