package eu.csar.transforms.receive.rules;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {

  private static final HexFormat HEX = HexFormat.of();

  private Sha256() {}

  /** A fresh computation. */
  public static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java platform", e);
    }
  }

  /** Digest of the bytes; 32 bytes. */
  public static byte[] of(byte[] bytes) {
    return fresh().digest(bytes);
  }

  /** Lower-case hexadecimal. */
  public static String hex(byte[] digest) {
    return HEX.formatHex(digest);
  }

  /** Whether a text is a digest in lower-case hexadecimal. */
  static boolean isHex(String text) {
    if (text.length() != 64) {
      return false;
    }
    for (int i = 0; i < 64; i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }
}
