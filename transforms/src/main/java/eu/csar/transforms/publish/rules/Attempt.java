package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that one attempt of one part owns alone. Its name is found by exclusive creation, so
 * that neither a clock nor a random number is needed and a retry, or a task that was believed dead,
 * never writes where another writes.
 */
public final class Attempt {
  private final Path database;
  private final String part;
  private final Path directory;

  private Attempt(Path database, String part, Path directory) {
    this.database = database;
    this.part = part;
    this.directory = directory;
  }

  /** Opens the next free attempt of a part under {@code tmp/} of the database. */
  public static Attempt open(Path database, RunName run, String part) throws IOException {
    Path parent = database.resolve("tmp").resolve(run.directory()).resolve(part);
    Files.createDirectories(parent);
    for (int number = 0; ; number++) {
      Path directory = parent.resolve("attempt-" + number);
      try {
        Files.createDirectory(directory);
        return new Attempt(database, part, directory);
      } catch (FileAlreadyExistsException e) {
        // Taken by an earlier attempt, alive or dead: the next number.
      }
    }
  }

  /** Name of the part. */
  public String part() {
    return part;
  }

  /** The directory. */
  public Path directory() {
    return directory;
  }

  /** The directory relative to the database, with {@code /}. */
  public String relative() {
    return database.relativize(directory).toString().replace('\\', '/');
  }
}
