package eu.csar.pipelines;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A path on a file system of this machine. An address, such as that of an object store, would
 * otherwise be taken for a relative path, and a database be made beside whoever typed it.
 */
public final class LocalPath {
  private static final Pattern ADDRESS = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.-]+:/.*");

  private LocalPath() {}

  /**
   * The path that an operator wrote.
   *
   * @throws StoppedException USAGE, where it is an address
   */
  public static Path of(String text) throws StoppedException {
    if (ADDRESS.matcher(text).matches()) {
      throw new StoppedException(
          ExitCode.USAGE,
          text + " is an address; only paths of mounted file systems can be read and written");
    }
    return Path.of(text);
  }
}
