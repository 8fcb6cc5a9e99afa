package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import org.jspecify.annotations.Nullable;

/**
 * The second reading of one shard: its records in order, numbered as in the first. The last shard
 * of a file ends with the rejection of RC1, where there is one. A record that has neither {@link
 * #rejection} nor a verdict is one that cannot be parsed: {@link ReadReport#report} says why.
 */
public final class ReadAgain implements AutoCloseable {

  private final ShardStanding standing;
  private final @Nullable RecordSplitter records;
  private final ReadingProgress.@Nullable Shard progress;

  /** Digest that the whole file must have; null where the shard is a part of it. */
  private final @Nullable String sha256;

  private int localOrdinal = -1;
  private boolean atAddition;

  private ReadAgain(
      ShardStanding standing, @Nullable RecordSplitter records, @Nullable String sha256) {
    this.standing = standing;
    this.records = records;
    this.sha256 = sha256;
    this.progress = records == null ? null : ReadingProgress.AGAIN.begin(records);
  }

  /** Opens a shard; one that does not count has no records. */
  public static ReadAgain open(ReadingPlan plan, ShardStanding standing) {
    if (!standing.read()) {
      return new ReadAgain(standing, null, null);
    }
    Shard shard = plan.shards().get(standing.shard());
    PlannedFile file = plan.fileOf(shard);
    return new ReadAgain(
        standing,
        RecordSplitter.open(file, shard, plan.limits()),
        shard.whole() ? file.sha256() : null);
  }

  /**
   * Goes to the next record; false at the end.
   *
   * @throws IllegalStateException if the file is not what it was in the first reading
   */
  public boolean next() {
    if (records == null || progress == null || atAddition) {
      return false;
    }
    localOrdinal++;
    if (localOrdinal < standing.records()) {
      if (!records.next()) {
        throw new IllegalStateException(
            "Shard " + standing.shard() + " has fewer records than in the first reading");
      }
      progress.record();
      return true;
    }
    if (localOrdinal == standing.records()) {
      if (sha256 != null && !records.finishDigest().equals(sha256)) {
        throw new IllegalStateException(
            "Shard " + standing.shard() + " has other bytes than in the first reading");
      }
      progress.show();
    }
    atAddition = standing.addition() != null;
    return atAddition;
  }

  /** Position in the shard, from 0. */
  public int localOrdinal() {
    return localOrdinal;
  }

  /** Position in the file, from 0. */
  public long ordinal() {
    return standing.ordinalBase() + localOrdinal;
  }

  /** First byte in the decompressed file. */
  public long offset() {
    return atAddition ? standing.additionOffset() : split().offset();
  }

  /** Number of bytes. */
  public long length() {
    return atAddition ? standing.additionLength() : split().length();
  }

  /** Why there are no bytes to read; null where there are. */
  public @Nullable RejectCode rejection() {
    return atAddition ? standing.addition() : split().rejection();
  }

  /**
   * Bytes that hold the record from {@link #start} on; valid until the next call of {@link #next}.
   */
  public byte[] buffer() {
    return split().buffer();
  }

  /** First byte of the record in the buffer. */
  public int start() {
    return split().start();
  }

  @Override
  public void close() {
    if (records != null) {
      records.close();
    }
  }

  private RecordSplitter split() {
    if (records == null) {
      throw new IllegalStateException("Nothing is read of shard " + standing.shard());
    }
    return records;
  }
}
