package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cells of a release")
class LayTablesTest {
  private static final Map<String, Map<String, CodeList>> LISTS =
      Map.of("M", Map.of("geo", CodeList.flat("geo", "EU27_2020", List.of("BE", "BG", "CZ"))));

  private static FrequencyTable table(String id, FrequencyTable.Row... rows) {
    return new FrequencyTable(id, "M", List.of("geo"), List.of(rows));
  }

  private static FrequencyTable.Row row(String geo, @Nullable Long count) {
    return new FrequencyTable.Row(Map.of("geo", geo), count, "", "");
  }

  private static CellSystem lay(FrequencyTable... tables) {
    return CellSystem.of(List.of(tables), LISTS, Map.of("M", new SuppressSmallCounts(5)));
  }

  private static CellKey key(Map<String, String> codes) {
    return new CellKey("M", new TreeMap<>(codes));
  }

  @Test
  @DisplayName("the one part that printed figures leave over is a cell, and protected as one")
  void leftOver() {
    CellSystem system = lay(table("t", row("BE", 40L), row("BG", 50L), row("EU27_2020", 92L)));
    Integer left = system.number(key(Map.of("geo", "CZ")));
    assertThat(left, is(not(nullValue())));
    assertThat(system.count(left), is(2L));
    assertThat(
        AuditRelease.audit(system, system.figures(), List.of(), 4).exposures().get(0).sentence(),
        is(
            "table none, but computed from those of its measure: any reader narrows M;geo=CZ to one value"));
    Figure[] grown = GrowComplements.grow(system, List.of(), 4, Tables.KEY);
    assertThat(AuditRelease.audit(system, grown, List.of(), 4).passes(), is(true));
  }

  @Test
  @DisplayName("what was not submitted adds nothing to a total, and hides nothing behind it")
  void notSubmitted() {
    CellSystem system =
        lay(table("t", row("BE", 40L), row("BG", 50L), row("CZ", null), row("EU27_2020", 90L)));
    assertThat(system.size(), is(3));
    assertThat(system.sums().get(0).parts().size(), is(2));
  }

  @Test
  @DisplayName("groups of codes tie tables that print the members to those that print the group")
  void groups() {
    Map<String, String> parents = new LinkedHashMap<>();
    parents.put("BE", "EU27_2020");
    parents.put("SMALL", "EU27_2020");
    parents.put("BG", "SMALL");
    parents.put("CZ", "SMALL");
    Map<String, Map<String, CodeList>> lists =
        Map.of("M", Map.of("geo", new CodeList("geo", "EU27_2020", parents)));
    CellSystem system =
        CellSystem.of(
            List.of(
                table("members", row("BG", 7L), row("CZ", 8L)),
                table("groups", row("BE", 40L), row("SMALL", 15L), row("EU27_2020", 55L))),
            lists,
            Map.of("M", new SuppressSmallCounts(5)));
    assertThat(system.size(), is(5));
    assertThat(system.sums().size(), is(2));
  }

  @Test
  @DisplayName("tables that disagree, and totals that are no sums, are refused by name")
  void refused() {
    assertThat(
        assertThrows(
                UnusableStatisticsException.class,
                () -> lay(table("one", row("BE", 40L)), table("other", row("BE", 41L))))
            .getMessage(),
        is("tables one and other differ in M;geo=BE"));
    assertThat(
        assertThrows(
                UnusableStatisticsException.class,
                () ->
                    lay(
                        table(
                            "t",
                            row("BE", 1L),
                            row("BG", 1L),
                            row("CZ", 1L),
                            row("EU27_2020", 4L))))
            .getMessage(),
        containsString("M is not the sum over geo: it differs by 1"));
    assertThrows(UnusableStatisticsException.class, () -> lay(table("t", row("BE", -1L))));
  }
}
