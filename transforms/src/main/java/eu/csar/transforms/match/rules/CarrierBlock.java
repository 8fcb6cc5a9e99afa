package eu.csar.transforms.match.rules;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.PdqQuality;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Items that carry perceptual hashes which say enough to be compared, as a block. Layout of an
 * entry: value (32 bytes), report key (32), item number (4), ordinal in its file (8), length of the
 * file's order (2), order of the file.
 */
public final class CarrierBlock {
  static final int VALUE = 32;
  private static final int KEY = 32;
  private static final int FIXED = VALUE + KEY + 4 + 8 + 2;

  /** Values are digests, cut into as many ranges as the run's other digests are. */
  static final int BUCKETS = 32;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 10);

  /**
   * One entry.
   *
   * @param block that holds it
   * @param at place of its first byte
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a block, compared by what it shows
  record Entry(byte[] block, int at) implements Comparable<Entry> {
    byte[] value() {
      return Arrays.copyOfRange(block, at, at + VALUE);
    }

    byte[] key() {
      return Arrays.copyOfRange(block, at + VALUE, at + VALUE + KEY);
    }

    int item() {
      return ByteBuffer.wrap(block).getInt(at + VALUE + KEY);
    }

    /** Place of the report's first submission in its file. */
    long ordinal() {
      return ByteBuffer.wrap(block).getLong(at + VALUE + KEY + 4);
    }

    /** Place of that file among all, as bytes that compare unsigned. */
    byte[] file() {
      return Arrays.copyOfRange(block, at + FIXED, end());
    }

    private int end() {
      return at + FIXED + (ByteBuffer.wrap(block).getShort(at + FIXED - 2) & 0xffff);
    }

    boolean hasValueOf(Entry other) {
      return Arrays.equals(block, at, at + VALUE, other.block, other.at, other.at + VALUE);
    }

    boolean isOfReportOf(Entry other) {
      return Arrays.equals(
          block,
          at + VALUE,
          at + VALUE + KEY,
          other.block,
          other.at + VALUE,
          other.at + VALUE + KEY);
    }

    /** By value, then by the place of the report (ID7), then by item. */
    @Override
    public int compareTo(Entry other) {
      int values =
          Arrays.compareUnsigned(block, at, at + VALUE, other.block, other.at, other.at + VALUE);
      if (values != 0) {
        return values;
      }
      int files =
          Arrays.compareUnsigned(
              block, at + FIXED, end(), other.block, other.at + FIXED, other.end());
      if (files != 0) {
        return files;
      }
      int ordinals = Long.compare(ordinal(), other.ordinal());
      return ordinals != 0 ? ordinals : Integer.compare(item(), other.item());
    }
  }

  /** Takes the block of each bucket. */
  @FunctionalInterface
  public interface ByBucket {
    /** One block. */
    void add(int bucket, byte[] block);
  }

  /** Bucket of a value: a range of values, so that buckets one after the other are in order. */
  static int bucket(byte[] value) {
    return (value[0] & 0xff) * BUCKETS / 256;
  }

  /**
   * Shows the perceptual hashes of a report that say enough (S55), an item's equal ones once, each
   * as a block of its own; blocks of one bucket may be joined.
   *
   * @param file place of the file of its first submission among all, as bytes that compare unsigned
   * @param ordinal place of that submission in the file
   */
  public static void ofReport(Report report, byte[] file, long ordinal, ByBucket blocks) {
    byte[] key = HexFormat.of().parseHex(report.getReportKey());
    for (Item item : report.getItems()) {
      Set<String> given = new HashSet<>();
      for (Hash hash : item.getHashes()) {
        if (!hash.getAlgorithm().equals(HashAlgorithm.PDQ.name())
            || !PdqQuality.isSufficient(hash.getQuality())) {
          continue;
        }
        byte[] value = HashAlgorithm.PDQ.parse(hash.getValue());
        if (value != null && !PdqQuality.isNearConstant(value) && given.add(hash.getValue())) {
          CarrierBlock block = new CarrierBlock();
          block.add(value, key, item.getItemNumber(), file, ordinal);
          blocks.add(bucket(value), block.toByteArray());
        }
      }
    }
  }

  void add(byte[] value, byte[] key, int item, byte[] file, long ordinal) {
    room(FIXED + file.length);
    bytes.put(value).put(key).putInt(item).putLong(ordinal);
    bytes.putShort((short) file.length).put(file);
  }

  void add(Entry entry) {
    room(entry.end() - entry.at);
    bytes.put(entry.block, entry.at, entry.end() - entry.at);
  }

  private void room(int length) {
    if (bytes.remaining() < length) {
      int capacity = Math.max(2 * bytes.capacity(), bytes.position() + length);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
  }

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  static void forEach(byte[] block, Consumer<Entry> entries) {
    for (int at = 0; at < block.length; ) {
      Entry entry = new Entry(block, at);
      entries.accept(entry);
      at = entry.end();
    }
  }

  static void read(byte[] block, List<Entry> entries) {
    forEach(block, entries::add);
  }
}
