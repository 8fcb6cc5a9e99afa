package eu.csar.transforms.receive.rules;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * Digest of everything that a refusal of an export rests on (ID11): manifest, intake file, and the
 * bytes of each declared file. Two hex digests joined by a hyphen: of manifest and intake file, and
 * of the files; so whoever looks for an earlier refusal need not read the files of an export that
 * was never refused.
 */
public final class ContentDigest {

  /** Stands for the digest of a file that is not there or cannot be read safely. */
  public static final String MISSING = "MISSING";

  private ContentDigest() {}

  /**
   * Digest of an export as it lies.
   *
   * @param manifest hex SHA-256 of manifest.json, or {@link #MISSING}
   * @param intake hex SHA-256 of intake.json, or {@link #MISSING}
   * @param files by path: hex SHA-256 found, or {@link #MISSING}
   */
  public static String of(String manifest, String intake, SortedMap<String, String> files) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      text.append(file.getKey()).append('\0').append(file.getValue()).append('\0');
    }
    return head(manifest, intake) + "-" + hexOf(text.toString());
  }

  /** The first half alone. */
  static String head(String manifest, String intake) {
    return hexOf(manifest + '\0' + intake);
  }

  private static String hexOf(String text) {
    return Sha256.hex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
