package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Texts that are looked up in many files, each hashed once. Not thread-safe. */
final class Wanted {
  private final String[] values;
  private final long[] hashes;
  private final boolean[] dropped;
  private int left;

  Wanted(Collection<String> wanted) {
    values = new TreeSet<>(wanted).toArray(new String[0]);
    hashes = new long[values.length];
    dropped = new boolean[values.length];
    left = values.length;
    BloomFilter hashing = new BlockSplitBloomFilter(BlockSplitBloomFilter.LOWER_BOUND_BYTES);
    for (int i = 0; i < values.length; i++) {
      hashes[i] = hashing.hash(Binary.fromString(values[i]));
    }
  }

  /** From now on it is not wanted any more; true where it was. */
  boolean drop(String value) {
    int at = Arrays.binarySearch(values, value);
    if (at < 0 || dropped[at]) {
      return false;
    }
    dropped[at] = true;
    left--;
    return true;
  }

  /** Whether nothing is wanted any more. */
  boolean isEmpty() {
    return left == 0;
  }

  /**
   * What to read of a file: the rows with any of them that its Bloom filters do not deny; null:
   * nothing.
   */
  FilterCompat.@Nullable Filter in(Path file, @Nullable String column) {
    Objects.requireNonNull(column, "only a sorted table is looked up");
    if (isEmpty()) {
      return null;
    }
    try {
      List<BloomFilter> filters = BloomFilters.of(file, column);
      Collection<String> held = filters == null ? all() : heldBy(filters);
      return held.isEmpty() ? null : OneOf.in(column, held);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> all() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < values.length; i++) {
      if (!dropped[i]) {
        all.add(values[i]);
      }
    }
    return all;
  }

  /** Those that some of the filters may hold. */
  Set<String> heldBy(List<BloomFilter> filters) {
    Set<String> held = new HashSet<>();
    for (BloomFilter filter : filters) {
      // A filter keeps the mask of its question in a field, and all threads share it.
      synchronized (filter) {
        for (int i = 0; i < values.length; i++) {
          if (!dropped[i] && filter.findHash(hashes[i])) {
            held.add(values[i]);
          }
        }
      }
    }
    return held;
  }
}
