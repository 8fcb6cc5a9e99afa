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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an index file of indicator lists, which assess maps into memory. */
@Command(
    name = "index",
    description = {
      "Makes one index file of the lists known, new, solicitation, not_abuse, urls (.ndjson or .parquet).",
      "What was left out stands in FILE.summary.json.",
      "With --base: an overlay of what is new or changed, which replaces entries of the same list and id;"
          + " a line of an id and marks alone, such as {\"indicator_id\":\"...\",\"disabled\":true}, marks an entry.",
      "With --base alone: gathers an index and its overlays into one file."
    })
final class Index extends Verb {
  @Option(names = "--indicators", paramLabel = "DIR", description = "Directory of lists.")
  private @Nullable Path indicators;

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description = "Index that lies below, in the directory of the output.")
  private @Nullable Path base;

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
    if (indicators == null && base == null) {
      throw new StoppedException(ExitCode.USAGE, "--indicators, --base or both are needed");
    }
    if (indicators != null && !Files.isDirectory(indicators)) {
      throw new StoppedException(
          ExitCode.UNUSABLE_INDICATORS, "there is no directory " + indicators);
    }
    if (base != null && !Files.isRegularFile(base)) {
      throw new StoppedException(ExitCode.UNUSABLE_INDICATORS, "there is no index " + base);
    }
    try {
      tell(make());
      return ExitCode.OK;
    } catch (UnusableIndexException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_INDICATORS, "the lists cannot be used: " + e.getMessage(), e);
    }
  }

  private IndexSummary make() throws IOException {
    if (base == null) {
      return BuildIndex.build(Objects.requireNonNull(indicators), output);
    }
    return indicators == null
        ? BuildIndex.compact(base, output)
        : BuildIndex.overlay(indicators, base, output);
  }

  private void tell(IndexSummary summary) {
    words()
        .printf("Index %s, %s, in %s%n", summary.digest(), Figures.bytes(summary.bytes()), output);
    if (summary.base() != null) {
      words().printf("  on index %s in %s%n", summary.base(), base);
    }
    summary
        .values()
        .forEach(
            (algorithm, count) ->
                words().printf("  %s: %s%n", algorithm, Figures.count(count, "value")));
    for (IndexSummary.ListSummary list : summary.lists()) {
      if (list.file() == null) {
        words()
            .printf(
                "  list %s: no file, so %s%n",
                list.list(), summary.base() == null ? "it is empty" : "it stays as it is");
      } else {
        words().printf("  list %s: %s%n", list.list(), Figures.count(list.values(), "value"));
      }
      list.quarantinedByCode()
          .forEach((code, count) -> words().printf("    left out: %,d %s%n", count, code));
    }
  }
}
