package eu.csar.pipelines.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunPage;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every published run is whole: the chain of runs, each listed file by size and digest,
 * the ledger against the rows, and that no run's directory holds what its marker does not name.
 * What dead attempts left elsewhere harms no reader and is no difference; {@link Leftovers} names
 * it.
 */
public final class VerifyDatabase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final List<String> differences = new ArrayList<>();
  private long files;
  private long bytes;

  private VerifyDatabase(Path root) {
    this.root = root;
  }

  /** How far to look. */
  public enum Depth {
    /** Sizes and digests. */
    BYTES,
    /** All rows of all tables are decoded and counted as well. */
    ROWS
  }

  /**
   * What was found.
   *
   * @param runs published runs
   * @param files files they list
   * @param bytes their size
   * @param differences one sentence each; empty where the database is whole
   */
  public record Outcome(int runs, long files, long bytes, List<String> differences) {}

  /** Checks all runs of a database. */
  public static Outcome check(Path root, Depth depth) throws IOException {
    return new VerifyDatabase(root).check(depth);
  }

  private Outcome check(Depth depth) throws IOException {
    List<RunMarker> runs;
    try {
      Database database = Database.open(root);
      runs = database.runs();
      checkMarkers(runs);
      for (RunMarker run : runs) {
        check(run);
        if (depth == Depth.ROWS) {
          RowsThatOpen.check(database, run, differences);
        }
      }
    } catch (UnusableDatabaseException e) {
      differences.add("the chain of runs is broken: " + e.getMessage());
      runs = List.of();
    }
    return new Outcome(runs.size(), files, bytes, Collections.unmodifiableList(differences));
  }

  /** A marker behind a gap is never reached by readers. */
  private void checkMarkers(List<RunMarker> runs) throws IOException {
    Path directory = root.resolve("runs");
    if (!Files.isDirectory(directory)) {
      return;
    }
    Set<String> reached = runs.stream().map(run -> run.name().marker()).collect(Collectors.toSet());
    try (Stream<Path> markers = Files.list(directory)) {
      for (Path marker : markers.sorted().toList()) {
        String name = marker.getFileName().toString();
        if (name.matches("\\d+") && !reached.contains(name)) {
          differences.add("runs/" + name + ": a run before it is missing");
        }
      }
    }
  }

  private void check(RunMarker run) throws IOException {
    if (!run.directory().equals(run.name().directory())) {
      differences.add("runs/" + run.name().marker() + ": names the directory of another run");
    }
    Map<String, Long> rows = new HashMap<>();
    for (FileEntry file : run.files()) {
      if (!file.path().startsWith(run.directory() + "/") || file.path().contains("/../")) {
        differences.add(file.path() + ": lies outside of its run");
      } else {
        check(file);
      }
      rows.merge(file.table(), file.rows(), Long::sum);
    }
    checkUnlisted(run);
    checkReport(run, rows);
  }

  private void check(FileEntry file) throws IOException {
    Path path = root.resolve(file.path());
    files++;
    if (!Files.isRegularFile(path)) {
      differences.add(file.path() + ": missing");
      return;
    }
    long size = Files.size(path);
    bytes += size;
    if (size != file.bytes()) {
      differences.add(file.path() + ": has " + size + " bytes, the marker says " + file.bytes());
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      if (!DigestUtils.sha256Hex(in).equals(file.sha256())) {
        differences.add(file.path() + ": its digest is not the marker's");
      }
    }
  }

  private void checkUnlisted(RunMarker run) throws IOException {
    Path directory = root.resolve(run.directory());
    if (!Files.isDirectory(directory)) {
      differences.add(run.directory() + ": missing");
      return;
    }
    Set<String> listed = run.files().stream().map(FileEntry::path).collect(Collectors.toSet());
    String page = run.directory() + "/" + RunPage.NAME;
    TreeSet<String> unlisted = new TreeSet<>();
    try (Stream<Path> all = Files.walk(directory)) {
      all.filter(path -> !Files.isDirectory(path))
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .filter(path -> !listed.contains(path) && !path.equals(page))
          .forEach(unlisted::add);
    }
    unlisted.forEach(path -> differences.add(path + ": no marker names it"));
  }

  private void checkReport(RunMarker run, Map<String, Long> rows) throws IOException {
    String path = run.directory() + "/run.json";
    if (!Files.isRegularFile(root.resolve(path))) {
      return;
    }
    JsonNode report = JSON.readTree(Files.readAllBytes(root.resolve(path)));
    if (report.path("number").asLong() != run.name().number()
        || !report.path("id").asText().equals(run.name().id())
        || !Objects.equals(report.path("parent").textValue(), run.name().parent())) {
      differences.add(path + ": tells of another run");
    }
    JsonNode ledger = report.path("ledger");
    equal(path, "records_read", ledger.path("records_read").asLong(-1), "submissions", rows);
    equal(path, "outcomes", sum(ledger.path("outcomes")), "submissions", rows);
    equal(
        path,
        "outcomes.REJECTED",
        ledger.path("outcomes").path("REJECTED").asLong(-1),
        "rejections",
        rows);
    equal(path, "reports", ledger.path("reports").asLong(-1), "reports", rows);
    equal(path, "causes", sum(ledger.path("causes")), "reports", rows);
    long decisions =
        ledger.path("forwarded").asLong()
            + ledger.path("manifestly_unfounded").asLong()
            + ledger.path("held_for_review").asLong();
    equal(path, "forwarded + manifestly_unfounded + held_for_review", decisions, "reports", rows);
    equal(path, "forwards", sum(ledger.path("forwards")), "forwards", rows);
    equal(path, "notices", sum(ledger.path("notices")), "notices", rows);
  }

  private void equal(String path, String name, long ledger, String table, Map<String, Long> rows) {
    long found = rows.getOrDefault(table, 0L);
    if (ledger != found) {
      differences.add(
          path
              + ": "
              + name
              + " is "
              + ledger
              + ", but table "
              + table
              + " has "
              + found
              + " rows");
    }
  }

  private static long sum(JsonNode group) {
    long sum = 0;
    for (JsonNode member : group) {
      sum += member.asLong();
    }
    return sum;
  }

  /** The table of a listed file; null for files that are none. */
  static @Nullable Table tableOf(FileEntry file) {
    for (Table table : Table.values()) {
      if (table.directory().equals(file.table()) && file.path().endsWith(".parquet")) {
        return table;
      }
    }
    return null;
  }
}
