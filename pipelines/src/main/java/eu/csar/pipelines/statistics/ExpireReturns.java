package eu.csar.pipelines.statistics;

import eu.csar.transforms.followup.rules.ReadDeliveries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes rows from the intake area whose time is over (Article 83(4)): tokens, case keys, hashes
 * and words stand nowhere else. Cover sheets stay, so that a return that comes again is known.
 */
public final class ExpireReturns {
  /** The delivery itself is the empty name. */
  private static final Set<String> KEPT =
      Set.of("", "intake.json", "return.json", ReadDeliveries.EXPIRED);

  /**
   * What became of deliveries; names sorted.
   *
   * @param removed those whose rows were removed
   * @param undated those that have rows and whose intake does not say when they were received, so
   *     that nobody knows whether their time is over
   */
  public record Expired(List<String> removed, List<String> undated) {}

  private ExpireReturns() {}

  /**
   * Removes the rows of every delivery that was received before a day.
   *
   * @param returns directory of deliveries
   * @param keepFrom first day, UTC, whose deliveries are kept
   */
  public static Expired before(Path returns, LocalDate keepFrom) throws IOException {
    List<String> expired = new ArrayList<>();
    List<String> undated = new ArrayList<>();
    Instant first = keepFrom.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Path> directories;
    try (Stream<Path> listed = Files.list(returns)) {
      directories = listed.filter(Files::isDirectory).sorted().toList();
    }
    for (Path directory : directories) {
      Instant receivedAt = ReadDeliveries.receivedAt(directory);
      String name = directory.getFileName().toString();
      if (receivedAt == null) {
        if (!rows(directory).isEmpty()) {
          undated.add(name);
        }
      } else if (receivedAt.isBefore(first) && expire(directory, keepFrom)) {
        expired.add(name);
      }
    }
    return new Expired(List.copyOf(expired), List.copyOf(undated));
  }

  private static List<Path> rows(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> !isKept(directory.relativize(file))).toList();
    }
  }

  /** The mark comes first: rows without it would look like a damaged delivery. */
  private static boolean expire(Path directory, LocalDate keepFrom) throws IOException {
    List<Path> removed = rows(directory);
    if (removed.isEmpty()) {
      return false;
    }
    Path mark = directory.resolve(ReadDeliveries.EXPIRED);
    if (!Files.exists(mark)) {
      Files.write(
          mark, ("{\"received_before\": \"" + keepFrom + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }
    // Files of a directory before the directory.
    for (Path file : removed.stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
    return true;
  }

  /** What vouches for a return and describes it; all else of a delivery may hold rows. */
  private static boolean isKept(Path name) {
    return KEPT.contains(name.toString());
  }
}
