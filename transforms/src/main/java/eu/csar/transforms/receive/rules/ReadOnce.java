package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first reading of one shard: key blocks by bucket, and a summary. Nothing of a record is kept
 * but its keys.
 */
public final class ReadOnce {

  /** A block is handed on at this size, so that a file in one huge shard needs no more memory. */
  private static final int BLOCK_BYTES = 4 << 20;

  private final ReadingPlan plan;
  private final ReadReport reading;

  public ReadOnce(ReadingPlan plan, ReadReport reading) {
    this.plan = plan;
    this.reading = reading;
  }

  /**
   * A block of key entries, ready for the shuffle.
   *
   * @param bucket from 0
   * @param bytes {@link KeyBlock}; never reused
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on at once.
  public record Block(int bucket, byte[] bytes) {}

  /** Reads a shard. */
  public ShardSummary read(Shard shard, Consumer<Block> blocks) {
    KeyBlock.Builder[] open = new KeyBlock.Builder[KeyBlock.BUCKETS];
    String namespace = plan.exportOf(shard).namespace();
    long readable = 0;
    long rejected = 0;
    try (RecordSplitter records = RecordSplitter.open(plan.fileOf(shard), shard, plan.limits())) {
      long unreadOffset = -1;
      long unreadLength = 0;
      ReadingProgress.Shard progress = ReadingProgress.ONCE.begin(records);
      while (records.next()) {
        progress.record();
        @Nullable KeyFields fields = keysOf(shard, readable + rejected, records);
        if (fields != null) {
          add(entry(Math.toIntExact(readable + rejected), namespace, fields), shard, open, blocks);
          readable++;
        } else if (records.isUnfinished()) {
          unreadOffset = records.offset();
          unreadLength = records.length();
        } else {
          rejected++;
        }
      }
      progress.show();
      for (int bucket = 0; bucket < open.length; bucket++) {
        if (open[bucket] != null) {
          blocks.accept(new Block(bucket, open[bucket].build()));
        }
      }
      return new ShardSummary(
          shard.index(),
          readable,
          rejected,
          records.isTooLarge()
              ? RejectCode.DECOMPRESSED_TOO_LARGE
              : records.isBroken() ? RejectCode.TRUNCATED : null,
          unreadOffset < 0 ? records.endOffset() : unreadOffset,
          unreadLength,
          shard.whole() ? records.finishDigest() : null);
    }
  }

  /** XML, of which the ordinal is asked, is never cut into shards. */
  private @Nullable KeyFields keysOf(Shard shard, long ordinal, RecordSplitter records) {
    @Nullable RejectCode rejection = records.rejection();
    if (rejection != null) {
      return null;
    }
    try {
      return reading.keys(
          plan.exportOf(shard),
          plan.fileOf(shard),
          ordinal,
          records.buffer(),
          records.start(),
          Math.toIntExact(records.length()));
    } catch (UnreadableRecordException e) {
      // The second reading says why; here it only has no key.
      return null;
    }
  }

  private static KeyEntry entry(int ordinal, String namespace, KeyFields fields) {
    List<byte[]> references = List.of();
    if (!fields.references().isEmpty()) {
      references = new ArrayList<>(fields.references().size());
      for (Reference reference : fields.references()) {
        references.add(reference.digest());
      }
    }
    return new KeyEntry(
        ordinal,
        ReportKey.of(namespace, fields.kind(), fields.id()),
        fields.retraction(),
        fields.retractionReason(),
        fields.version(),
        fields.issuedAt(),
        fields.canonicalDigest(),
        references,
        fields.allReportedItemsNotAbuse());
  }

  private static void add(
      KeyEntry entry, Shard shard, KeyBlock.Builder[] open, Consumer<Block> blocks) {
    int bucket = KeyBlock.bucketOf(entry.key());
    if (open[bucket] == null) {
      open[bucket] = new KeyBlock.Builder(shard.index());
    }
    open[bucket].add(entry);
    if (open[bucket].size() >= BLOCK_BYTES) {
      blocks.accept(new Block(bucket, open[bucket].build()));
      open[bucket] = null;
    }
  }
}
