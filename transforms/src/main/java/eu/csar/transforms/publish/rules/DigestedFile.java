package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A new file that is digested while it is written, so that nobody reads it again for its digest.
 */
final class DigestedFile extends OutputStream {
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private final OutputStream file;
  private long bytes;

  private DigestedFile(OutputStream file) {
    this.file = file;
  }

  /** Creates the file, which must not exist. */
  static DigestedFile create(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return new DigestedFile(
        Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void write(int b) throws IOException {
    file.write(b);
    digest.update((byte) b);
    bytes++;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    file.write(buffer, offset, length);
    digest.update(buffer, offset, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    file.flush();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Bytes written so far. */
  long bytes() {
    return bytes;
  }

  /** Lower-case hex SHA-256 of the bytes written; call once, after the last. */
  String sha256() {
    return Hex.encodeHexString(digest.digest());
  }
}
