package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.protect.ProtectStatistics;
import eu.csar.transforms.protect.rules.ProtectRelease;
import eu.csar.transforms.protect.rules.RoundingKey;
import eu.csar.transforms.protect.rules.UnusableRoundingKeyException;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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
    WriteAnnualReport.refuseUnknown(plan.languages());
    StandingReturns returns =
        StandingReturns.of(plan.returns(), plan.year(), statistics.asOf())
            .of(plan.addressee(), plan.year());
    Path output = plan.output().toAbsolutePath().normalize();
    Path making = claim(output);
    try {
      Path release = making.resolve("release");
      Result result = make(plan, statistics, returns, release);
      if (result.tables() != null) {
        publish(release, output);
      }
      return result;
    } finally {
      delete(making);
    }
  }

  private static Result make(
      AnnualReportPlan plan, InternalStatistics statistics, StandingReturns returns, Path release)
      throws StoppedException, IOException {
    ProtectRelease.Result protection =
        ProtectStatistics.protect(
            plan.statistics(),
            plan.addressee()::tables,
            plan.roundingKey(),
            plan.policy(),
            release,
            plan.previous());
    if (!protection.audit().passes()) {
      return new Result(protection, null);
    }
    SelectOwnRows.of(plan.addressee(), release);
    DescribeTables.of(statistics, plan.issued(), plan.addressee(), release);
    PublishedTables published = ReadPublishedTables.of(release);
    List<EarlierVintage> earlier = earlier(plan, published);
    List<PublishedTables> vintages =
        earlier.stream()
            .map(EarlierVintage::published)
            .filter(one -> one.addressee().equals(published.addressee()))
            .toList();
    WriteData.of(published, vintages, plan.languages(), release);
    WriteAnnualReport.into(
        release.resolve("report"),
        published,
        vintages,
        returns.narratives(),
        plan.issued(),
        plan.languages(),
        plan.addressee());
    new WriteLineage(published, vintages, release)
        .of(plan, statistics, returns, earlier, key(plan));
    return new Result(protection, published);
  }

  /** Makes the folder in which the release is made; only one run can. */
  private static Path claim(Path output) throws StoppedException, IOException {
    Path making = output.resolveSibling(output.getFileName() + ".making");
    Files.createDirectories(making.getParent());
    try {
      return Files.createDirectory(making);
    } catch (FileAlreadyExistsException e) {
      throw new StoppedException(
          ExitCode.OUTPUT_EXISTS,
          making + " is that of a run at work, or is left of one that died: then remove it",
          e);
    }
  }

  private static void publish(Path release, Path output) throws StoppedException, IOException {
    if (Files.exists(output)) {
      throw new StoppedException(
          ExitCode.OUTPUT_EXISTS, output + " appeared meanwhile: it is not overwritten");
    }
    Files.move(release, output, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Earlier releases in order of issue; one of the same name would be overwritten by this one. */
  private static List<EarlierVintage> earlier(AnnualReportPlan plan, PublishedTables published)
      throws StoppedException {
    List<EarlierVintage> earlier = new ArrayList<>();
    for (Path release : plan.previous()) {
      PublishedTables one = ReadPublishedTables.of(release);
      if (one.year() == published.year()
          && one.addressee().equals(published.addressee())
          && one.issued().compareTo(published.issued()) >= 0) {
        throw new StoppedException(
            ExitCode.USAGE,
            "release "
                + release
                + " of the same year was issued "
                + one.issued()
                + ": a correction is a new vintage, issued later");
      }
      earlier.add(new EarlierVintage(release, one));
    }
    earlier.sort(
        Comparator.comparing((EarlierVintage one) -> one.published().issued())
            .thenComparing(one -> one.published().year())
            .thenComparing(one -> one.published().addressee()));
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
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
