package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.protect.ProtectStatistics;
import eu.csar.transforms.protect.rules.ProtectRelease;
import eu.csar.transforms.protect.rules.RoundingKey;
import eu.csar.transforms.protect.rules.UnusableRoundingKeyException;
import eu.csar.transforms.transparency.rules.Narrative;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One yearly release, from the plan to the folder, or nothing: disclosure control first, then the
 * data in every form, then the report, then what was made of what. It is made beside its place and
 * appears under its name whole.
 */
public final class AnnualReportRun {
  private AnnualReportRun() {}

  /**
   * What came out.
   *
   * @param protection figures and their audit; for the operator
   * @param tables what was published; null if the audit did not pass and nothing was written
   */
  public record Result(ProtectRelease.Result protection, @Nullable PublishedTables tables) {}

  /**
   * Makes a release.
   *
   * @throws StoppedException where an input cannot be used; nothing was written
   */
  public static Result make(AnnualReportPlan plan) throws StoppedException, IOException {
    InternalStatistics statistics = InternalStatistics.of(plan.statistics());
    statistics.refuseUnfinished(plan.year(), plan.issued());
    List<Narrative> narratives = ReadNarratives.of(plan.returns(), plan.year(), statistics.asOf());
    Path output = plan.output().toAbsolutePath().normalize();
    Path making = output.resolveSibling(output.getFileName() + ".making");
    delete(making);
    try {
      ProtectRelease.Result protection =
          ProtectStatistics.protect(
              plan.statistics(), plan.roundingKey(), plan.policy(), making, plan.previous());
      if (!protection.audit().passes()) {
        return new Result(protection, null);
      }
      DescribeTables.of(statistics, plan.issued(), making);
      PublishedTables published = ReadPublishedTables.of(making);
      List<PublishedTables> earlier = earlier(plan, published);
      WriteData.of(published, earlier, making);
      WriteAnnualReport.into(
          making.resolve("report"),
          published,
          earlier,
          narratives,
          plan.issued(),
          plan.languages(),
          plan.addressee());
      WriteLineage.of(published, earlier, statistics, key(plan), making);
      Files.move(making, output, StandardCopyOption.ATOMIC_MOVE);
      return new Result(protection, published);
    } finally {
      delete(making);
    }
  }

  /** Earlier releases in order of issue; one of the same name would be overwritten by this one. */
  private static List<PublishedTables> earlier(AnnualReportPlan plan, PublishedTables published)
      throws StoppedException {
    List<PublishedTables> earlier = new ArrayList<>();
    for (Path release : plan.previous()) {
      PublishedTables one = ReadPublishedTables.of(release);
      if (one.year() == published.year() && one.issued().compareTo(published.issued()) >= 0) {
        throw new StoppedException(
            ExitCode.USAGE,
            "release "
                + release
                + " of the same year was issued "
                + one.issued()
                + ": a correction is a new vintage, issued later");
      }
      earlier.add(one);
    }
    earlier.sort(
        Comparator.comparing(PublishedTables::issued).thenComparing(PublishedTables::year));
    return earlier;
  }

  private static RoundingKey key(AnnualReportPlan plan) throws StoppedException {
    try {
      return RoundingKey.load(plan.roundingKey());
    } catch (UnusableRoundingKeyException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_ROUNDING_KEY, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
