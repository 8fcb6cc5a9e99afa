package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Messages.Message;
import eu.csar.pipelines.oracle.Resolution.Change;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The job as a function, decisions.md section 7: {@code state' = step(state, world, as-of)}. */
public final class Oracle {

  private final OracleState before;
  private final OracleState state;
  private final World world;
  private final Instant asOf;

  private Oracle(OracleState before, OracleState state, World world, Instant asOf) {
    this.before = before;
    this.state = state;
    this.world = world;
    this.asOf = asOf;
  }

  /** All runs at the given instants, over one world that is whole from the start. */
  public static OracleState fold(Path world, List<Instant> asOfs) {
    OracleState state = OracleState.empty();
    for (Instant asOf : asOfs) {
      state = step(state, world, asOf);
    }
    return state;
  }

  /**
   * One run. With nothing to do the state is unchanged and no run is published (ST1, S41).
   *
   * @param world exports, registers, policy, key, and where there are any {@code indicators/},
   *     {@code messages/} and {@code ip-country.mmdb}, as they are at this run
   * @throws IllegalArgumentException if {@code asOf} is before the parent's (ID11)
   */
  public static OracleState step(OracleState before, Path world, Instant asOf) {
    return step(before, world, asOf, null);
  }

  /**
   * A run that reads no exports, but assesses every report received since the start of a day, UTC
   * (S41), and takes messages as any run does.
   */
  public static OracleState reassess(
      OracleState before, Path world, LocalDate since, Instant asOf) {
    return step(before, world, asOf, since.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static OracleState step(
      OracleState before, Path directory, Instant asOf, @Nullable Instant since) {
    if (asOf.isBefore(before.asOf)) {
      throw new IllegalArgumentException("as-of before that of the parent");
    }
    List<Export> fresh = new ArrayList<>();
    Set<String> identities = new HashSet<>(before.exportsRead);
    if (since == null) {
      for (Export export : Export.upTo(asOf, directory.resolve("exports"))) {
        if (identities.add(export.identity())) {
          fresh.add(export);
        }
      }
    }
    World world = new World(directory);
    List<Message> messages = Messages.unknownTo(before, directory.resolve("messages"));
    Set<String> reopened = reopened(before, world);
    Set<String> again = since(before, since);
    if (fresh.isEmpty() && messages.isEmpty() && reopened.isEmpty() && again.isEmpty()) {
      return before;
    }
    OracleState after = before.copy();
    after.run = before.run + 1;
    after.asOf = asOf;
    new Oracle(before, after, world, asOf).run(fresh, messages, reopened, again);
    return after;
  }

  /**
   * JU1, S41: unfounded, or taken back as unfounded, by notices of which one at least does not
   * stand any more.
   */
  private static Set<String> reopened(OracleState state, World world) {
    Set<String> keys = new TreeSet<>();
    for (Known report : state.known.values()) {
      if (report.notices.stream().anyMatch(n -> !world.lists.stands(n))) {
        keys.add(report.key);
      }
    }
    return keys;
  }

  private static Set<String> since(OracleState state, @Nullable Instant since) {
    Set<String> keys = new TreeSet<>();
    for (Known report : state.known.values()) {
      if (since != null && report.isReport() && !report.first().receivedAt().isBefore(since)) {
        keys.add(report.key);
      }
    }
    return keys;
  }

  private void run(
      List<Export> exports, List<Message> messages, Set<String> reopened, Set<String> again) {
    List<Submission> submissions = ReadExports.of(exports, state, world);
    Set<String> reviewed = Messages.accept(messages, before, state);
    List<Change> changes = new ArrayList<>(Resolution.of(submissions, state));
    Set<String> copies = new HashSet<>();
    Set<String> changed = new HashSet<>();
    for (Change change : changes) {
      changed.add(change.report().key);
      boolean retractedOnly =
          change.winner() == null && "FORWARDED".equals(change.report().decision());
      if (retractedOnly) {
        copies.add(change.report().key);
      }
    }
    touch(reviewed, "REVIEWED", changed, copies, changes);
    touch(reopened, "REOPENED", changed, copies, changes);
    touch(again, "REASSESSED", changed, copies, changes);
    Supplements.decide(changes, state, world);
    Set<String> tripped = Breaker.tripped(changes, copies, world, asOf);
    Assessment assessment = new Assessment(before, state, world, asOf, tripped);
    List<Change> assessed = new ArrayList<>();
    for (Change change : changes) {
      if (copies.contains(change.report().key)) {
        assessment.retracted(change.report());
      } else {
        assessment.whole(change);
        assessed.add(change);
      }
    }
    Items.add(assessed, state, world);
    Activity.add(assessed, state, world);
  }

  /** S40: the first cause stands; S38: whoever is touched otherwise is no plain copy. */
  private void touch(
      Set<String> keys,
      String cause,
      Set<String> changed,
      Set<String> copies,
      List<Change> changes) {
    for (String key : keys) {
      copies.remove(key);
      if (changed.add(key)) {
        changes.add(new Change(Objects.requireNonNull(state.known.get(key)), cause, null));
      }
    }
  }
}
