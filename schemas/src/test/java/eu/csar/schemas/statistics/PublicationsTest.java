package eu.csar.schemas.statistics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is published, against the demands of Article 83 and against what must stay internal. */
final class PublicationsTest {

  private static List<Publication> all() {
    List<Publication> all = new ArrayList<>();
    Publications.sources().forEach(source -> all.addAll(source.publications()));
    return all;
  }

  @ParameterizedTest
  @EnumSource(Article83Item.class)
  @DisplayName("Every item of Article 83 has a published table")
  void everyItemIsPublished(Article83Item item) {
    assertThat(Publications.serving(item.id()), is(not(empty())));
  }

  @Test
  @DisplayName("Every internal table is published, or has the reason why not; never both")
  void everyInternalTableIsDecided() {
    for (StatisticsTable table : Catalogue.tables()) {
      assertThat(
          table.id(),
          Publications.of(table.id()) == null,
          is(Publications.withheld(table.id()) != null));
    }
    for (String table : Publications.withheld().keySet()) {
      assertThat(Catalogue.table(table).id(), is(table));
    }
  }

  @Test
  @DisplayName("Published tables have ids of their own, words for readers, and a reason")
  void everyPublicationIsDescribed() {
    Set<String> ids = new HashSet<>();
    for (Publication publication : all()) {
      assertThat(publication.id(), ids.add(publication.id()), is(true));
      assertThat(publication.id(), publication.id(), matchesPattern("[a-z][a-z0-9_]*"));
      assertThat(publication.id(), publication.definition(), endsWith("."));
      assertThat(publication.id(), publication.reason(), endsWith("."));
      assertThat(publication.id(), publication.unit(), matchesPattern("[A-Z_]+"));
      assertThat(publication.id(), publication.items(), is(not(empty())));
      assertThat(publication.id(), publication.dimensions().get(0).isTime(), is(true));
    }
    assertThat(ids.size(), is(greaterThan(40)));
  }

  @Test
  @DisplayName("Sums of days and minutes stand beside their count, with which they are hidden")
  void everySumOfDaysHasItsCount() {
    Map<String, Map<String, String>> amounts = new HashMap<>();
    for (PublishedSource source : Publications.sources()) {
      for (Publication publication : source.publications()) {
        List<String> printed =
            publication.where().getOrDefault(Dimension.MEASURE, List.<String>of());
        for (String code : printed) {
          if (code.endsWith("_DAYS") || code.endsWith("_MINUTES")) {
            String count = source.amounts().get(Dimension.MEASURE).get(code);
            assertThat(publication.id(), printed, hasItem(count));
            amounts.put(publication.id(), Map.of(code, count));
          }
        }
      }
    }
    assertThat(
        amounts,
        is(
            Map.of(
                "complaints_by_basis", Map.of("DECISION_DAYS", "DECIDED"),
                "removal_orders_received", Map.of("EXECUTION_MINUTES", "EXECUTED"),
                "removal_times", Map.of("EXECUTION_MINUTES", "EXECUTED"))));
  }

  @Test
  @DisplayName("A column is one of the internal table, or one of which all its rows have one code")
  void everyColumnExists() {
    for (PublishedSource source : Publications.sources()) {
      List<Dimension> columns = new ArrayList<>(Catalogue.table(source.table()).dimensions());
      columns.addAll(source.all().keySet());
      for (Publication publication : source.publications()) {
        for (Dimension dimension : publication.dimensions()) {
          assertThat(publication.id(), columns, hasItem(dimension));
        }
      }
    }
  }

  @Test
  @DisplayName("A measure has one method; persons and reports are never printed as counted")
  void aMeasureHasOneMethod() {
    Map<String, ProtectionMethod> methods = new HashMap<>();
    for (PublishedSource source : Publications.sources()) {
      for (Publication publication : source.publications()) {
        ProtectionMethod method = publication.method();
        ProtectionMethod other = methods.putIfAbsent(source.measure(), method);
        assertThat(source.measure(), other == null || other == method, is(true));
        if (Set.of("PERSONS", "REPORTS", "FORWARDS", "EVENTS", "ITEMS")
            .contains(publication.unit())) {
          assertThat(publication.id(), method, is(not(ProtectionMethod.TRUE_COUNTS)));
        }
      }
    }
  }

  @Test
  @DisplayName("What is hidden has something beside it; a single figure a year is rounded")
  void noFigureIsHiddenAlone() {
    for (Publication publication : all()) {
      if (publication.method() == ProtectionMethod.SUPPRESSION) {
        assertThat(
            publication.id(),
            publication.dimensions().stream().filter(dimension -> !dimension.isTime()).toList(),
            is(not(empty())));
      }
    }
  }

  @Test
  @DisplayName("Victims by State, gender and age are never crossed, and small States never alone")
  void victimsAreNeverCrossed() {
    for (Publication publication : Publications.of("followup_victims").publications()) {
      assertThat(
          publication.id(),
          publication.dimensions().containsAll(List.of(Dimension.GENDER, Dimension.AGE)),
          is(false));
      assertThat(
          publication.id(),
          publication.groups().get(Dimension.GEO),
          is(Map.of("SMALL_STATES", List.of("EE", "CY", "LV", "LT", "LU", "MT", "SI"))));
    }
  }

  @Test
  @DisplayName("A total over States that return is never called that of all 27")
  void totalsOverStates() {
    List<String> allStates =
        Publications.sources().stream()
            .filter(source -> "EU27_2020".equals(source.total(Dimension.GEO)))
            .map(PublishedSource::table)
            .toList();
    // Submissions for indicators are the Centre's own count.
    assertThat(allStates, is(List.of("indicator_submissions")));
  }

  @Test
  @DisplayName("Bands of days and of times leave no number out and hold none twice")
  void bandsAreWhole() {
    for (Map<String, Publication.Band> bands : List.of(PublishedCodes.DAYS, PublishedCodes.TIMES)) {
      long next = bands.values().iterator().next().from();
      for (Publication.Band band : bands.values()) {
        assertThat(band.from(), is(next));
        next = band.to() + 1;
      }
      assertThat(next, is(Long.MIN_VALUE));
    }
    assertThat(PublishedCodes.DAYS.get("D0-7"), is(new Publication.Band(0, 7)));
    assertThat(PublishedCodes.TIMES.get("N1"), is(new Publication.Band(1, 1)));
  }
}
