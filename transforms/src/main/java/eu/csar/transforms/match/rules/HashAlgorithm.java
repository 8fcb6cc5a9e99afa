package eu.csar.transforms.match.rules;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Algorithms of indicator values, each with the exact length of its value. */
public enum HashAlgorithm {
  /** 16 bytes; weak: a match by it alone is marked {@code MD5_ONLY}. */
  MD5(0, 16, "MD5_ONLY", "d41d8cd98f00b204e9800998ecf8427e"),
  /** 20 bytes. */
  SHA1(1, 20, "SHA1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
  /** 32 bytes; the only one that the not-abuse list uses (UG3). */
  SHA256(2, 32, "SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  /** 32 bytes; perceptual, kept in the index but not matched exactly. */
  PDQ(3, 32, "PERCEPTUAL", "");

  /** The exact algorithms, strongest first. */
  public static final List<HashAlgorithm> EXACT = List.of(SHA256, SHA1, MD5);

  /** By character: a branch on a digit of a hash is guessed wrong half of the time. */
  private static final byte[] DIGITS = digits();

  private final int table;
  private final int bytes;
  private final String strength;
  private final String ofEmptyFile;

  HashAlgorithm(int table, int bytes, String strength, String ofEmptyFile) {
    this.table = table;
    this.bytes = bytes;
    this.strength = strength;
    this.ofEmptyFile = ofEmptyFile;
  }

  /** Number of its table in an index file; must never change. */
  int table() {
    return table;
  }

  /** Length of a value in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Strength of a match by this algorithm: SHA256, SHA1, MD5_ONLY, PERCEPTUAL. */
  public String strength() {
    return strength;
  }

  /** Whether the value is the hash of the empty file, which names no material and never matches. */
  public boolean isOfEmptyFile(byte[] value) {
    for (int i = 0; i < ofEmptyFile.length() / 2; i++) {
      if ((byte) byteAt(ofEmptyFile, i) != value[i]) {
        return false;
      }
    }
    return !ofEmptyFile.isEmpty();
  }

  /** The algorithm of exactly that name, or null. */
  public static @Nullable HashAlgorithm named(String name) {
    return switch (name) {
      case "MD5" -> MD5;
      case "SHA1" -> SHA1;
      case "SHA256" -> SHA256;
      case "PDQ" -> PDQ;
      default -> null;
    };
  }

  /**
   * The value of a hexadecimal text of exactly this algorithm's length, either case, nothing around
   * it; null for any other text.
   */
  public byte @Nullable [] parse(String hex) {
    if (hex.length() != 2 * bytes) {
      return null;
    }
    byte[] value = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      int one = byteAt(hex, i);
      if (one < 0) {
        return null;
      }
      value[i] = (byte) one;
    }
    return value;
  }

  /** 0 to 255; less where there are no digits. */
  private static int byteAt(String hex, int i) {
    return digit(hex.charAt(2 * i)) << 4 | digit(hex.charAt(2 * i + 1));
  }

  /** ASCII only: {@link Character#digit} would take digits of other scripts. */
  private static int digit(char c) {
    return c < DIGITS.length ? DIGITS[c] : -1;
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (byte digit = 0; digit < 16; digit++) {
      char c = Character.forDigit(digit, 16);
      digits[c] = digit;
      digits[Character.toUpperCase(c)] = digit;
    }
    return digits;
  }
}
