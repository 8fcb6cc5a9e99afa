package eu.csar.transforms.route.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque token by which a recipient reports back on a forwarded report (Article 83(2)(a), S24).
 *
 * <p>Holds the key, so it is neither serialisable nor printable: each process loads it from the
 * file.
 */
public final class FollowUpToken {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;
  private static final int LONGEST_KEY = 1 << 20;
  private static final int TOKEN_BYTES = 16;

  private final SecretKeySpec key;
  private final String keyId;

  private FollowUpToken(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.keyId = HexFormat.of().formatHex(sha256(key), 0, 8);
  }

  /**
   * Takes all bytes of a file as the key.
   *
   * @throws UnusableTokenKeyException if it cannot be read or has under 32 bytes
   */
  public static FollowUpToken load(Path file) {
    byte[] bytes;
    try {
      if (Files.size(file) > LONGEST_KEY) {
        throw new UnusableTokenKeyException("TOO_LONG", file);
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableTokenKeyException("UNREADABLE", file);
    }
    if (bytes.length < SHORTEST_KEY) {
      throw new UnusableTokenKeyException("TOO_SHORT", file);
    }
    return new FollowUpToken(bytes);
  }

  /** First 16 hex digits of the key's SHA-256; tells keys apart and gives none away. */
  public String keyId() {
    return keyId;
  }

  /**
   * The token of a report and a recipient: 32 hex digits.
   *
   * @param reportKey hex report key
   * @param recipient EU code or EUROPOL
   */
  public String of(String reportKey, String recipient) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(reportKey.getBytes(US_ASCII));
      mac.update((byte) 0);
      return HexFormat.of()
          .formatHex(Arrays.copyOf(mac.doFinal(recipient.getBytes(US_ASCII)), TOKEN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
