package eu.csar.transforms.resolve.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.ReferenceRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResolutionAgreesWithModelTest {

  @Test
  @DisplayName(
      "ID5-ID8 JU2 SU2 SU3 rules and quadratic model agree on random worlds of several runs")
  void agreesOnRandomWorlds() {
    Map<String, Integer> met = new TreeMap<>();
    for (int seed = 0; seed < 6_000; seed++) {
      Random random = new Random(seed);
      List<World.Run> world = World.random(random);
      Model model = new Model();
      Harness harness = new Harness(random);
      for (World.Run run : world) {
        model.step(run);
        harness.step(run);
        String where = "seed " + seed + " run " + run.number();
        assertThat(where + " outcomes", harness.outcomes, is(model.outcomes));
        assertThat(where + " causes", harness.causes, is(model.causes));
        assertThat(where + " links", harness.links, is(model.links));
        assertThat(where + " crowded", harness.crowded, is(model.crowded));
        compareKeys(where, harness.latest(), model);
        compareReferences(where, harness.references, model);
        model.outcomes.values().forEach(outcome -> met.merge(outcome.name(), 1, Integer::sum));
        model.causes.values().forEach(cause -> met.merge("row " + cause, 1, Integer::sum));
        met.merge("links", model.links.size(), Integer::sum);
        met.merge("crowded", model.crowded.size(), Integer::sum);
      }
      for (Model.Known known : model.known.values()) {
        met.merge("supplements", known.supplementOf != null ? 1 : 0, Integer::sum);
        boolean later = known.supplementOf == null && known.firstRun > 0 && !known.firstAccount;
        met.merge("later accounts", later ? 1 : 0, Integer::sum);
      }
    }
    // Agreement says little of what the worlds do not hold.
    met.forEach((what, times) -> assertThat(what, times, is(greaterThan(100))));
    assertThat(met.size(), is(12));
  }

  private static void compareKeys(String where, Map<String, KeyRow> rows, Model model) {
    assertThat(where + " keys", rows.keySet(), is(model.known.keySet()));
    for (Model.Known known : model.known.values()) {
      KeyRow row = Objects.requireNonNull(rows.get(known.key));
      String key = where + " key " + known.key;
      World.Entry current = known.current;
      assertThat(key, row.getRun(), is((long) known.rowRun));
      assertThat(key, row.getFirstRun(), is((long) known.firstRun));
      assertThat(key, row.getNamespace(), is(known.namespace));
      assertThat(key, row.getTest(), is(known.test));
      assertThat(key, row.getFirstPlace(), is(known.firstPlace));
      assertThat(key, row.getRetractedAt(), is(known.retractedAt));
      assertThat(key, row.getSupplementOf(), is(known.supplementOf));
      assertThat(key, row.getFirstAccount(), is(known.firstAccount));
      assertThat(key, row.getRetractions().size(), is(known.retractions.size()));
      Set<String> seen = new TreeSet<>();
      row.getSeen().forEach(s -> seen.add(s.getVersion() + " " + s.getCanonicalDigest()));
      assertThat(key, seen, is(known.seen));
      assertThat(key, row.getSeen().size(), is(seen.size()));
      assertThat(key, row.getPlace(), is(current == null ? null : current.place()));
      assertThat(
          key,
          row.getReceivedAt(),
          is(known.firstPlace == null ? null : known.firstPlace.getReceivedAt()));
    }
  }

  private static void compareReferences(String where, List<ReferenceRow> rows, Model model) {
    Set<String> expected = new HashSet<>();
    for (Model.Known known : model.known.values()) {
      known.references.forEach(
          reference -> expected.add(reference + known.key + known.firstAccount + known.firstRun));
    }
    Set<String> found = new HashSet<>();
    rows.forEach(
        row ->
            found.add(
                row.getReferenceDigest()
                    + row.getReportKey()
                    + row.getFirstAccount()
                    + row.getFirstRun()));
    assertThat(where + " references", found, is(expected));
    assertThat(where + " references once", rows.size(), is(expected.size()));
  }
}
