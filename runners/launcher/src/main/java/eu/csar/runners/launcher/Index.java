package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.match.rules.BuildIndex;
import eu.csar.transforms.match.rules.IndexSummary;
import eu.csar.transforms.match.rules.UnusableIndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an index file of indicator lists, which assess maps into memory. */
@Command(
    name = "index",
    description = {
      "Makes one index file of the lists known, new, solicitation, not_abuse, urls (.ndjson or .parquet).",
      "What was left out stands in FILE.summary.json."
    })
final class Index extends Verb {
  @Option(
      names = "--indicators",
      required = true,
      paramLabel = "DIR",
      description = "Directory of lists.")
  private Path indicators;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Index to make; must not exist.")
  private Path output;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_INDICATORS,
        ExitCode.OUTPUT_EXISTS);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    refuseExisting(output);
    if (!Files.isDirectory(indicators)) {
      throw new StoppedException(
          ExitCode.UNUSABLE_INDICATORS, "there is no directory " + indicators);
    }
    try {
      tell(BuildIndex.build(indicators, output));
      return ExitCode.OK;
    } catch (UnusableIndexException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_INDICATORS, "the lists cannot be used: " + e.getMessage(), e);
    }
  }

  private void tell(IndexSummary summary) {
    words()
        .printf(
            "Index %s, %s, in %s%n", summary.digest(), Figures.bytes(summary.bytes()), output);
    summary
        .values()
        .forEach((algorithm, count) -> words().printf("  %s: %s%n", algorithm, Figures.count(count, "value")));
    for (IndexSummary.ListSummary list : summary.lists()) {
      if (list.file() == null) {
        words().printf("  list %s: no file, so it is empty%n", list.list());
      } else {
        words().printf("  list %s: %s%n", list.list(), Figures.count(list.values(), "value"));
      }
      list.quarantinedByCode()
          .forEach((code, count) -> words().printf("    left out: %,d %s%n", count, code));
    }
  }
}
