package eu.csar.transforms.publish.rules;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;

/**
 * Reports of earlier runs whose older links matter to this run (RC7). As a block: report key (32
 * bytes) and which links matter (1).
 */
final class TouchedReports {
  private static final int KEY_BYTES = 32;

  /** Which of the older links of a report matter. */
  enum Matter {
    /** Those that start from it: its new version has told some of them again. */
    FROM_IT,
    /** Those at either end: somebody was sent it who may not have had it before. */
    AT_EITHER_END
  }

  private final TreeMap<String, Matter> reports = new TreeMap<>();

  void add(String report, Matter matter) {
    reports.merge(report, matter, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  void addAll(byte[] block) {
    for (int at = 0; at < block.length; at += KEY_BYTES + 1) {
      add(
          Hex.encodeHexString(Arrays.copyOfRange(block, at, at + KEY_BYTES)),
          block[at + KEY_BYTES] == 1 ? Matter.AT_EITHER_END : Matter.FROM_IT);
    }
  }

  /** Reports whose links matter at least so far. */
  Set<String> atLeast(Matter matter) {
    Set<String> keys = new HashSet<>();
    reports.forEach(
        (key, how) -> {
          if (how.compareTo(matter) >= 0) {
            keys.add(key);
          }
        });
    return keys;
  }

  byte[] toByteArray() {
    ByteArrayOutputStream block = new ByteArrayOutputStream(reports.size() * (KEY_BYTES + 1));
    reports.forEach(
        (key, how) -> {
          byte[] bytes = HashBlock.keyBytes(key);
          block.write(bytes, 0, KEY_BYTES);
          block.write(how == Matter.AT_EITHER_END ? 1 : 0);
        });
    return block.toByteArray();
  }
}
