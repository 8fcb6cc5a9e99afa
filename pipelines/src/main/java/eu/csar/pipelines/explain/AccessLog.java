package eu.csar.pipelines.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/**
 * A file that keeps who asked for what and to what end (Articles 20 and 46): one JSON line an
 * access, appended and forced to disk before anything is told.
 */
public final class AccessLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AccessLog() {}

  /** What is asked for. */
  public enum Asked {
    /** The story of a report, by its key or the first digits of it. */
    REPORT,
    /** The reports that carry an item hash. */
    HASH
  }

  /**
   * An access.
   *
   * @param at when; the only clock reading of it
   * @param user name that the operating system has for who asks
   * @param purpose to what end, as typed
   * @param asked what kind of thing is asked for
   * @param value key or hash, as typed
   * @param database the database asked
   */
  public record Access(
      Instant at, String user, String purpose, Asked asked, String value, Path database) {}

  /**
   * Appends an access.
   *
   * @throws StoppedException UNWRITABLE_ACCESS_LOG: nothing may be told then
   */
  public static void append(Path log, Access access) throws StoppedException {
    try {
      boolean made = Files.notExists(log);
      try (FileChannel file =
          FileChannel.open(
              log,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        ByteBuffer line = ByteBuffer.wrap(line(access, endsWithinALine(log)));
        while (line.hasRemaining()) {
          file.write(line);
        }
        file.force(true);
      }
      if (made) {
        forceName(log);
      }
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNWRITABLE_ACCESS_LOG,
          "the access log cannot be written, so nothing is told: " + log,
          e);
    }
  }

  /** A new file's name is on disk when its directory is. */
  private static void forceName(Path log) throws IOException {
    Path directory =
        Objects.requireNonNull(log.toAbsolutePath().getParent(), "a file is in a directory");
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /** True where an append that failed, as on a full disk, left a piece of a line. */
  private static boolean endsWithinALine(Path log) throws IOException {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  private static byte[] line(Access access, boolean withinALine) throws JsonProcessingException {
    String json =
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("accessed_at", access.at().toString())
                .put("user", access.user())
                .put("purpose", access.purpose())
                .put("asked", access.asked().name())
                .put("value", access.value())
                .put("database", access.database().toAbsolutePath().normalize().toString()));
    return ((withinALine ? "\n" : "") + json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
