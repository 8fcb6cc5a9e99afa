package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.CarrierBlock.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The new perceptual hashes of a run, each with its first carrier: some 90 bytes a value. Added in
 * any order; equal values one behind the other, as {@link TellNewHashes} hands them on.
 */
final class NewHashes {
  private static final int KEY = 32;

  private long[] words = new long[1 << 10];
  private byte[] keys = new byte[1 << 13];
  private int[] files = new int[1 << 8];
  private long[] ordinals = new long[1 << 8];
  private int[] itemsFrom = new int[1 << 8];
  private int[] items = new int[1 << 8];
  private int size;
  private int itemCount;

  /** Orders of files by number, and the number of each. */
  private final List<byte[]> orders = new ArrayList<>();

  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

  /** Rank of each file, by number; made with the first question. */
  private int @Nullable [] ranks;

  void add(byte[] block) {
    @Nullable Entry[] last = new @Nullable Entry[1];
    CarrierBlock.forEach(
        block,
        entry -> {
          if (last[0] == null || !entry.hasValueOf(last[0])) {
            add(entry);
          }
          addItem(entry.item());
          last[0] = entry;
        });
    ranks = null;
  }

  private void add(Entry entry) {
    if (size == files.length) {
      words = Arrays.copyOf(words, 2 * words.length);
      keys = Arrays.copyOf(keys, 2 * keys.length);
      files = Arrays.copyOf(files, 2 * size);
      ordinals = Arrays.copyOf(ordinals, 2 * size);
      itemsFrom = Arrays.copyOf(itemsFrom, 2 * size);
    }
    HammingSearch.put(entry.value(), words, size);
    System.arraycopy(entry.key(), 0, keys, size * KEY, KEY);
    files[size] = number(entry.file());
    ordinals[size] = entry.ordinal();
    itemsFrom[size++] = itemCount;
  }

  private int number(byte[] file) {
    return numbers.computeIfAbsent(
        ByteBuffer.wrap(file),
        order -> {
          orders.add(file);
          return orders.size() - 1;
        });
  }

  private void addItem(int item) {
    if (itemCount == items.length) {
      items = Arrays.copyOf(items, 2 * itemCount);
    }
    items[itemCount++] = item;
  }

  int size() {
    return size;
  }

  /** Four words a value, and room behind them. */
  long[] words() {
    return words;
  }

  byte[] value(int number) {
    return KnownHashes.value(words, number);
  }

  byte[] key(int number) {
    return Arrays.copyOfRange(keys, number * KEY, (number + 1) * KEY);
  }

  /** Whether this is the key of the first carrier of a value. */
  boolean hasKey(int number, byte[] key) {
    return Arrays.equals(keys, number * KEY, (number + 1) * KEY, key, 0, KEY);
  }

  int[] items(int number) {
    int end = number + 1 < size ? itemsFrom[number + 1] : itemCount;
    return Arrays.copyOfRange(items, itemsFrom[number], end);
  }

  /** Whether the first carrier of one value is an earlier report than that of the other (ID7). */
  boolean isEarlier(int earlier, int later) {
    int[] of = ranks();
    int rank = of[files[earlier]];
    int otherRank = of[files[later]];
    return rank != otherRank ? rank < otherRank : ordinals[earlier] < ordinals[later];
  }

  private int[] ranks() {
    int[] known = ranks;
    if (known == null) {
      List<byte[]> inOrder = new ArrayList<>(orders);
      inOrder.sort(Arrays::compareUnsigned);
      known = new int[orders.size()];
      for (int rank = 0; rank < known.length; rank++) {
        known[numbers.getOrDefault(ByteBuffer.wrap(inOrder.get(rank)), 0)] = rank;
      }
      ranks = known;
    }
    return known;
  }
}
