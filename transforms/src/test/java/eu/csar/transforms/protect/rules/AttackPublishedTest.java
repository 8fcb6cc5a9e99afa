package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables of one total and its parts, whose ranges are worked out by hand. */
@DisplayName("The attack from what is printed")
final class AttackPublishedTest {
  private static final CodeList GEO = CodeList.flat("geo", "EU27_2020", List.of("DE", "FR", "IT"));

  /** A table of the Union, Germany, France and Italy; null is confidential. */
  private static AttackPublished.Table table(
      String id, ProtectionMethod method, @Nullable Long... values) {
    List<AttackPublished.Row> rows = new ArrayList<>();
    List<String> codes = List.of("EU27_2020", "DE", "FR", "IT");
    for (int row = 0; row < values.length; row++) {
      rows.add(
          new AttackPublished.Row(Map.of("geo", codes.get(row)), values[row], values[row] == null));
    }
    return new AttackPublished.Table(id, "M", method, Map.of("geo", GEO), rows);
  }

  private static List<String> findings(AttackPublished.Table... tables) {
    return AttackPublished.attack(List.of(tables), ProtectionPolicy.DEFAULT).findings();
  }

  @Test
  @DisplayName("finds a hidden figure that its neighbours leave over")
  void exact() {
    assertThat(
        findings(table("t", ProtectionMethod.SUPPRESSION, 20L, 10L, 7L, null)),
        contains("table t: any reader narrows M;geo=IT to one value"));
  }

  @Test
  @DisplayName("finds two hidden figures that can only be small")
  void small() {
    // They add up to 2 and may be zero: 0 to 2 each is narrow, but nobody can say that one is
    // small.
    assertThat(
        findings(table("t", ProtectionMethod.SUPPRESSION, 20L, 18L, null, null)), is(empty()));
    // They add up to 20: everything from 0 to 20 is possible.
    assertThat(
        findings(table("t", ProtectionMethod.SUPPRESSION, 38L, 18L, null, null)), is(empty()));
  }

  @Test
  @DisplayName("a hidden figure of 5 or more that can be computed is no finding")
  void large() {
    assertThat(findings(table("t", ProtectionMethod.SUPPRESSION, 30L, 10L, 7L, null)), is(empty()));
  }

  @Test
  @DisplayName("finds rounded figures whose sum narrows them")
  void rounded() {
    // 0 is 0 to 4, and 5 is 1 to 9: the whole and Germany are both 1 to 4; the others are 0 to 3.
    assertThat(
        findings(table("t", ProtectionMethod.ROUNDING, 0L, 5L, 0L, 0L)),
        containsInAnyOrder(
            "table t: any reader narrows M to 4 values",
            "table t: any reader narrows M;geo=DE to 4 values",
            "table t: any reader narrows M;geo=FR to 4 values",
            "table t: any reader narrows M;geo=IT to 4 values"));
    assertThat(findings(table("t", ProtectionMethod.ROUNDING, 15L, 5L, 5L, 5L)), is(empty()));
  }

  @Test
  @DisplayName("finds sums that do not add up, and tables that differ")
  void contradictions() {
    assertThat(
        findings(table("t", ProtectionMethod.SUPPRESSION, 20L, 10L, 7L, 6L)),
        contains("M is not the sum over geo"));
    assertThat(
        findings(
            table("t", ProtectionMethod.SUPPRESSION, 20L, 7L, 7L, 6L),
            table("u", ProtectionMethod.SUPPRESSION, 20L, 8L)),
        contains("tables t and u differ in M;geo=DE"));
  }

  @Test
  @DisplayName("a part that is not printed at all hides what it leaves over")
  void notPrinted() {
    assertThat(findings(table("t", ProtectionMethod.SUPPRESSION, 20L, 10L, null)), is(empty()));
  }
}
