package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.MatchRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the shards of one part leave: files, counts, the hashes of its items, and the keys to carry.
 * Files open with the first row.
 */
public final class ShardResults implements AutoCloseable {
  private final Path database;
  private final RunName run;
  private final String part;
  private final Map<Integer, HashBlock> hashes = new HashMap<>();
  private final Map<Integer, ByteArrayOutputStream> perceptual = new HashMap<>();
  private final IndicatorMatches matches = new IndicatorMatches();
  private final Map<Integer, CarriedKeys> carried = new HashMap<>();
  private @Nullable PartFiles files;

  /** Results of a part of a run, such as {@code shards-00003}. */
  public ShardResults(Path database, RunName run, String part) {
    this.database = database;
    this.run = run;
    this.part = part;
  }

  /** Name of the part, which its files carry too. */
  public String part() {
    return part;
  }

  /** The files of this attempt. */
  public PartFiles files() throws IOException {
    if (files == null) {
      files = PartFiles.of(Attempt.open(database, run, part));
    }
    return files;
  }

  /** Hands the hashes of a report's items to the step that links equal ones. */
  public void addHashes(Report report, CarrierOrder order) {
    byte[] key = HashBlock.keyBytes(report.getReportKey());
    for (Item item : report.getItems()) {
      Set<String> given = new HashSet<>();
      for (Hash hash : item.getHashes()) {
        ItemAlgorithm algorithm = ItemAlgorithm.named(hash.getAlgorithm());
        // An item that gives one hash twice carries it once.
        if (algorithm != null && given.add(hash.getAlgorithm() + hash.getValue())) {
          byte[] value = HashBlock.bytes(hash.getValue());
          hashes
              .computeIfAbsent(HashBlock.bucket(value), bucket -> new HashBlock())
              .add(algorithm, value, order, key, item.getItemNumber());
        }
      }
    }
  }

  /** Hands perceptual hashes to the step that links near ones; blocks of one bucket are joined. */
  public void addPerceptual(int bucket, byte[] block) {
    perceptual.computeIfAbsent(bucket, b -> new ByteArrayOutputStream()).writeBytes(block);
  }

  /** Counts the matches of a report that came in this run, by indicator. */
  void countMatches(Report report, List<MatchRow> rows) {
    matches.add(report.getNamespace(), rows);
  }

  /** Shows the blocks of matches by bucket. */
  public void forEachMatchBlock(BiConsumer<Integer, byte[]> consumer) throws IOException {
    matches.forEachBlock(consumer);
  }

  /** Hands the key columns of a report to later runs. */
  public void carry(KeyRow row) {
    carried
        .computeIfAbsent(KeyRange.bucketOf(row.getReportKey()), bucket -> new CarriedKeys())
        .add(row);
  }

  /** Shows the blocks of item hashes by bucket. */
  public void forEachHashBlock(BiConsumer<Integer, byte[]> consumer) {
    hashes.forEach((bucket, block) -> consumer.accept(bucket, block.toByteArray()));
  }

  /** Shows the blocks of perceptual hashes by bucket. */
  public void forEachPerceptualBlock(BiConsumer<Integer, byte[]> consumer) {
    perceptual.forEach((bucket, block) -> consumer.accept(bucket, block.toByteArray()));
  }

  /** Shows the blocks of carried keys by bucket. */
  public void forEachCarriedBlock(BiConsumer<Integer, byte[]> consumer) {
    carried.forEach((bucket, block) -> consumer.accept(bucket, block.toByteArray()));
  }

  /** Counts an outcome of a record of a shard. */
  public void countOutcome(int shard, String outcome) throws IOException {
    files().counts().add("outcomes." + outcome);
    if (outcome.equals("REJECTED")) {
      files().counts().add(ShardParts.REJECTED_BY_SHARD + "." + shard);
    }
  }

  /** Closes the files; null where the shards left nothing. */
  public @Nullable Part finish() throws IOException {
    return files == null ? null : files.finish();
  }

  @Override
  public void close() throws IOException {
    if (files != null) {
      files.close();
    }
  }
}
