package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sections 1 and 2 of the decision tables, row by row, comparing everything with everything. Calls
 * none of the rules.
 */
final class Model {

  static final class Known {
    String key = "";
    int firstRun;
    int rowRun;
    boolean test;
    String namespace = "";
    String source = "";
    World.@Nullable Entry current;
    @Nullable Place firstPlace;
    final Set<String> seen = new TreeSet<>();
    final List<World.Entry> retractions = new ArrayList<>();
    @Nullable Instant retractedAt;
    @Nullable String supplementOf;
    boolean firstAccount;
    final Set<String> references = new TreeSet<>();
  }

  record Link(String key, String other, String reference, long count) {}

  final Map<String, Known> known = new TreeMap<>();
  Map<String, Outcome> outcomes = new TreeMap<>();
  Map<String, String> causes = new TreeMap<>();
  Set<Link> links = Set.of();
  Map<String, Long> crowded = new TreeMap<>();

  static String content(World.Entry entry) {
    return entry.version() + " " + entry.digest();
  }

  static String at(int shard, int ordinal) {
    return shard + ":" + ordinal;
  }

  static int place(Place a, Place b) {
    // Worlds hold ASCII text only, where String order is byte order.
    int c = a.getReceivedAt().compareTo(b.getReceivedAt());
    c = c != 0 ? c : a.getExportId().compareTo(b.getExportId());
    c = c != 0 ? c : a.getExportDigest().compareTo(b.getExportDigest());
    c = c != 0 ? c : a.getFile().compareTo(b.getFile());
    return c != 0 ? c : Long.compare(a.getOrdinal(), b.getOrdinal());
  }

  private static int version(World.Entry a, World.Entry b) {
    if (a.version() != b.version()) {
      return a.version() < b.version() ? -1 : 1;
    }
    Instant x = a.issuedAt() == null ? Instant.MIN : a.issuedAt();
    Instant y = b.issuedAt() == null ? Instant.MIN : b.issuedAt();
    return x.equals(y) ? place(a.place(), b.place()) : x.compareTo(y);
  }

  void step(World.Run run) {
    outcomes = new TreeMap<>();
    causes = new TreeMap<>();
    Map<String, List<World.Entry>> byKey = new TreeMap<>();
    for (World.Part part : run.shards()) {
      for (World.Entry entry : part.read() ? part.entries() : List.<World.Entry>of()) {
        byKey.computeIfAbsent(entry.key(), k -> new ArrayList<>()).add(entry);
      }
    }
    byKey.values().forEach(entries -> resolve(run, entries));
    supplements();
  }

  private void resolve(World.Run run, List<World.Entry> entries) {
    Known state = known.computeIfAbsent(entries.get(0).key(), k -> new Known());
    state.key = entries.get(0).key();
    if (state.namespace.isEmpty()) {
      state.namespace = run.namespace(entries.get(0).shard());
      state.test = run.isTest(entries.get(0).shard());
    }
    boolean wasKnown = state.firstRun > 0;
    World.Entry newest = null;
    World.Entry first = null;
    for (World.Entry entry : entries) {
      String at = at(entry.shard(), entry.localOrdinal());
      if (entry.retraction()) {
        outcomes.put(at, Outcome.RETRACTION);
        state.retractions.add(entry);
        state.rowRun = run.number();
        continue;
      }
      first = first == null ? entry : first;
      if (!state.seen.add(content(entry))) {
        outcomes.put(at, Outcome.RESUBMISSION);
        continue;
      }
      state.rowRun = run.number();
      outcomes.put(at, Outcome.SUPERSEDED);
      newest = newest == null || version(entry, newest) > 0 ? entry : newest;
    }
    World.Entry current = state.current;
    if (newest != null && (current == null || version(newest, current) > 0)) {
      outcomes.put(
          at(newest.shard(), newest.localOrdinal()), wasKnown ? Outcome.NEW_VERSION : Outcome.NEW);
      state.current = newest;
      state.test = run.isTest(newest.shard());
      state.source = run.source(newest.shard());
      causes.put(state.key, wasKnown ? "NEW_VERSION" : "NEW");
      if (!wasKnown && first != null) {
        state.firstRun = run.number();
        state.firstPlace = first.place();
        state.firstAccount = true;
      }
      if (!state.test) {
        state.references.addAll(newest.references());
      }
      state.retractedAt = retractedAt(state);
    } else if (wasKnown && state.retractedAt == null) {
      state.retractedAt = retractedAt(state);
      if (state.retractedAt != null) {
        causes.put(state.key, "RETRACTED");
      }
    }
  }

  private static @Nullable Instant retractedAt(Known state) {
    Instant earliest = null;
    World.Entry v = state.current;
    for (World.Entry r : state.retractions) {
      boolean applies =
          v != null
              && ((v.issuedAt() == null || r.issuedAt() == null)
                  ? place(v.place(), r.place()) < 0
                  : v.issuedAt().compareTo(r.issuedAt()) <= 0);
      Instant since = r.issuedAt() == null ? r.place().getReceivedAt() : r.issuedAt();
      if (applies && (earliest == null || since.compareTo(earliest) < 0)) {
        earliest = since;
      }
    }
    return earliest;
  }

  private static boolean earlier(Known a, Known b) {
    if (a.firstRun != b.firstRun) {
      return a.firstRun < b.firstRun;
    }
    return a.firstPlace != null && b.firstPlace != null && place(a.firstPlace, b.firstPlace) < 0;
  }

  private long carriers(String reference) {
    return known.values().stream().filter(k -> k.references.contains(reference)).count();
  }

  private List<Known> earlierAccounts(Known b) {
    List<Known> found = new ArrayList<>();
    for (Known a : known.values()) {
      boolean shares =
          a.references.stream()
              .anyMatch(r -> b.references.contains(r) && carriers(r) <= World.LIMIT);
      boolean differs =
          !a.source.equals(b.source)
              || !World.providerOf(a.namespace).equals(World.providerOf(b.namespace));
      if (a != b && shares && differs && earlier(a, b)) {
        found.add(a);
      }
    }
    return found;
  }

  private void supplements() {
    links = new java.util.HashSet<>();
    crowded = new TreeMap<>();
    List<Known> fresh = new ArrayList<>();
    for (Known b : known.values()) {
      if ("NEW".equals(causes.get(b.key))) {
        fresh.add(b);
        b.firstAccount = earlierAccounts(b).isEmpty();
      }
    }
    for (Known b : fresh) {
      Known found = null;
      for (Known a : earlierAccounts(b)) {
        found = a.firstAccount && (found == null || earlier(a, found)) ? a : found;
      }
      b.supplementOf = found == null ? null : found.key;
    }
    for (Known b : known.values()) {
      World.Entry current = b.current;
      String cause = causes.getOrDefault(b.key, "");
      if (current == null || !cause.startsWith("NEW") || b.test) {
        continue;
      }
      for (String reference : new TreeSet<>(current.references())) {
        link(b, reference);
        if (carriers(reference) > World.LIMIT) {
          crowded.put(reference, carriers(reference));
        }
      }
    }
  }

  private void link(Known b, String reference) {
    Known first = null;
    for (Known a : known.values()) {
      if (a.references.contains(reference) && (first == null || earlier(a, first))) {
        first = a;
      }
    }
    if (first != null && first != b && b.supplementOf == null) {
      links.add(new Link(b.key, first.key, reference, carriers(reference)));
    }
  }
}
