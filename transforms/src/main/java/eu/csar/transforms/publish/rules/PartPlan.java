package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which shards are written together as one part, so that a thousand providers with a small file
 * each do not make a thousand files a table. A pure function of the shards' sizes, in order of
 * place: neither parallelism nor retries change the layout.
 */
public final class PartPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Enough parts for several workers, where there is work for them. */
  private static final int PARTS_AT_LEAST = 8;

  /** Below this many bytes a part of its own costs more than it gives. */
  private static final long SMALLEST_PART_BYTES = 4L << 20;

  /** Below this many bytes of input a file of its own for sorted rows costs more than it gives. */
  private static final long BYTES_OF_A_SORTED_FILE = 32L << 20;

  private final int[] partOf;
  private final int storedShards;
  private final int sortedFiles;

  /** Shuffle key of each part; empty: its number. */
  private final int[] keys;

  private final ArrayList<ArrayList<Integer>> shardsOf = new ArrayList<>();

  private PartPlan(int shards, int storedShards, int sortedFiles, int[] keys) {
    this.keys = keys.clone();
    this.partOf = new int[shards + storedShards];
    this.storedShards = storedShards;
    this.sortedFiles = sortedFiles;
  }

  /**
   * Plans the parts.
   *
   * @param shardBytes decompressed bytes of each shard, by estimate, in order of place
   * @param storedShards shards of stored reports, which follow; all are one part
   * @param largestPartBytes consecutive shards are joined up to this many bytes
   */
  public static PartPlan of(List<Long> shardBytes, int storedShards, long largestPartBytes) {
    long total = shardBytes.stream().mapToLong(Long::longValue).sum();
    long target = Math.min(largestPartBytes, Math.max(SMALLEST_PART_BYTES, total / PARTS_AT_LEAST));
    PartPlan plan = new PartPlan(shardBytes.size(), storedShards, sortedFiles(total), new int[0]);
    long filled = 0;
    for (int shard = 0; shard < shardBytes.size(); shard++) {
      if (shard == 0 || filled + shardBytes.get(shard) > target) {
        plan.shardsOf.add(new ArrayList<>());
        filled = 0;
      }
      plan.join(shard);
      filled += shardBytes.get(shard);
    }
    plan.shardsOf.add(new ArrayList<>());
    for (int stored = 0; stored < storedShards; stored++) {
      plan.join(shardBytes.size() + stored);
    }
    return plan;
  }

  /** The same with a part for each shard of stored reports, where a run assesses many of them. */
  public PartPlan withStoredShardsApart() {
    int shards = partOf.length - storedShards;
    PartPlan apart = new PartPlan(shards, storedShards, KeyRange.BUCKETS, new int[0]);
    for (int part = 0; part < shardsOf.size() - 1; part++) {
      apart.shardsOf.add(new ArrayList<>());
      shardsOf.get(part).forEach(apart::join);
    }
    for (int stored = 0; stored < storedShards; stored++) {
      apart.shardsOf.add(new ArrayList<>());
      apart.join(shards + stored);
    }
    return apart;
  }

  /** A power of two, so that the ranges of large and small runs nest. */
  private static int sortedFiles(long bytes) {
    int files = 1;
    while (files < KeyRange.BUCKETS && files * BYTES_OF_A_SORTED_FILE < bytes) {
      files *= 2;
    }
    return files;
  }

  /** Into how many files a table goes that later runs look rows up in. */
  public int sortedFiles() {
    return sortedFiles;
  }

  private void join(int shard) {
    partOf[shard] = shardsOf.size() - 1;
    shardsOf.get(shardsOf.size() - 1).add(shard);
  }

  /**
   * The same with keys that spread the parts over workers; without, their numbers are their keys.
   *
   * @param spread a key for each part, all different
   */
  public PartPlan withKeys(int[] spread) {
    PartPlan keyed = new PartPlan(partOf.length - storedShards, storedShards, sortedFiles, spread);
    System.arraycopy(partOf, 0, keyed.partOf, 0, partOf.length);
    keyed.shardsOf.addAll(shardsOf);
    return keyed;
  }

  /**
   * Sizes of the parts.
   *
   * @param shardBytes of the shards that are read; of stored reports none is known
   */
  public List<Long> sizes(List<Long> shardBytes) {
    return shardsOf.stream()
        .map(
            shards ->
                shards.stream().filter(s -> s < shardBytes.size()).mapToLong(shardBytes::get).sum())
        .toList();
  }

  /** Shuffle key of the part of a shard. */
  public int keyOf(int shard) {
    int part = partOf[shard];
    return keys.length == 0 ? part : keys[part];
  }

  /** The part that has a key. */
  public int partOfKey(int key) {
    for (int part = 0; part < keys.length; part++) {
      if (keys[part] == key) {
        return part;
      }
    }
    return key;
  }

  /** Shards of a part, in order of place. */
  public List<Integer> shardsOf(int part) {
    return List.copyOf(shardsOf.get(part));
  }
}
