package eu.csar.transforms.publish.rules;

import org.jspecify.annotations.Nullable;

/**
 * Algorithms of item hashes that are kept for item to report, and whether equality links reports
 * (SU5).
 */
enum ItemAlgorithm {
  SHA256(0, 32, true, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  SHA1(1, 20, true, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
  MD5(2, 16, true, "d41d8cd98f00b204e9800998ecf8427e"),
  PDQ(3, 32, false, "");

  private final int code;
  private final int bytes;
  private final boolean links;
  private final String emptyFile;

  ItemAlgorithm(int code, int bytes, boolean links, String emptyFile) {
    this.code = code;
    this.bytes = bytes;
    this.links = links;
    this.emptyFile = emptyFile;
  }

  static @Nullable ItemAlgorithm named(String name) {
    return switch (name) {
      case "SHA256" -> SHA256;
      case "SHA1" -> SHA1;
      case "MD5" -> MD5;
      case "PDQ" -> PDQ;
      default -> null;
    };
  }

  /** The algorithm of a code in a block. */
  static ItemAlgorithm coded(int code) {
    return switch (code) {
      case 0 -> SHA256;
      case 1 -> SHA1;
      case 2 -> MD5;
      case 3 -> PDQ;
      default -> throw new IllegalArgumentException("no algorithm has code " + code);
    };
  }

  /** Code in a block. */
  int code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  /**
   * True where equality of this value links: not for perceptual hashes, and not for the hash of an
   * empty file.
   */
  boolean links(String hex) {
    return links && !hex.equals(emptyFile);
  }
}
