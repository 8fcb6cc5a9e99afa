package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a run did one after the other, by the times of the files that its parts wrote. For people
 * who watch, never for content: a clock decides nothing.
 */
final class RunPhases {
  private RunPhases() {}

  /**
   * The phases of a run.
   *
   * @param submitted when the run was submitted
   * @param parts what its attempts wrote
   * @param now when it is about to be published
   */
  static Map<String, Duration> of(
      Path database, Instant submitted, Collection<Part> parts, Instant now) throws IOException {
    Instant firstOpened = now;
    for (Part part : parts) {
      if (isShards(part)) {
        Instant opened =
            Files.readAttributes(database.resolve(part.attempt()), BasicFileAttributes.class)
                .creationTime()
                .toInstant();
        firstOpened = opened.isBefore(firstOpened) ? opened : firstOpened;
      }
    }
    Instant lastShard = last(database, parts, RunPhases::isShards, firstOpened);
    Instant lastBucket = last(database, parts, part -> true, lastShard);
    Map<String, Duration> phases = new LinkedHashMap<>();
    phases.put("Read once, resolve, find supplements", Duration.between(submitted, firstOpened));
    phases.put("Read again, match, judge, route, write", Duration.between(firstOpened, lastShard));
    phases.put("Link items, carry keys", Duration.between(lastShard, lastBucket));
    phases.put("Publish", Duration.between(lastBucket, now));
    return phases;
  }

  private static boolean isShards(Part part) {
    return part.name().startsWith("shards-");
  }

  private static Instant last(
      Path database, Collection<Part> parts, Predicate<Part> of, Instant atLeast)
      throws IOException {
    Instant last = atLeast;
    for (Part part : parts) {
      if (of.test(part)) {
        for (FileEntry file : part.files()) {
          Instant written =
              Files.getLastModifiedTime(database.resolve(part.attempt()).resolve(file.path()))
                  .toInstant();
          last = written.isAfter(last) ? written : last;
        }
      }
    }
    return last;
  }
}
