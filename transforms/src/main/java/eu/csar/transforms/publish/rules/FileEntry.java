package eu.csar.transforms.publish.rules;

/**
 * A file that an attempt wrote, or that a run has published.
 *
 * @param path path relative to the attempt's directory, or to the database once published
 * @param table table or kind of file, such as {@code reports}, {@code personal}, {@code packages}
 * @param rows rows or lines in it
 * @param bytes its size
 * @param sha256 lower-case hex SHA-256 of its bytes
 */
public record FileEntry(String path, String table, long rows, long bytes, String sha256) {}
