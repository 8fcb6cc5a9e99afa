package eu.csar.transforms.resolve;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.schemas.carried.SeenVersion;
import eu.csar.transforms.receive.rules.Compression;
import eu.csar.transforms.receive.rules.ExportStanding;
import eu.csar.transforms.receive.rules.FileStanding;
import eu.csar.transforms.receive.rules.Format;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.KeyEntry;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.PlannedFile;
import eu.csar.transforms.receive.rules.ReadLimits;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.ShardStanding;
import eu.csar.transforms.receive.rules.Standing;
import eu.csar.transforms.resolve.rules.CarriedBlock;
import eu.csar.transforms.resolve.rules.CrowdedReference;
import eu.csar.transforms.resolve.rules.EarlierRows;
import eu.csar.transforms.resolve.rules.PlannedShards;
import eu.csar.transforms.resolve.rules.StoredVerdictBlock;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.SupplementBlock;
import eu.csar.transforms.resolve.rules.VerdictBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ResolveTransformsTest {
  private static final Coder<KV<Integer, byte[]>> BLOCKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
  private static final Instant DAY_1 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant DAY_2 = Instant.parse("2026-01-02T00:00:00Z");
  private static final long RUN = 2;

  private static byte[] hash(int filler) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) filler);
    return hash;
  }

  private static PlannedExport export(String namespace, Instant receivedAt) {
    PlannedFile file =
        new PlannedFile(
            "reports.ndjson",
            "/nowhere",
            "00",
            9,
            9,
            Compression.NONE,
            Format.ANNEX_III,
            List.of());
    return new PlannedExport(
        "export of " + namespace,
        "d1",
        "d2",
        "directory",
        receivedAt,
        namespace,
        namespace,
        namespace,
        false,
        false,
        "COM2022-1",
        List.of(file));
  }

  private static ReadingPlan plan() {
    return new ReadingPlan(
        List.of(export("p-1", DAY_1), export("p-3", DAY_2)),
        List.of(new Shard(0, 0, 0, 0, 9, true), new Shard(1, 1, 0, 0, 9, true)),
        List.of(),
        ReadingPlan.DEFAULT_SHARD_BYTES,
        ReadLimits.DEFAULT,
        Set.of(),
        Map.of());
  }

  private static Standing standing() {
    ExportStanding export =
        new ExportStanding(
            null, null, List.of(new FileStanding("00", false, 9, 9, false)), List.of());
    return new Standing(
        List.of(export, export),
        List.of(
            new ShardStanding(0, true, 0, 9, null, 0, 0),
            new ShardStanding(1, true, 0, 9, null, 0, 0)));
  }

  private static KeyEntry report(int ordinal, int key, int... references) {
    List<byte[]> digests = new ArrayList<>();
    for (int reference : references) {
      digests.add(hash(reference));
    }
    return new KeyEntry(ordinal, hash(key), false, null, 0, null, hash(0xEE), digests, false);
  }

  private static KeyEntry retraction(int ordinal, int key) {
    return new KeyEntry(ordinal, hash(key), true, "OTHER", 0, null, hash(0xDD), List.of(), false);
  }

  private static KV<Integer, byte[]> block(int shard, KeyEntry... entries) {
    KeyBlock.Builder block = new KeyBlock.Builder(shard);
    for (KeyEntry entry : entries) {
      block.add(entry);
    }
    return KV.of(KeyBlock.bucketOf(entries[0].key()), block.build());
  }

  /** Report 05 is known since run 1. */
  private static EarlierRows<KeyRow> carriedKeys() {
    return (bucket, wanted) ->
        bucket == KeyBlock.bucketOf(new byte[] {5}) ? List.of(knownRow()) : List.of();
  }

  private static KeyRow knownRow() {
    Place place = new Place(DAY_1, "old export", "d0", "reports.ndjson", 0L);
    return KeyRow.newBuilder()
        .setReportKey("05".repeat(32))
        .setNamespace("p-1")
        .setSource("ANNEX_III")
        .setTest(false)
        .setFirstRun(1)
        .setVersion(0L)
        .setCanonicalDigest("ee".repeat(32))
        .setReceivedAt(DAY_1)
        .setFirstPlace(place)
        .setPlace(place)
        .setSeen(List.of(new SeenVersion(0L, "ee".repeat(32))))
        .setRetractions(List.of())
        .setFirstAccount(true)
        .setDecision("FORWARDED")
        .setForwards(List.of())
        .setContentRun(1)
        .setContentPart("part-00000")
        .setRun(1)
        .build();
  }

  private static EarlierRows<ReferenceRow> carriedReferences() {
    return (bucket, wanted) ->
        bucket == KeyBlock.bucketOf(new byte[] {0x77})
            ? List.of(
                new ReferenceRow(
                    "77".repeat(32),
                    "05".repeat(32),
                    "p-1",
                    "ANNEX_III",
                    false,
                    true,
                    1L,
                    knownRow().getFirstPlace(),
                    1L))
            : List.of();
  }

  private static PCollectionTuple resolved(TestPipeline pipeline) {
    List<KV<Integer, byte[]>> keys =
        List.of(
            block(1, report(0, 1, 0x55)),
            block(0, report(0, 2, 0x55)),
            block(0, report(1, 1, 0x66), report(2, 1)),
            block(1, report(1, 5), retraction(2, 5)),
            block(1, retraction(3, 6)),
            block(1, report(4, 7, 0x77)));
    byte[] encoded = standing().encode();
    List<KV<Integer, byte[]>> standing = new ArrayList<>();
    for (int bucket = 0; bucket < KeyBlock.BUCKETS; bucket++) {
      standing.add(KV.of(bucket, encoded));
    }
    return PCollectionTuple.of(
            ResolveByKey.KEY_BLOCKS, pipeline.apply("keys", Create.of(keys).withCoder(BLOCKS)))
        .and(
            ResolveByKey.STANDING,
            pipeline.apply("standing", Create.of(standing).withCoder(BLOCKS)))
        .apply(ResolveByKey.of(plan(), carriedKeys(), RUN));
  }

  private static List<String> outcomes(KV<Integer, byte[]> element) {
    int shard = element.getKey();
    List<String> outcomes = new ArrayList<>();
    if (shard >= 2) {
      StoredVerdictBlock.verdicts(element.getValue())
          .forEach(v -> outcomes.add("stored " + v.cause() + " " + v.updated().getRetractedAt()));
      return outcomes;
    }
    PlannedShards facts = PlannedShards.of(plan(), standing());
    VerdictBlock.inOrder(List.of(element.getValue()), ordinal -> facts.place(shard, ordinal))
        .forEachRemaining(v -> outcomes.add(shard + ":" + v.localOrdinal() + " " + v.outcome()));
    return outcomes;
  }

  @Test
  void answersEveryRecordAtItsShardAndStoredReportsBehindThem(TestPipeline pipeline) {
    PCollectionTuple resolved = resolved(pipeline);
    PAssert.that(
            PCollectionList.of(resolved.get(ResolveByKey.VERDICTS))
                .and(resolved.get(ResolveByKey.STORED))
                .apply(Flatten.pCollections()))
        .satisfies(
            elements -> {
              List<String> all = new ArrayList<>();
              elements.forEach(element -> all.addAll(outcomes(element)));
              assertThat(
                  all,
                  containsInAnyOrder(
                      "0:0 NEW",
                      "0:1 NEW",
                      "0:2 RESUBMISSION",
                      "1:0 RESUBMISSION",
                      "1:1 RESUBMISSION",
                      "1:2 RETRACTION",
                      "1:3 RETRACTION",
                      "1:4 NEW",
                      // Behind the shards: the known report, retracted by place.
                      "stored RETRACTED 2026-01-02T00:00:00Z"));
              return null;
            });
    pipeline.run();
  }

  @Test
  void carriesKeysThatHaveNoRow(TestPipeline pipeline) {
    PAssert.that(resolved(pipeline).get(ResolveByKey.CARRIED))
        .satisfies(
            elements -> {
              List<String> keys = new ArrayList<>();
              elements.forEach(
                  element ->
                      CarriedBlock.keys(element.getValue())
                          .forEach(row -> keys.add(element.getKey() + " " + row.getReportKey())));
              assertThat(keys, contains("0 " + "06".repeat(32)));
              return null;
            });
    pipeline.run();
  }

  @Test
  void findsSupplementsOfThisRunAndOfEarlierOnes(TestPipeline pipeline) {
    PCollectionTuple found =
        resolved(pipeline)
            .get(ResolveByKey.REFERENCES)
            .apply(
                FindSupplementsByReference.of(carriedReferences(), namespace -> namespace, 5, RUN));
    PAssert.that(found.get(FindSupplementsByReference.SUPPLEMENTS))
        .satisfies(
            elements -> {
              List<SupplementAnswer> answers = new ArrayList<>();
              List<byte[]> blocks = new ArrayList<>();
              elements.forEach(
                  element -> {
                    assertThat(element.getKey(), is(1));
                    blocks.add(element.getValue());
                  });
              answers.addAll(SupplementBlock.answers(1, blocks).values());
              assertThat(
                  answers, contains(new SupplementAnswer(1, 4, "05".repeat(32), false, List.of())));
              return null;
            });
    PAssert.that(found.get(FindSupplementsByReference.CARRIED))
        .satisfies(
            elements -> {
              List<String> rows = new ArrayList<>();
              elements.forEach(
                  element ->
                      CarriedBlock.references(element.getValue())
                          .forEach(
                              row ->
                                  rows.add(
                                      element.getKey()
                                          + " "
                                          + row.getReferenceDigest().substring(0, 2)
                                          + " "
                                          + row.getReportKey().substring(0, 2)
                                          + " "
                                          + row.getFirstAccount())));
              assertThat(
                  rows, containsInAnyOrder("10 55 02 true", "12 66 01 true", "14 77 07 false"));
              return null;
            });
    PAssert.that(found.get(FindSupplementsByReference.CROWDED)).empty();
    pipeline.run();
  }

  @Test
  void namesReferencesOverTheLimit(TestPipeline pipeline) {
    PCollectionTuple found =
        resolved(pipeline)
            .get(ResolveByKey.REFERENCES)
            .apply(
                FindSupplementsByReference.of(carriedReferences(), namespace -> namespace, 1, RUN));
    PAssert.that(found.get(FindSupplementsByReference.CROWDED))
        .satisfies(
            elements -> {
              List<CrowdedReference> crowded = new ArrayList<>();
              elements.forEach(
                  element -> crowded.addAll(CrowdedReference.read(element.getValue())));
              assertThat(crowded, contains(new CrowdedReference("77".repeat(32), 2)));
              return null;
            });
    pipeline.run();
  }
}
