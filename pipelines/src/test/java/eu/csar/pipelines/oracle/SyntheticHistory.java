package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A synthetic world as its user runs it: the instants of receipt, its days, and what changes. */
public final class SyntheticHistory {

  private SyntheticHistory() {}

  /** Instants at which the exports were received, rising: as-ofs of a run for each. */
  public static SortedSet<Instant> receipts(Path world) throws IOException {
    TreeSet<Instant> receipts = new TreeSet<>();
    try (Stream<Path> exports = Files.list(world.resolve("exports"))) {
      for (Path export : exports.toList()) {
        receipts.add(
            Instant.parse(World.json(export.resolve("intake.json")).path("received_at").asText()));
      }
    }
    return receipts;
  }

  /** The end of each day from the first, which is 1: as-ofs of a run a day. */
  public static List<Instant> days(Path world) throws IOException {
    JsonNode made = World.json(world.resolve("truth/totals.json")).path("world");
    LocalDate first = receipts(world).first().atZone(ZoneOffset.UTC).toLocalDate();
    List<Instant> days = new ArrayList<>();
    for (int day = 1; day <= made.path("days").asInt(); day++) {
      days.add(first.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    return days;
  }

  /** Copies {@code history/day-NN} over the world, where the history has that day. */
  public static void change(Path world, int day) throws IOException {
    Path changed = world.resolve(String.format("history/day-%02d", day));
    if (!Files.isDirectory(changed)) {
      return;
    }
    try (Stream<Path> files = Files.walk(changed)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            world.resolve(changed.relativize(file).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
