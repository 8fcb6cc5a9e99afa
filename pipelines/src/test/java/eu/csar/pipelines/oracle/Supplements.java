package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Reference;
import eu.csar.pipelines.oracle.Resolution.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Supplements and reference links, decisions.md section 2: SU1 to SU4 (S6 to S10). */
final class Supplements {

  private final OracleState state;
  private final World world;
  private final Map<String, List<Known>> carriers = new HashMap<>();

  private Supplements(OracleState state, World world) {
    this.state = state;
    this.world = world;
  }

  /** Decides for each new or changed report of the run, and adds its links. */
  static void decide(List<Change> changes, OracleState state, World world) {
    List<Change> current = changes.stream().filter(c -> c.winner() != null).toList();
    Supplements supplements = new Supplements(state, world);
    // S7: test reports carry nothing. S6: references of all versions that a run made current.
    for (Change change : current) {
      if (!change.report().test) {
        change.submission().content().references().stream()
            .map(Reference::digest)
            .forEach(change.report().references::add);
      }
    }
    for (Known report : state.known.values()) {
      for (String reference : report.references) {
        supplements.carriers.computeIfAbsent(reference, r -> new ArrayList<>()).add(report);
      }
    }
    // In order of ID7, so that E of every earlier report is decided before it is asked for.
    current.stream()
        .map(Change::report)
        .filter(r -> r.firstRun == state.run)
        .sorted(Known.EARLIER_FIRST)
        .forEach(supplements::decide);
    current.forEach(supplements::link);
  }

  /** SU2: B is a supplement of the earliest A of E(B) whose own E is empty. */
  private void decide(Known b) {
    List<Known> earlier = others(b);
    b.firstAccount = earlier.isEmpty();
    b.supplementOf =
        earlier.stream()
            .filter(a -> a.firstAccount)
            .min(Known.EARLIER_FIRST)
            .map(a -> a.key)
            .orElse(null);
  }

  /**
   * E(B). S8: all channels are one as long as Annex III is the only form, so reports differ where
   * their providers, as of this register, differ.
   */
  private List<Known> others(Known b) {
    List<Known> others = new ArrayList<>();
    if (b.test) {
      return others;
    }
    for (String reference : b.references) {
      List<Known> sharing = carriers.getOrDefault(reference, List.of());
      if (sharing.size() > world.referenceLimit) {
        continue; // SU3
      }
      for (Known a : sharing) {
        if (Known.EARLIER_FIRST.compare(a, b) < 0
            && !world.providerId(a.namespace).equals(world.providerId(b.namespace))) {
          others.add(a);
        }
      }
    }
    return others;
  }

  private void link(Change change) {
    Known b = change.report();
    Content content = change.submission().content();
    for (String cited : content.cited()) {
      String other = Bytes.reportKey(b.namespace, "GIVEN", cited);
      add(b, other, "CITES", null, 1);
    }
    if (b.test || b.supplementOf != null) {
      return; // S9
    }
    TreeSet<String> references = new TreeSet<>();
    content.references().forEach(r -> references.add(r.digest()));
    for (String reference : references) {
      List<Known> sharing = carriers.getOrDefault(reference, List.of());
      sharing.stream()
          .min(Known.EARLIER_FIRST)
          .filter(a -> Known.EARLIER_FIRST.compare(a, b) < 0)
          .ifPresent(a -> add(b, a.key, "REFERENCE", reference, sharing.size()));
    }
  }

  private void add(Known b, String other, String kind, @Nullable String reference, long count) {
    state
        .table("links")
        .add(
            Row.empty()
                .and("report_key", b.key)
                .and("other_key", other)
                .and("kind", kind)
                .and("algorithm", null)
                .and("item_number", null)
                .and("reference_digest", reference)
                .and("count", count)
                .and("distance", null)
                .and("turn", null)
                .and("run", state.run));
  }
}
