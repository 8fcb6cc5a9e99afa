package eu.csar.transforms.publish.rules;

import eu.csar.schemas.tables.ItemHashRow;
import eu.csar.schemas.tables.LinkRow;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.binary.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Links the reports of one bucket of hashes that carry equal hashes (SU5): each to the first
 * carrier, with the number of reports known to carry the hash, never in pairs, since one viral hash
 * can be half of a day. Equality within one algorithm; no legal effect. Writes {@code item_hashes}
 * in order of hash, algorithm and carriers.
 */
final class LinkItems {
  private final long run;

  /** With more hashes than this, files are read from end to end. */
  private static final int LOOKED_UP = 100_000;

  private final Earlier earlierRuns;
  private final List<Cursor> earlier = new ArrayList<>();

  LinkItems(long run, Earlier earlierRuns) {
    this.run = run;
    this.earlierRuns = earlierRuns;
  }

  /** Item hashes of earlier runs. */
  @FunctionalInterface
  interface Earlier {

    /**
     * Rows of each run, oldest first, each in order of hash.
     *
     * @param hashes those that are wanted; null: all. Others may come too
     */
    List<Iterable<ItemHashRow>> of(@Nullable Set<String> hashes);
  }

  void write(Iterable<byte[]> blocks, PartFiles files) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (byte[] block : blocks) {
      Entry.read(block, entries);
    }
    entries.sort(null);
    files.expect(Table.ITEM_HASHES, entries.size());
    earlierRuns.of(hashes(entries)).forEach(rows -> earlier.add(new Cursor(rows.iterator())));
    int start = 0;
    while (start < entries.size()) {
      int end = start + 1;
      while (end < entries.size() && entries.get(end).sameHash(entries.get(start))) {
        end++;
      }
      writeGroup(entries.subList(start, end), files);
      start = end;
    }
  }

  private static @Nullable Set<String> hashes(List<Entry> entries) {
    if (entries.size() > LOOKED_UP) {
      return null;
    }
    Set<String> hashes = new HashSet<>();
    entries.forEach(entry -> hashes.add(entry.hash()));
    return hashes;
  }

  private void writeGroup(List<Entry> group, PartFiles files) throws IOException {
    Entry head = group.get(0);
    String hash = head.hash();
    String algorithm = head.algorithm().name();
    Set<String> reports = new HashSet<>();
    @Nullable String first = null;
    for (Cursor cursor : earlier) {
      for (ItemHashRow row = cursor.advanceTo(hash, algorithm);
          row != null;
          row = cursor.advanceTo(hash, algorithm)) {
        first = first == null ? row.getReportKey() : first;
        reports.add(row.getReportKey());
        cursor.skip();
      }
    }
    for (Entry entry : group) {
      reports.add(entry.reportKey());
    }
    first = first == null ? head.reportKey() : first;
    boolean links = head.algorithm().links(hash) && reports.size() > 1;
    for (Entry entry : group) {
      files.add(
          Table.ITEM_HASHES,
          new ItemHashRow(hash, algorithm, entry.reportKey(), entry.item(), run));
      if (links && !entry.reportKey().equals(first)) {
        files.add(
            Table.LINKS,
            new LinkRow(
                entry.reportKey(),
                first,
                "ITEM",
                algorithm,
                entry.item(),
                null,
                (long) reports.size(),
                null,
                run));
      }
    }
  }

  /** Rows of one earlier run; both sides move forward once. */
  private static final class Cursor {
    private final Iterator<ItemHashRow> rows;
    private @Nullable ItemHashRow row;

    Cursor(Iterator<ItemHashRow> rows) {
      this.rows = rows;
      skip();
    }

    final void skip() {
      row = rows.hasNext() ? rows.next() : null;
    }

    /** The row in hand if it has this hash, after passing all smaller ones. */
    @Nullable ItemHashRow advanceTo(String hash, String algorithm) {
      while (row != null) {
        int order = row.getHash().compareTo(hash);
        order = order != 0 ? order : row.getAlgorithm().compareTo(algorithm);
        if (order >= 0) {
          return order == 0 ? row : null;
        }
        skip();
      }
      return null;
    }
  }

  /** One hash of one item, as a place in a block, and the first bytes of the hash. */
  @SuppressWarnings("ArrayRecordComponent") // a view of a block, never compared as a record
  private record Entry(byte[] block, long head, int offset, int key, int order, int orderLength)
      implements Comparable<Entry> {
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static void read(byte[] block, List<Entry> entries) {
      int position = 0;
      while (position < block.length) {
        int key = position + 1 + ItemAlgorithm.coded(block[position]).bytes();
        int order = key + HashBlock.KEY_BYTES + 6;
        int length = ((block[order - 2] & 0xff) << 8) | (block[order - 1] & 0xff);
        long head = (long) LONG.get(block, position + 1);
        entries.add(new Entry(block, head, position, key, order, length));
        position = order + length;
      }
    }

    ItemAlgorithm algorithm() {
      return ItemAlgorithm.coded(block[offset]);
    }

    String hash() {
      return Hex.encodeHexString(Arrays.copyOfRange(block, offset + 1, key()));
    }

    String reportKey() {
      return Hex.encodeHexString(Arrays.copyOfRange(block, key(), key() + HashBlock.KEY_BYTES));
    }

    int item() {
      return ByteBuffer.wrap(block).getInt(key() + HashBlock.KEY_BYTES);
    }

    boolean sameHash(Entry other) {
      return compareHash(other) == 0;
    }

    private int compareHash(Entry other) {
      if (head != other.head) {
        // Nearly all differ here; no hash has fewer bytes.
        return Long.compareUnsigned(head, other.head);
      }
      int hashes =
          Arrays.compareUnsigned(
              block, offset + 1, key(), other.block, other.offset + 1, other.key());
      return hashes != 0 ? hashes : algorithm().name().compareTo(other.algorithm().name());
    }

    @Override
    public int compareTo(Entry other) {
      int hashes = compareHash(other);
      if (hashes != 0) {
        return hashes;
      }
      int orders =
          Arrays.compareUnsigned(
              block,
              order,
              order + orderLength,
              other.block,
              other.order,
              other.order + other.orderLength);
      return orders != 0 ? orders : Integer.compare(item(), other.item());
    }
  }
}
