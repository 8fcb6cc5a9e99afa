package eu.csar.pipelines.assess;

import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.transforms.judge.TripCircuitBreaker;
import eu.csar.transforms.judge.rules.CircuitBreaker;
import eu.csar.transforms.match.LinkNeighbours;
import eu.csar.transforms.publish.PublishRun;
import eu.csar.transforms.publish.TellLinks;
import eu.csar.transforms.publish.WriteBuckets;
import eu.csar.transforms.publish.WriteShards;
import eu.csar.transforms.publish.rules.BucketWork;
import eu.csar.transforms.publish.rules.FinishRun;
import eu.csar.transforms.publish.rules.LinksWork;
import eu.csar.transforms.publish.rules.SortedTables;
import eu.csar.transforms.publish.rules.TrippedBreaker;
import eu.csar.transforms.receive.DecideStanding;
import eu.csar.transforms.receive.ReadKeys;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.resolve.FindSupplementsByReference;
import eu.csar.transforms.resolve.ResolveByKey;
import eu.csar.transforms.resolve.rules.CrowdedReference;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Assesses bulk exports of providers' reports and publishes one run of the database of reports
 * (Articles 12, 13, 45, 48).
 *
 * <p>The steps are those of ARCHITECTURE.md, in the same order and the same words:
 *
 * <ol>
 *   <li>Read once, keys only
 *   <li>Decide which exports stand
 *   <li>Resolve by key
 *   <li>Find supplements by reference
 *   <li>Trip the circuit breaker
 *   <li>Read again, match, judge, route, write
 *   <li>Link items by hash
 *   <li>Link items by nearness
 *   <li>Count matches by indicator
 *   <li>Carry keys to later runs
 *   <li>Tell each recipient which of its reports are linked
 *   <li>Publish the run
 * </ol>
 */
public final class AssessReports {
  private AssessReports() {}

  /** Builds the graph of a planned run. */
  static void build(Pipeline pipeline, AssessPlan plan) {
    long run = plan.name().number();
    PCollectionTuple read =
        pipeline.apply(
            "Read once, keys only",
            ReadKeys.of(plan.reading(), plan.references())
                .withNotAbuseList(plan.notAbuse())
                .withKeys(Spread.of(ReadKeys.tasks(plan.reading()), pipeline.getOptions())));

    PCollectionTuple standing =
        read.get(ReadKeys.SUMMARIES)
            .apply("Decide which exports stand", DecideStanding.of(plan.reading()));

    PCollectionTuple resolved =
        PCollectionTuple.of(ResolveByKey.KEY_BLOCKS, read.get(ReadKeys.KEY_BLOCKS))
            .and(ResolveByKey.STANDING, standing.get(DecideStanding.BY_BUCKET))
            .apply(
                "Resolve by key",
                ResolveByKey.of(plan.reading(), plan.database().sorted()::keys, run)
                    .touching(plan.touch()));

    PCollectionTuple supplements =
        resolved
            .get(ResolveByKey.REFERENCES)
            .apply(
                "Find supplements by reference",
                FindSupplementsByReference.of(
                    plan.database().sorted()::references,
                    plan.providers()::providerIdOf,
                    plan.referenceLimit(),
                    run));

    PCollectionTuple breaker =
        PCollectionTuple.of(TripCircuitBreaker.COUNTS, resolved.get(ResolveByKey.COUNTS))
            .and(TripCircuitBreaker.STORED, resolved.get(ResolveByKey.STORED))
            .and(TripCircuitBreaker.SEED, standing.get(DecideStanding.FOR_PUBLICATION))
            .apply(
                "Trip the circuit breaker",
                TripCircuitBreaker.under(
                    plan.judging(),
                    new CountStored(plan.database(), plan.notAbuse()),
                    plan.reading().shards().size() + KeyBlock.BUCKETS));

    PCollectionTuple written =
        PCollectionTuple.of(
                WriteShards.VERDICTS,
                PCollectionList.of(resolved.get(ResolveByKey.VERDICTS))
                    .and(resolved.get(ResolveByKey.STORED))
                    .apply("Gather verdicts", Flatten.pCollections()))
            .and(WriteShards.SUPPLEMENTS, supplements.get(FindSupplementsByReference.SUPPLEMENTS))
            .and(WriteShards.STANDING, standing.get(DecideStanding.BY_SHARD))
            .and(WriteShards.BREAKER, breaker.get(TripCircuitBreaker.BY_SHARD))
            .apply(
                "Read again, match, judge, route, write",
                WriteShards.of(
                    plan.database().root(), plan.name(), plan.parts(), new AssessShard(plan)));

    PCollection<KV<Integer, byte[]>> linked =
        written
            .get(WriteShards.HASHES)
            .apply("Link items by hash", write(BucketWork.Kind.HASHES, plan));

    PCollectionTuple near =
        written.get(WriteShards.PERCEPTUAL).apply("Link items by nearness", linkNeighbours(plan));
    PCollection<KV<Integer, byte[]>> nearLinks =
        near.get(LinkNeighbours.LINKS)
            .apply("Write near links", write(BucketWork.Kind.NEAR_LINKS, plan));
    PCollection<KV<Integer, byte[]>> perceptual =
        near.get(LinkNeighbours.CARRIED)
            .apply(
                "Carry perceptual hashes to later runs", write(BucketWork.Kind.PERCEPTUAL, plan));

    PCollection<KV<Integer, byte[]>> activity =
        written
            .get(WriteShards.MATCHES)
            .apply("Count matches by indicator", write(BucketWork.Kind.ACTIVITY, plan));

    PCollection<KV<Integer, byte[]>> keys =
        PCollectionList.of(written.get(WriteShards.KEYS))
            .and(resolved.get(ResolveByKey.CARRIED))
            .apply("Gather keys", Flatten.pCollections())
            .apply("Carry keys to later runs", write(BucketWork.Kind.KEYS, plan));
    PCollection<KV<Integer, byte[]>> references =
        supplements
            .get(FindSupplementsByReference.CARRIED)
            .apply("Carry references to later runs", write(BucketWork.Kind.REFERENCES, plan));

    PCollection<KV<Integer, byte[]>> told =
        PCollectionTuple.of(
                TellLinks.PARTS,
                PCollectionList.of(written.get(WriteShards.PARTS))
                    .and(linked)
                    .and(nearLinks)
                    .apply("Gather tables", Flatten.pCollections()))
            .and(TellLinks.KEYS, keys)
            .apply(
                "Tell each recipient which of its reports are linked",
                TellLinks.by(
                    new LinksWork(plan.database(), plan.name(), plan.parts().sortedFiles())));

    PCollection<KV<Integer, byte[]>> parts =
        PCollectionList.of(written.get(WriteShards.PARTS))
            .and(linked)
            .and(nearLinks)
            .and(perceptual)
            .and(activity)
            .and(keys)
            .and(references)
            .and(told)
            .apply("Gather parts", Flatten.pCollections());
    KeyedPCollectionTuple.of(PublishRun.PARTS, parts)
        .and(PublishRun.STANDING, standing.get(DecideStanding.FOR_PUBLICATION))
        .and(PublishRun.BREAKER, breaker.get(TripCircuitBreaker.FOR_PUBLICATION))
        .and(PublishRun.CROWDED, supplements.get(FindSupplementsByReference.CROWDED))
        .apply(
            "Publish the run",
            PublishRun.by(
                new FinishRun(
                    plan.database().root(),
                    plan.evidence(),
                    new BookExports(plan.reading()),
                    AssessReports::overLimit,
                    AssessReports::breaker,
                    Instant.now())));
  }

  private static SortedMap<String, TrippedBreaker.Ground> breaker(byte[] block) {
    CircuitBreaker says = CircuitBreaker.decode(block);
    SortedMap<String, TrippedBreaker.Ground> grounds = new TreeMap<>();
    for (UnfoundedGround ground : CircuitBreaker.WATCHED) {
      grounds.put(
          ground.name(), new TrippedBreaker.Ground(says.reports(ground), says.isTripped(ground)));
    }
    return grounds;
  }

  private static Map<String, Long> overLimit(byte[] block) {
    return CrowdedReference.read(block).stream()
        .collect(Collectors.toMap(CrowdedReference::referenceDigest, CrowdedReference::count));
  }

  private static LinkNeighbours linkNeighbours(AssessPlan plan) {
    SortedTables earlier = plan.database().sorted();
    return LinkNeighbours.of(
        earlier::perceptual,
        plan.matching().perceptualRadius(),
        plan.matching().turns(),
        LinkNeighbours.shares(plan.parts().sortedFiles(), earlier.perceptualHashes()),
        plan.name().number());
  }

  private static WriteBuckets write(BucketWork.Kind kind, AssessPlan plan) {
    return WriteBuckets.by(
        new BucketWork(
            kind,
            plan.database(),
            plan.name(),
            plan.parts().sortedFiles(),
            plan.matching().floods()));
  }
}
