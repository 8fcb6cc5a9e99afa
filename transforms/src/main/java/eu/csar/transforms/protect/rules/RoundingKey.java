package eu.csar.transforms.protect.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's key of rounding. It is neither serialisable nor printable, and neither it nor a
 * digest of it stands in a release: whoever has it can undo much of the rounding.
 */
public final class RoundingKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 32;
  private static final int LONGEST = 1 << 20;
  private static final double STEPS = 0x1p53;

  private final SecretKeySpec key;

  private RoundingKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The key of these bytes.
   *
   * @throws UnusableRoundingKeyException under 32 bytes
   */
  public static RoundingKey of(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      throw new UnusableRoundingKeyException("it has under " + SHORTEST + " bytes");
    }
    return new RoundingKey(bytes);
  }

  /**
   * Takes all bytes of a file as the key.
   *
   * @throws UnusableRoundingKeyException if it cannot be read, or has under 32 bytes or over a MiB
   */
  public static RoundingKey load(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new UnusableRoundingKeyException(file + " has over a MiB");
      }
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableRoundingKeyException(file + " cannot be read");
    }
  }

  /**
   * A number from 0 to below 1 that only the holder of the key can foretell.
   *
   * @param purpose keeps numbers for different uses apart
   */
  double fraction(String purpose, CellKey cell) {
    long bits = ByteBuffer.wrap(seal(purpose, cell.text().getBytes(UTF_8))).getLong();
    return (bits >>> 11) / STEPS;
  }

  /**
   * An HMAC-SHA256 that only the holder of the key can make, or make again: 32 bytes.
   *
   * @param purpose keeps seals for different uses apart
   */
  public byte[] seal(String purpose, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(purpose.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "rounding key";
  }
}
