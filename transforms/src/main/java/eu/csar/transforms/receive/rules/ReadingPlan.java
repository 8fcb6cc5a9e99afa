package eu.csar.transforms.receive.rules;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run reads: a pure function of the manifests, so that layout does not depend on
 * parallelism.
 *
 * @param exports in order of place: received_at, export id, export digest (ID5)
 * @param shards in order of place; the index of each is its position
 * @param refused refused without reading, in order of directory names
 * @param shardBytes plain files are cut at multiples of this
 * @param limits of what is read
 * @param knownFiles what standing exports of earlier runs delivered (ID9)
 * @param knownProviders provider that each namespace of a known file belongs to now (ID1)
 */
public record ReadingPlan(
    List<PlannedExport> exports,
    List<Shard> shards,
    List<RefusedExport> refused,
    long shardBytes,
    ReadLimits limits,
    Set<KnownFile> knownFiles,
    Map<String, String> knownProviders)
    implements Serializable {

  /** Default size of a byte range of a plain file. */
  public static final long DEFAULT_SHARD_BYTES = 128L << 20;

  /** Estimate for reports, whose members repeat. */
  private static final long COMPRESSED_GROWS = 5;

  public ReadingPlan {
    exports = List.copyOf(exports);
    shards = List.copyOf(shards);
    refused = List.copyOf(refused);
    knownFiles = Set.copyOf(knownFiles);
    knownProviders = Map.copyOf(knownProviders);
  }

  /** A plan that reads nothing, for a run on what is stored. */
  public static ReadingPlan ofNothing(long shardBytes) {
    return new ReadingPlan(
        List.of(), List.of(), List.of(), shardBytes, ReadLimits.DEFAULT, Set.of(), Map.of());
  }

  /** Export of a shard. */
  public PlannedExport exportOf(Shard shard) {
    return exports.get(shard.export());
  }

  /** Decompressed bytes of a shard, by estimate. */
  public long recordBytes(Shard shard) {
    boolean plain = fileOf(shard).compression() == Compression.NONE;
    return (shard.end() - shard.start()) * (plain ? 1 : COMPRESSED_GROWS);
  }

  /** File of a shard. */
  public PlannedFile fileOf(Shard shard) {
    return exportOf(shard).files().get(shard.file());
  }
}
