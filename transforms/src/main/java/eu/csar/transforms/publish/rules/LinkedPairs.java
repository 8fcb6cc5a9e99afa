package eu.csar.transforms.publish.rules;

import eu.csar.schemas.codes.LinkKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.commons.codec.binary.Hex;

/**
 * Pairs of linked reports, keys only (RC7), each once with all kinds of its links. As a block:
 * report key (32 bytes), other key (32), kinds that this run's tables name (1, a bit each), kinds
 * that tables of earlier runs name (1).
 */
final class LinkedPairs {
  /** Buckets are ranges of report keys, so that their lines one after the other are in order. */
  static final int BUCKETS = 32;

  private static final int KEY_BYTES = 32;
  private static final int ENTRY_BYTES = 2 * KEY_BYTES + 2;
  private static final int KEY_DIGITS = 64;

  /** Kinds of this run in the low byte, of earlier runs in the next, by both keys. */
  private final Map<String, Integer> kinds = new HashMap<>();

  /** When a link was made. */
  enum Made {
    IN_THIS_RUN(0),
    IN_AN_EARLIER_RUN(8);

    private final int shift;

    Made(int shift) {
      this.shift = shift;
    }
  }

  /**
   * A pair.
   *
   * @param report key of the report that the link starts from
   * @param other key of the earlier, first, cited or supplemented report
   */
  record Pair(String report, String other, int kinds) {
    boolean is(LinkKind kind, Made made) {
      return ((kinds >> made.shift) & bit(kind)) != 0;
    }
  }

  private static int bit(LinkKind kind) {
    return switch (kind) {
      case REFERENCE -> 1;
      case CITES -> 1 << 1;
      case ITEM -> 1 << 2;
      case NEAR -> 1 << 3;
      case SUPPLEMENT -> 1 << 4;
    };
  }

  /** Adds a link; one of a report to itself says nothing. */
  void add(String report, String other, LinkKind kind, Made made) {
    if (!report.equals(other)) {
      kinds.merge(report + other, bit(kind) << made.shift, (a, b) -> a | b);
    }
  }

  /** Adds the pairs of a block. */
  void addAll(byte[] block) {
    for (int at = 0; at < block.length; at += ENTRY_BYTES) {
      String keys = Hex.encodeHexString(Arrays.copyOfRange(block, at, at + 2 * KEY_BYTES));
      int both = (block[at + 2 * KEY_BYTES] & 0xff) | ((block[at + 2 * KEY_BYTES + 1] & 0xff) << 8);
      kinds.merge(keys, both, (a, b) -> a | b);
    }
  }

  /** The pairs in order of report and other key. */
  List<Pair> inOrder() {
    List<Pair> pairs = new ArrayList<>();
    kinds.forEach(
        (keys, both) ->
            pairs.add(new Pair(keys.substring(0, KEY_DIGITS), keys.substring(KEY_DIGITS), both)));
    pairs.sort(Comparator.comparing(Pair::report).thenComparing(Pair::other));
    return pairs;
  }

  /** Shows the pairs as blocks by bucket of the report. */
  void forEachBlock(BiConsumer<Integer, byte[]> consumer) {
    TreeMap<Integer, ByteArrayOutputStream> blocks = new TreeMap<>();
    kinds.forEach(
        (keys, both) -> {
          byte[] key = HashBlock.bytes(keys);
          ByteArrayOutputStream block =
              blocks.computeIfAbsent(HashBlock.bucket(key), b -> new ByteArrayOutputStream());
          block.write(key, 0, key.length);
          block.write(both);
          block.write(both >> 8);
        });
    blocks.forEach((bucket, block) -> consumer.accept(bucket, block.toByteArray()));
  }
}
