package eu.csar.pipelines.statistics;

import eu.csar.pipelines.assess.Spread;
import eu.csar.transforms.tabulate.CountByBucket;
import eu.csar.transforms.tabulate.ReadFiles;
import eu.csar.transforms.tabulate.SumFigures;
import eu.csar.transforms.tabulate.rules.CountCases;
import eu.csar.transforms.tabulate.rules.CountEvents;
import eu.csar.transforms.tabulate.rules.CountFollowUp;
import eu.csar.transforms.tabulate.rules.CountRepeats;
import eu.csar.transforms.tabulate.rules.CountReports;
import eu.csar.transforms.tabulate.rules.Meeting;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Counts what Article 83 demands.
 *
 * <p>The steps are those of ARCHITECTURE.md, in the same order and the same words:
 *
 * <ol>
 *   <li>Read the columns and the returns
 *   <li>Count by report
 *   <li>Count by event
 *   <li>Count by token
 *   <li>Count by case
 *   <li>Count by hash
 *   <li>Sum the figures
 * </ol>
 */
public final class CountStatistics {
  private CountStatistics() {}

  /** Builds the graph of a planned release. */
  static void build(Pipeline pipeline, StatisticsPlan plan, SumFigures.Keeping keeping) {
    PCollectionTuple read =
        pipeline.apply(
            "Read the columns and the returns",
            ReadFiles.by(
                Spread.of(plan.sizes(), pipeline.getOptions()), new ReadForStatistics(plan)));

    PCollectionTuple reports =
        read.get(CountByBucket.tag(Meeting.REPORT))
            .apply("Count by report", CountByBucket.with(new CountReports(plan.year())));

    PCollectionTuple events =
        reports
            .get(CountByBucket.tag(Meeting.EVENT))
            .apply("Count by event", CountByBucket.with(new CountEvents()));

    PCollectionTuple tokens =
        both(read, reports, Meeting.TOKEN, "Gather tokens")
            .apply("Count by token", CountByBucket.with(new CountFollowUp(plan.day())));

    PCollectionTuple cases =
        tokens
            .get(CountByBucket.tag(Meeting.CASE))
            .apply("Count by case", CountByBucket.with(new CountCases()));

    PCollectionTuple hashes =
        both(read, reports, Meeting.HASH, "Gather hashes")
            .apply("Count by hash", CountByBucket.with(new CountRepeats()));

    PCollectionList<KV<Integer, byte[]>> figures = PCollectionList.empty(pipeline);
    for (PCollectionTuple step :
        new PCollectionTuple[] {read, reports, events, tokens, cases, hashes}) {
      figures = figures.and(step.get(CountByBucket.tag(Meeting.FIGURE)));
    }
    figures
        .apply("Gather figures", Flatten.pCollections())
        .apply("Sum the figures", SumFigures.into(keeping));
  }

  private static PCollection<KV<Integer, byte[]>> both(
      PCollectionTuple one, PCollectionTuple other, Meeting meeting, String name) {
    return PCollectionList.of(one.get(CountByBucket.tag(meeting)))
        .and(other.get(CountByBucket.tag(meeting)))
        .apply(name, Flatten.pCollections());
  }
}
