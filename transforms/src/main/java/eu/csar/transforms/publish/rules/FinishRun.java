package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.transforms.account.rules.Counts;
import eu.csar.transforms.account.rules.Ledger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a run: picks one attempt of each part, checks the ledger, gathers the files,
 * writes receipts and {@code run.json}, and publishes all of it with the marker. It may be
 * repeated, also beside itself: see {@link RunPublication}. An unbalanced ledger publishes nothing
 * and is a verdict in a file, not an exception that a restart strategy would repeat.
 */
public final class FinishRun implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String database;
  private final RunEvidence evidence;
  private final ExportBooks exportBooks;
  private final CrowdedReferences crowdedReferences;
  private final TrippedBreaker trippedBreaker;
  private final Instant submitted;

  /**
   * For a run on a database.
   *
   * @param submitted when the run was submitted, for the page that tells of it
   */
  public FinishRun(
      Path database,
      RunEvidence evidence,
      ExportBooks exportBooks,
      CrowdedReferences crowdedReferences,
      TrippedBreaker trippedBreaker,
      Instant submitted) {
    this.database = database.toString();
    this.evidence = evidence;
    this.exportBooks = exportBooks;
    this.crowdedReferences = crowdedReferences;
    this.trippedBreaker = trippedBreaker;
    this.submitted = submitted;
  }

  /**
   * Finishes the run.
   *
   * @param standing what the first reading found
   * @param breaker what the circuit breaker says
   * @param encodedParts the parts that attempts wrote, in any order
   * @param crowded references over the limit (SU3), in any order
   */
  public void finish(
      byte[] standing, byte[] breaker, Collection<byte[]> encodedParts, Collection<byte[]> crowded)
      throws IOException {
    Path root = Path.of(database);
    Collection<Part> parts = onePerName(encodedParts);
    List<ExportBook> exports = exportBooks.open(standing);
    Counts counts = new Counts();
    parts.forEach(part -> counts.addAll(part.counts()));
    counts.add("records_read", exports.stream().mapToLong(ExportBook::recordsRead).sum());
    counts.add("held_at_start", evidence.heldAtStart());

    TreeMap<String, Long> overLimit = new TreeMap<>();
    crowded.forEach(block -> overLimit.putAll(crowdedReferences.open(block)));

    RunPublication publication = new RunPublication(root, evidence.name());
    if (!publication.isTaken()) {
      try {
        ReviewQueue queue = GatherLines.queue(root, parent(), parts);
        counts.add("queue", queue.size());
        List<String> imbalances = Ledger.of(counts).imbalances();
        if (!imbalances.isEmpty()) {
          publication.writeVerdict("LEDGER_UNBALANCED", imbalances);
          return;
        }
        RunReport report =
            new RunReport(evidence, exports, counts, overLimit, trippedBreaker.open(breaker));
        publish(publication, parts, exports, queue, report);
      } catch (IOException e) {
        if (!publication.isTaken()) {
          throw e;
        }
        // A twin has published this run, and removed the attempts under our feet.
      }
    }
    if (publication.isTakenByAnother()) {
      publication.writeVerdict(
          "PUBLISHED_BY_ANOTHER",
          List.of("runs/" + evidence.name().marker() + " names another run"));
    } else {
      publication.removeAttempts();
      // A detached run has no launcher left that would free the database.
      DatabaseLock.releaseJob(root, evidence.name());
    }
  }

  private void publish(
      RunPublication publication,
      Collection<Part> parts,
      List<ExportBook> exports,
      ReviewQueue queue,
      RunReport report)
      throws IOException {
    Path directory = publication.openDirectory();
    RunFolder folder = new RunFolder(Path.of(database), evidence.name(), directory);
    for (Part part : parts) {
      folder.take(part);
    }
    new GatherPackages(folder, evidence.name().number()).gather(parts, report.counts());
    new GatherLines(folder, parts).notices();
    folder.writeMessages(evidence.messages());
    folder.writeExportFindings(exports);
    folder.writeMissingTables();
    Receipts.write(folder, exports, parts, evidence);
    folder.write(ReviewQueue.QUEUE, ReviewQueue.TABLE, queue.size(), queue.lines());
    byte[] told = report.json(new ShardParts(parts), queue, folder.files());
    folder.writeLast("run.json", told);
    writePage(folder, told, parts);
    publication.publish(directory, folder.files());
  }

  /** For people, and no content: what it cannot show must not keep a run from being published. */
  private void writePage(RunFolder folder, byte[] told, Collection<Part> parts) {
    try {
      String page =
          RunPage.of(
              JSON.readTree(told),
              RunPhases.of(Path.of(database), submitted, parts, Instant.now()));
      replace(folder.resolve(RunPage.NAME), utf8(page));
    } catch (IOException | RuntimeException e) {
      System.getLogger(FinishRun.class.getName())
          .log(System.Logger.Level.WARNING, RunPage.NAME + " was not made: " + e.getClass());
    }
  }

  /** Directory of the run before; null in a first run. */
  private @Nullable String parent() {
    RunName name = evidence.name();
    return name.parent() == null
        ? null
        : new RunName(name.number() - 1, name.parent(), null).directory();
  }

  private static Collection<Part> onePerName(Collection<byte[]> encoded) {
    Map<String, Part> byName = new TreeMap<>();
    for (byte[] bytes : encoded) {
      Part part = Part.decode(bytes);
      byName.merge(part.name(), part, (a, b) -> a.attempt().compareTo(b.attempt()) <= 0 ? a : b);
    }
    return new ArrayList<>(byName.values());
  }

  /** Writes a small file whole; a repeat writes the same. */
  static void replace(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.getParent());
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(bytes);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
