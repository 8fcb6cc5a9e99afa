package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.protect.ProtectStatistics;
import eu.csar.transforms.protect.rules.AuditRelease;
import eu.csar.transforms.protect.rules.Exposure;
import eu.csar.transforms.protect.rules.ProtectRelease;
import eu.csar.transforms.protect.rules.ProtectedTable;
import eu.csar.transforms.protect.rules.TableCost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a release of internal statistics that withstands its best-informed reader. */
@Command(
    name = "protect",
    description = {
      "Protects the tables that the catalogue publishes, attacks the result as its best-informed reader would,",
      "and writes it only if no protected figure can be narrowed."
    })
final class Protect extends Verb {
  @Option(
      names = "--statistics",
      required = true,
      paramLabel = "DIR",
      description = "Statistics with internal/catalogue.json and internal/tables.")
  private Path statistics;

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
      description = "An earlier release of the same years; give each of them.")
  private List<Path> previous = List.of();

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
        ExitCode.DISCLOSURE_FOUND);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    refuseExisting(output);
    ProtectRelease.Result release =
        ProtectStatistics.protect(statistics, roundingKey, protection, output, previous);
    AuditRelease.Report audit = release.audit();
    if (!audit.passes()) {
      for (Exposure exposure : audit.exposures()) {
        words().println("Exposed: " + exposure.sentence());
      }
      words()
          .println(
              "Nothing was written: publish fewer or coarser tables (member publication of the catalogue).");
      return ExitCode.DISCLOSURE_FOUND;
    }
    words()
        .printf(
            Locale.ROOT,
            "Release in %s: %s to protect, %s of readers, none found anything.%n",
            output,
            Figures.count(audit.protectedCells(), "cell"),
            Figures.count(audit.attacks(), "attack"));
    release.tables().stream().map(ProtectedTable::cost).forEach(this::tell);
    return ExitCode.OK;
  }

  private void tell(TableCost cost) {
    Double share = cost.hiddenTotalShare();
    words()
        .printf(
            Locale.ROOT,
            "  %s: %s, %s, %d hidden (%.1f %%)%s; the line rule would hide %d; counts moved by %.1f%n",
            cost.table(),
            cost.method(),
            Figures.count(cost.cells(), "cell"),
            cost.hidden(),
            100 * cost.hiddenShare(),
            share == null ? "" : String.format(Locale.ROOT, ", %.1f %% of the total", 100 * share),
            cost.truth().byLineRule(),
            cost.truth().moved());
  }
}
