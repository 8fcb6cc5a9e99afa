package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the catalogue publishes")
class PlanReleaseTest {
  private static final List<Catalogue.Dimension> DIMENSIONS =
      List.of(
          new Catalogue.Dimension("geo", "EU27_2020", List.of("FR", "LU", "MT")),
          new Catalogue.Dimension("age", "TOTAL", List.of("Y00-06", "Y07-12", "Y13-17")),
          new Catalogue.Dimension("time_period", null, List.of("2024", "2025")));

  private static FrequencyTable.Row row(String geo, String age, String year, @Nullable Long count) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("geo", geo);
    codes.put("age", age);
    codes.put("time_period", year);
    return new FrequencyTable.Row(codes, count, count == null ? "L" : "A", "");
  }

  private static final List<FrequencyTable.Row> ROWS =
      List.of(
          row("FR", "Y00-06", "2024", 10L),
          row("FR", "Y07-12", "2024", 20L),
          row("FR", "Y13-17", "2024", 30L),
          row("LU", "Y00-06", "2024", 1L),
          row("LU", "Y07-12", "2024", 2L),
          row("LU", "Y13-17", "2024", 3L),
          row("MT", "Y00-06", "2024", 4L),
          row("MT", "Y07-12", "2024", 5L),
          row("MT", "Y13-17", "2024", 6L),
          row("FR", "Y00-06", "2025", 100L),
          row("FR", "Y07-12", "2025", 200L),
          row("FR", "Y13-17", "2025", 300L),
          row("LU", "Y00-06", "2025", 7L),
          row("LU", "Y07-12", "2025", null),
          row("LU", "Y13-17", "2025", 8L),
          row("MT", "Y00-06", "2025", null),
          row("MT", "Y07-12", "2025", null),
          row("MT", "Y13-17", "2025", null),
          // A total that is given is not taken.
          row("EU27_2020", "TOTAL", "2025", 999L));

  private static Catalogue.Publication publication(
      String id,
      List<String> dimensions,
      Map<String, Map<String, List<String>>> groups,
      Map<String, String> membersOf,
      Map<String, List<String>> pools) {
    return new Catalogue.Publication(
        id, id, ProtectionMethod.SUPPRESSION, "a test", dimensions, groups, membersOf, pools);
  }

  private static List<String> published(Catalogue.Publication... publications) {
    Catalogue catalogue =
        new Catalogue(
            ProtectionPolicy.DEFAULT,
            List.of(new Catalogue.Table("victims", "VICTIMS", DIMENSIONS, List.of(publications))));
    List<String> rows = new ArrayList<>();
    for (PublishedTable table : PlanRelease.plan(catalogue, Map.of("victims", ROWS)).tables()) {
      for (FrequencyTable.Row row : table.table().rows()) {
        rows.add(
            row.codes().values().stream().collect(Collectors.joining(" "))
                + " "
                + row.count()
                + " "
                + row.obsStatus()
                + row.note());
      }
    }
    return rows;
  }

  @Test
  @DisplayName("chosen dimensions with margins; what was not submitted is no zero")
  void margins() {
    assertThat(
        published(publication("v", List.of("geo", "time_period"), Map.of(), Map.of(), Map.of())),
        contains(
            "FR 2024 60 A",
            "FR 2025 600 A",
            "LU 2024 6 A",
            "LU 2025 15 PPARTLY_SUBMITTED",
            "MT 2024 15 A",
            "MT 2025 null L",
            "EU27_2020 2024 81 A",
            "EU27_2020 2025 615 PCOVERS_2"));
  }

  @Test
  @DisplayName("coarse bands, and small States together each year and apart over all years")
  void groupsAndPools() {
    Map<String, Map<String, List<String>>> groups =
        Map.of(
            "age", Map.of("Y00-12", List.of("Y00-06", "Y07-12")),
            "geo", Map.of("SMALL_STATES", List.of("LU", "MT")));
    assertThat(
        published(
            publication("v", List.of("geo", "age", "time_period"), groups, Map.of(), Map.of()),
            publication(
                "w",
                List.of("geo", "time_period"),
                groups,
                Map.of("geo", "SMALL_STATES"),
                Map.of("2024-2025", List.of("2024", "2025")))),
        contains(
            "FR Y00-12 2024 30 A",
            "FR Y00-12 2025 300 A",
            "FR Y13-17 2024 30 A",
            "FR Y13-17 2025 300 A",
            "FR TOTAL 2024 60 A",
            "FR TOTAL 2025 600 A",
            "SMALL_STATES Y00-12 2024 12 A",
            "SMALL_STATES Y00-12 2025 7 PCOVERS_1",
            "SMALL_STATES Y13-17 2024 9 A",
            "SMALL_STATES Y13-17 2025 8 PCOVERS_1",
            "SMALL_STATES TOTAL 2024 21 A",
            "SMALL_STATES TOTAL 2025 15 PCOVERS_1",
            "EU27_2020 Y00-12 2024 42 A",
            "EU27_2020 Y00-12 2025 307 PCOVERS_2",
            "EU27_2020 Y13-17 2024 39 A",
            "EU27_2020 Y13-17 2025 308 PCOVERS_2",
            "EU27_2020 TOTAL 2024 81 A",
            "EU27_2020 TOTAL 2025 615 PCOVERS_2",
            "LU 2024-2025 21 PPARTLY_SUBMITTED",
            "MT 2024-2025 15 PPARTLY_SUBMITTED",
            "SMALL_STATES 2024-2025 36 PPARTLY_SUBMITTED"));
  }

  @Test
  @DisplayName("a catalogue that publishes nothing is refused, and makes no empty release")
  void nothing() {
    assertThat(
        assertThrows(UnusableStatisticsException.class, () -> published()).getMessage(),
        containsString("publishes no table"));
  }

  @Test
  @DisplayName("a dimension that the table lacks is named")
  void unknownDimension() {
    assertThat(
        assertThrows(
                UnusableStatisticsException.class,
                () ->
                    published(
                        publication(
                            "v", List.of("gender", "time_period"), Map.of(), Map.of(), Map.of())))
            .getMessage(),
        containsString("table victims has no column gender"));
  }
}
