package eu.csar.transforms.publish.rules;

import eu.csar.schemas.tables.ItemHashRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.transforms.publish.rules.EarlierCarriers.Carried;
import eu.csar.transforms.publish.rules.EarlierCarriers.Known;
import eu.csar.transforms.publish.rules.EarlierCarriers.Named;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  /** Hashes that are looked up at once. */
  private static final int AT_ONCE = 1 << 15;

  private final long run;
  private final EarlierCarriers earlier;

  LinkItems(long run, EarlierCarriers earlier) {
    this.run = run;
    this.earlier = earlier;
  }

  void write(Iterable<byte[]> blocks, PartFiles files) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (byte[] block : blocks) {
      Entry.read(block, entries);
    }
    entries.sort(null);
    files.expect(Table.ITEM_HASHES, entries.size());
    List<List<Entry>> groups = new ArrayList<>();
    int start = 0;
    while (start < entries.size()) {
      int end = start + 1;
      while (end < entries.size() && entries.get(end).sameHash(entries.get(start))) {
        end++;
      }
      groups.add(entries.subList(start, end));
      start = end;
      if (groups.size() == AT_ONCE) {
        writeGroups(groups, files);
        groups.clear();
      }
    }
    writeGroups(groups, files);
  }

  private void writeGroups(List<List<Entry>> groups, PartFiles files) throws IOException {
    if (earlier.isEmpty()) {
      for (List<Entry> group : groups) {
        writeGroup(group, null, Set.of(), files);
      }
      return;
    }
    List<Named> hashes = new ArrayList<>();
    groups.forEach(group -> hashes.add(group.get(0).named()));
    Map<Named, Known> known = earlier.of(hashes);
    Set<Carried> again = earlier.known(mayBeKnown(groups, known));
    for (int i = 0; i < groups.size(); i++) {
      writeGroup(groups.get(i), known.get(hashes.get(i)), again, files);
    }
  }

  /** A new version may repeat a hash of an earlier one, which then counts once. */
  private List<Carried> mayBeKnown(List<List<Entry>> groups, Map<Named, Known> known) {
    List<Carried> maybe = new ArrayList<>();
    for (List<Entry> group : groups) {
      for (Entry entry : group) {
        if (entry.firstRun() < run && known.containsKey(entry.named())) {
          maybe.add(new Carried(entry.named(), entry.reportKey()));
        }
      }
    }
    return maybe;
  }

  private void writeGroup(
      List<Entry> group, @Nullable Known known, Set<Carried> again, PartFiles files)
      throws IOException {
    Entry head = group.get(0);
    Named named = head.named();
    List<String> keys = group.stream().map(Entry::reportKey).toList();
    Set<String> carriers = new HashSet<>(keys);
    if (!again.isEmpty()) {
      carriers.removeIf(key -> again.contains(new Carried(named, key)));
    }
    long reports = carriers.size() + (known == null ? 0 : known.reports());
    String first = known == null ? keys.get(0) : known.first();
    boolean links = head.algorithm().links(named.hash()) && reports > 1;
    for (int i = 0; i < group.size(); i++) {
      Entry entry = group.get(i);
      String key = keys.get(i);
      boolean isFirst = key.equals(first);
      files.add(
          Table.ITEM_HASHES,
          new ItemHashRow(
              named.hash(),
              named.algorithm(),
              key,
              entry.item(),
              reports,
              isFirst ? null : first,
              run));
      if (links && !isFirst) {
        files.add(
            Table.LINKS,
            new LinkRow(
                key,
                first,
                "ITEM",
                named.algorithm(),
                entry.item(),
                null,
                reports,
                null,
                null,
                run));
      }
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

    Named named() {
      return new Named(hash(), algorithm().name());
    }

    /** Run that made the report new. */
    long firstRun() {
      return (long) LONG.get(block, order);
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
