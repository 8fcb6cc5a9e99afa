package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Signals.Signal;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decisions.md section 4: the deciding tier, and whom it names (S19, S20, S22). */
final class Routing {

  /** Recipients' States with the tier that names each, or the reason for Europol alone. */
  record Outcome(
      List<Row> signals, SortedMap<String, String> stateToTier, @Nullable String europolOnly) {}

  private final World world;
  private final List<Signal> signals;

  private Routing(World world, List<Signal> signals) {
    this.world = world;
    this.signals = signals;
  }

  static Outcome of(Content content, String reportKey, int run, World world) {
    return of(content, reportKey, run, world, world::countryOf);
  }

  /** Routes by another source of the countries of addresses than the world's own. */
  static Outcome of(
      Content content,
      String reportKey,
      int run,
      World world,
      Function<InetAddress, @Nullable String> lookUp) {
    List<Signal> signals = Signals.of(content, world, lookUp);
    TreeMap<String, String> receiving = new TreeMap<>();
    String reason = new Routing(world, signals).decide(receiving);
    return new Outcome(Signals.rows(signals, reportKey, run, world), receiving, reason);
  }

  /** The deciding tier; fills in who receives, or says why nobody does. */
  private @Nullable String decide(Map<String, String> receiving) {
    TreeMap<String, String> named = new TreeMap<>();
    boolean conflicting = false;
    for (String tier : List.of("RT1", "RT2", "RT3", "RT4", "RT5", "RT6")) {
      Set<String> states = statesOf(tier);
      if (!states.isEmpty()) {
        conflicting = states.size() > world.stateLimit;
        if (!conflicting) {
          states.forEach(s -> named.put(s, tier));
        }
        break;
      }
    }
    statesOf("RT7").forEach(s -> named.putIfAbsent(s, "RT7"));
    named.forEach(
        (state, tier) -> {
          if (world.authorities.containsKey(state)) {
            receiving.put(state, tier);
          }
        });
    if (!receiving.isEmpty()) {
      return null;
    }
    if (conflicting && named.isEmpty()) {
      return "CONFLICTING";
    }
    return named.isEmpty() ? whyNobody() : "NO_AUTHORITY";
  }

  private Set<String> statesOf(String tier) {
    Set<String> states = new TreeSet<>();
    for (Signal s : signals) {
      if (tier.equals(s.tier()) && s.country().memberState() != null) {
        states.add(s.country().memberState());
      }
    }
    return states;
  }

  /** S20, from TERRITORY_SETTING on: the first that holds. */
  private String whyNobody() {
    if (signals.stream().anyMatch(s -> Countries.isTerritoryOfNobody(s.country()))) {
      return "TERRITORY_SETTING";
    }
    boolean proxy = signals.stream().anyMatch(s -> s.flags().contains("PROXY"));
    boolean openPublic =
        signals.stream().anyMatch(s -> s.lookedUp() && !s.flags().contains("PROXY"));
    if (proxy && !openPublic) {
      return "PROXY_ONLY";
    }
    for (String flag : List.of("PSEUDO_CODE", "THIRD_COUNTRY")) {
      if (signals.stream().anyMatch(s -> s.flags().contains(flag))) {
        return flag;
      }
    }
    return "NO_SIGNAL";
  }
}
