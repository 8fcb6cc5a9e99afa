package eu.csar.transforms.publish.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;

/**
 * Who has received each of some reports, by the end of this run, whatever was recalled since. As a
 * block: report key (32 bytes), number of recipients (1), and of each the length of its code (1),
 * the code, and 1 if it has it since this run (1).
 */
final class ReceivedBlock {
  private static final int KEY_BYTES = 32;

  /** Since when a recipient has had a report. */
  enum Since {
    AN_EARLIER_RUN,
    THIS_RUN
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);

  void add(String report, SortedMap<String, Since> recipients) {
    byte[] key = HashBlock.keyBytes(report);
    bytes.write(key, 0, KEY_BYTES);
    bytes.write(recipients.size());
    recipients.forEach(
        (recipient, since) -> {
          byte[] code = recipient.getBytes(StandardCharsets.UTF_8);
          bytes.write(code.length);
          bytes.write(code, 0, code.length);
          bytes.write(since == Since.THIS_RUN ? 1 : 0);
        });
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** Adds what a block says to a map by report. */
  static void read(byte[] block, Map<String, SortedMap<String, Since>> received) {
    int at = 0;
    while (at < block.length) {
      String key = Hex.encodeHexString(Arrays.copyOfRange(block, at, at + KEY_BYTES));
      at += KEY_BYTES;
      int count = block[at++] & 0xff;
      TreeMap<String, Since> recipients = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int length = block[at++] & 0xff;
        String code = new String(block, at, length, StandardCharsets.UTF_8);
        at += length;
        recipients.put(code, block[at++] == 1 ? Since.THIS_RUN : Since.AN_EARLIER_RUN);
      }
      received.put(key, recipients);
    }
  }
}
