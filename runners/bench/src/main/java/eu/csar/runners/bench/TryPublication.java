package eu.csar.runners.bench;

import eu.csar.transforms.account.rules.Counts;
import eu.csar.transforms.publish.rules.Attempt;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The skeleton of a run, for the trial of publication (docs/decisions/0002): shards are read, their
 * blocks meet by bucket, the answers go back to the shards, each shard is written by an attempt,
 * and one last step publishes what the attempts wrote. It has every shuffle that a run has, and no
 * rule. {@link KillPublication} starts it and kills it.
 */
public final class TryPublication {
  private static final int BUCKETS = 32;
  private static final int BLOCK = 4096;
  private static final KvCoder<Integer, byte[]> BLOCKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private TryPublication() {}

  /** Runs the skeleton once; see {@link Trial#parse} for the arguments. */
  public static void main(String[] args) throws IOException {
    Trial trial = Trial.parse(args);
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setParallelism(2);
    options.setUseDataStreamForBatch(true);
    options.setObjectReuse(true);
    options.setMaxBundleSize(100L);
    options.setFlinkConfDir(writeSettings(Path.of(trial.settings())));
    Pipeline pipeline = Pipeline.create(options);
    build(pipeline, trial);
    stage("start");
    pipeline.run().waitUntilFinish();
    stage("end");
  }

  private static void build(Pipeline pipeline, Trial trial) {
    List<Integer> shards = IntStream.range(0, trial.shards()).boxed().toList();
    pipeline
        .apply("Name the shards", Create.of(shards).withCoder(VarIntCoder.of()))
        .apply("Spread the shards", Reshuffle.viaRandomKey())
        .apply("Read once", ParDo.of(new ReadFn(trial)))
        .setCoder(BLOCKS)
        .apply("Bring blocks to their buckets", GroupByKey.create())
        .apply("Resolve", ParDo.of(new ResolveFn(trial)))
        .setCoder(BLOCKS)
        .apply("Bring answers to their shards", GroupByKey.create())
        .apply("Write each shard", ParDo.of(new WriteFn(trial)))
        .setCoder(BLOCKS)
        .apply("Bring all parts together", GroupByKey.create())
        .apply("Publish the run", ParDo.of(new PublishFn(trial)));
  }

  /** Tells the one who watches this process where it is. */
  static void stage(String name) {
    System.out.println("STAGE " + name);
    System.out.flush();
  }

  private static String writeSettings(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("flink-conf.yaml"),
        """
        execution.batch.adaptive.auto-parallelism.enabled: false
        taskmanager.memory.network.min: 128m
        taskmanager.memory.network.max: 128m
        taskmanager.memory.managed.size: 256m
        """);
    return directory.toString();
  }

  private static byte[] content(int shard, int table, int bytes) {
    SplittableRandom random = new SplittableRandom(shard * 1_000L + table);
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.remaining() >= Long.BYTES) {
      buffer.putLong(random.nextLong());
    }
    return buffer.array();
  }

  private static final class ReadFn extends DoFn<Integer, KV<Integer, byte[]>> {
    private final Trial trial;

    ReadFn(Trial trial) {
      this.trial = trial;
    }

    @ProcessElement
    public void read(@Element Integer shard, OutputReceiver<KV<Integer, byte[]>> out) {
      stage("read " + shard);
      for (int i = 0; i < trial.effort(); i++) {
        DigestUtils.sha256(content(shard, i, 1 << 20));
      }
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        out.output(
            KV.of(
                bucket,
                ByteBuffer.allocate(BLOCK)
                    .putInt(shard)
                    .put(content(shard, bucket, BLOCK - 8))
                    .array()));
      }
    }
  }

  private static final class ResolveFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final Trial trial;

    ResolveFn(Trial trial) {
      this.trial = trial;
    }

    @ProcessElement
    public void resolve(
        @Element KV<Integer, Iterable<byte[]>> bucket, OutputReceiver<KV<Integer, byte[]>> out) {
      stage("resolve " + bucket.getKey());
      for (int i = 0; i < trial.effort(); i++) {
        DigestUtils.sha256(content(bucket.getKey(), i, 1 << 19));
      }
      for (byte[] block : bucket.getValue()) {
        out.output(KV.of(ByteBuffer.wrap(block).getInt(), DigestUtils.sha256(block)));
      }
    }
  }

  private static final class WriteFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final Trial trial;

    WriteFn(Trial trial) {
      this.trial = trial;
    }

    @ProcessElement
    public void write(
        @Element KV<Integer, Iterable<byte[]>> shard, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      String number = String.format(Locale.ROOT, "%05d", shard.getKey());
      stage("write " + shard.getKey());
      Attempt attempt = Attempt.open(Path.of(trial.database()), trial.name(), "shard-" + number);
      List<FileEntry> files = new ArrayList<>();
      for (int table = 0; table < trial.tables(); table++) {
        byte[] bytes = content(shard.getKey(), table, trial.kilobytes() << 10);
        String path =
            table == 0 ? "packages/EUROPOL/known" : "table-" + table + "/part-" + number + ".bin";
        Path file = attempt.directory().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        files.add(
            new FileEntry(
                path, path.split("/", 2)[0], 1, bytes.length, DigestUtils.sha256Hex(bytes)));
      }
      Part part = new Part(attempt.part(), attempt.relative(), files, new Counts());
      out.output(KV.of(0, part.encode()));
    }
  }

  private static final class PublishFn extends DoFn<KV<Integer, Iterable<byte[]>>, Void> {
    private final Trial trial;

    PublishFn(Trial trial) {
      this.trial = trial;
    }

    @ProcessElement
    public void publish(@Element KV<Integer, Iterable<byte[]>> all) throws IOException {
      List<Part> parts = new ArrayList<>();
      all.getValue().forEach(part -> parts.add(Part.decode(part)));
      stage("publish");
      stage("outcome " + trial.finish().of(trial).publish(parts));
    }
  }
}
