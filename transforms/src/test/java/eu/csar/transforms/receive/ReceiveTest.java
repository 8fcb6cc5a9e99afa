package eu.csar.transforms.receive;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.receive.rules.ExportFixture;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.KeyEntry;
import eu.csar.transforms.receive.rules.PlanReading;
import eu.csar.transforms.receive.rules.ProviderRegister;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.receive.rules.ShardStanding;
import eu.csar.transforms.receive.rules.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ReceiveTest {

  private static final ReferenceRule REFERENCES = new ReferenceRule(List.of());

  @TempDir Path exports;

  @Test
  void readsKeysAndTellsBucketsAndShardsWhatStands(TestPipeline pipeline) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("{\"provider_report_id\":\"R-").append(i).append("\"}\n");
    }
    byte[] lines = ExportFixture.utf8(text + "not a record\n");
    new ExportFixture(exports, "a")
        .file("a.ndjson", 101, lines)
        .file("b.ndjson.gz", 102, ExportFixture.gzip(lines))
        .deliver("E-1");
    ReadingPlan plan = plan(1_000);
    PCollectionTuple keys = pipeline.apply("Read once", ReadKeys.of(plan, REFERENCES));
    PCollectionTuple standing =
        keys.get(ReadKeys.SUMMARIES).apply("Decide", DecideStanding.of(plan));

    PAssert.that(keys.get(ReadKeys.KEY_BLOCKS))
        .satisfies(
            blocks -> {
              Set<String> places = new HashSet<>();
              for (KV<Integer, byte[]> block : blocks) {
                for (KeyEntry entry : KeyBlock.of(block.getValue())) {
                  assertThat(KeyBlock.bucketOf(entry.key()), is(block.getKey()));
                  places.add(KeyBlock.of(block.getValue()).shard() + "/" + entry.localOrdinal());
                }
              }
              assertThat(places.size(), is(200));
              return null;
            });
    PAssert.that(standing.get(DecideStanding.BY_BUCKET))
        .satisfies(
            answers -> {
              assertThat(numbers(answers), is(IntStream.range(0, 32).boxed().toList()));
              return null;
            });
    PAssert.that(standing.get(DecideStanding.BY_SHARD))
        .satisfies(
            answers -> {
              assertThat(numbers(answers), is(IntStream.range(0, 5 + 32).boxed().toList()));
              for (KV<Integer, byte[]> answer : answers) {
                ShardStanding shard = ShardStanding.decode(answer.getValue());
                assertThat(shard.shard(), is(answer.getKey()));
                assertThat(shard.read(), is(shard.shard() < 5));
              }
              return null;
            });
    PAssert.thatSingleton(standing.get(DecideStanding.FOR_PUBLICATION))
        .satisfies(
            answer -> {
              Standing decoded = Standing.decode(answer.getValue());
              assertThat(decoded.recordsRead(), is(203L));
              assertThat(decoded.exports().get(0).stands(), is(true));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void answersEvenWhereNoExportCame(TestPipeline pipeline) throws Exception {
    ReadingPlan plan = plan(1_000);
    PCollectionTuple standing =
        pipeline
            .apply("Read once", ReadKeys.of(plan, REFERENCES))
            .get(ReadKeys.SUMMARIES)
            .apply("Decide", DecideStanding.of(plan));
    PAssert.that(standing.get(DecideStanding.BY_SHARD))
        .satisfies(
            answers -> {
              assertThat(numbers(answers), is(IntStream.range(0, 32).boxed().toList()));
              return null;
            });
    PAssert.that(standing.get(DecideStanding.FOR_PUBLICATION))
        .satisfies(
            answers -> {
              assertThat(numbers(answers), contains(0));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private ReadingPlan plan(long shardBytes) throws Exception {
    ProviderRegister register =
        ProviderRegister.parse(ExportFixture.utf8("{\"version\":\"1\",\"providers\":[]}"));
    return PlanReading.with(register)
        .withShardBytes(shardBytes)
        .plan(exports, Instant.parse("2026-02-01T00:00:00Z"), Set.of(), Set.of(), Set.of());
  }

  private static List<Integer> numbers(Iterable<KV<Integer, byte[]>> answers) {
    List<Integer> numbers = new ArrayList<>();
    answers.forEach(answer -> numbers.add(answer.getKey()));
    Collections.sort(numbers);
    return numbers;
  }
}
