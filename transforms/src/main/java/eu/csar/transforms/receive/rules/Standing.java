package eu.csar.transforms.receive.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which exports and files of a plan count, and where each shard's ordinals begin; the answer of
 * step 2.
 *
 * @param exports in order of the plan
 * @param shards in order of the plan
 */
public record Standing(List<ExportStanding> exports, List<ShardStanding> shards) {

  public Standing {
    exports = List.copyOf(exports);
    shards = List.copyOf(shards);
  }

  /** Rows of {@code submissions}: {@code records_read} of the ledger (RC5). */
  public long recordsRead() {
    return shards.stream().mapToLong(ShardStanding::recordsRead).sum();
  }

  /**
   * Every refused export of the run: those of the plan, then those that the first reading found, in
   * order of place.
   */
  public List<RefusedExport> refused(ReadingPlan plan) {
    List<RefusedExport> refused = new ArrayList<>(plan.refused());
    for (int e = 0; e < exports.size(); e++) {
      ExportStanding standing = exports.get(e);
      if (standing.refusal() != null) {
        PlannedExport export = plan.exports().get(e);
        SortedMap<String, String> found = new TreeMap<>();
        for (int f = 0; f < export.files().size(); f++) {
          found.put(export.files().get(f).path(), standing.files().get(f).foundDigest());
        }
        refused.add(
            new RefusedExport(
                export.directory(),
                export.exportId(),
                export.providerId(),
                standing.refusal(),
                standing.refusedFile(),
                ContentDigest.of(export.exportDigest(), export.intakeDigest(), found)));
      }
    }
    return refused;
  }

  public byte[] encode() {
    PackedBytes out = new PackedBytes(256);
    out.writeVarint(exports.size());
    exports.forEach(export -> export.encode(out));
    out.writeVarint(shards.size());
    shards.forEach(shard -> shard.encode(out));
    return out.toByteArray();
  }

  public static Standing decode(byte[] bytes) {
    UnpackedBytes in = new UnpackedBytes(bytes);
    List<ExportStanding> exports = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      exports.add(ExportStanding.decode(in));
    }
    List<ShardStanding> shards = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      shards.add(ShardStanding.decode(in));
    }
    return new Standing(exports, shards);
  }
}
