package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.annualreport.Addressee;
import eu.csar.pipelines.annualreport.AnnualReportPlan;
import eu.csar.pipelines.annualreport.AnnualReportRun;
import eu.csar.transforms.protect.rules.Exposure;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the yearly release of Article 84: the report and the data behind it. */
@Command(
    name = "annual-report",
    description = {
      "Makes the release of a year: disclosure control, then the report as HTML and PDF and its tables in every form.",
      "It appears whole, or not at all; nothing that exists is overwritten, a correction is a new release."
    })
final class AnnualReport extends Verb {
  @Option(
      names = "--statistics",
      required = true,
      paramLabel = "DIR",
      description = "Release that csar statistics wrote for the year.")
  private Path statistics;

  @Option(
      names = "--returns",
      required = true,
      paramLabel = "DIR",
      description = "Returns of others, for the words of the yearly ones.")
  private Path returns;

  @Option(
      names = "--year",
      required = true,
      paramLabel = "Y",
      description = "Year of the report, UTC; over, and the last of the statistics.")
  private int year;

  @Option(
      names = "--issued",
      required = true,
      paramLabel = "DATE",
      description = "Day of the release, such as 2027-06-30; the release's only clock.")
  private LocalDate issued;

  @Option(
      names = "--rounding-key",
      required = true,
      paramLabel = "FILE",
      description = "The operator's key, 32 bytes or more; the same for all releases.")
  private Path roundingKey;

  @Option(
      names = "--protection",
      paramLabel = "FILE",
      description = "Threshold, base and width, as JSON; 5, 5 and 4 are usual.")
  private @Nullable Path protection;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Release to make; must not exist.")
  private Path output;

  @Option(
      names = "--previous",
      paramLabel = "RELEASE",
      description = "An earlier release that holds the same years; give each of them.")
  private List<Path> previous = List.of();

  @Option(
      names = "--language",
      split = ",",
      paramLabel = "LANGUAGE",
      description = "Languages of the report. Default: en,fr,de.")
  private List<String> languages = List.of("en", "fr", "de");

  @Option(
      names = "--for",
      paramLabel = "ADDRESSEE",
      description =
          "state:FR for the report of a Coordinating Authority (84(2)), provider:ID for one of a provider (84(1)).")
  private @Nullable String addressee;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_POLICY,
        ExitCode.UNUSABLE_STATISTICS,
        ExitCode.UNUSABLE_ROUNDING_KEY,
        ExitCode.OUTPUT_EXISTS,
        ExitCode.DISCLOSURE_FOUND,
        ExitCode.UNUSABLE_RETURNS,
        ExitCode.UNUSABLE_RELEASE,
        ExitCode.YEAR_UNFINISHED,
        ExitCode.REPORT_NOT_MADE);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    refuseExisting(output);
    AnnualReportRun.Result result =
        AnnualReportRun.make(
            new AnnualReportPlan(
                statistics,
                returns,
                year,
                issued,
                roundingKey,
                protection,
                output,
                previous,
                languages,
                addressee == null ? Addressee.PUBLIC : Addressee.of(addressee)));
    PublishedTables published = result.tables();
    if (published == null) {
      for (Exposure exposure : result.protection().audit().exposures()) {
        words().println("Exposed: " + exposure.sentence());
      }
      words()
          .println(
              "Nothing was written: publish fewer or coarser tables (member publication of the catalogue).");
      return ExitCode.DISCLOSURE_FOUND;
    }
    long hidden =
        published.protection().costs().values().stream()
            .mapToLong(PublishedTables.Cost::hidden)
            .sum();
    words()
        .printf(
            Locale.ROOT,
            "Release of %d in %s: %s, %s hidden; %s of readers found nothing.%n",
            year,
            output,
            Figures.count(published.tables().size(), "table"),
            Figures.count(hidden, "figure"),
            Figures.count(result.protection().audit().attacks(), "attack"));
    for (String language : languages.stream().distinct().toList()) {
      words().println("  " + output + "/report/" + language + "/index.html");
    }
    words().println("  " + output + "/README.md says what else is there");
    words().println("  ./csar check-release " + output);
    return ExitCode.OK;
  }
}
