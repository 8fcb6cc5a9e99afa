package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.pipelines.synthesise.SynthesiseYears;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a synthetic world. */
@Command(
    name = "synthesise",
    description = {
      "Makes a synthetic world: exports, registers, indicator lists, an IP database, a policy, a key, and the truth.",
      "Metadata and random hashes only. The same options give the same bytes.",
      "Over ten days or more it has a history too: history/day-NN holds the lists, messages and policy that are other"
          + " from that day on. To run it, assess day by day with --as-of at the end of each day; before the first run"
          + " of day NN, copy history/day-NN over the world."
    })
final class SynthesiseWorld extends Verb {
  @Option(
      names = "--reports",
      required = true,
      paramLabel = "N",
      description = "Reports; planted cases come besides.")
  private long reports;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Directory to make; must not exist.")
  private Path output;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed, another world. Default: ${DEFAULT-VALUE}.")
  private long seed = SynthesiseConfig.DEFAULT_SEED;

  @Option(
      names = "--exports",
      paramLabel = "K",
      description = "Exports to spread the reports over. Default: ${DEFAULT-VALUE}.")
  private int exports = SynthesiseConfig.DEFAULT_EXPORTS;

  @Option(
      names = "--days",
      paramLabel = "D",
      description =
          "Days over which the exports arrive; ten make a history. Default: ${DEFAULT-VALUE}.")
  private int days = SynthesiseConfig.DEFAULT_DAYS;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first of these days. Default: ${DEFAULT-VALUE}.")
  private LocalDate from = SynthesiseConfig.DEFAULT_FROM;

  @Option(
      names = "--indicators",
      paramLabel = "N",
      description = "Entries over all exact lists. Default: ${DEFAULT-VALUE}.")
  private int indicators = SynthesiseConfig.DEFAULT_INDICATORS;

  @Option(
      names = "--pdq",
      paramLabel = "N",
      description = "Perceptual entries. Default: ${DEFAULT-VALUE}.")
  private int pdq = SynthesiseConfig.DEFAULT_PDQ;

  @Option(names = "--plain", description = "No planted cases.")
  private boolean plain;

  @Option(
      names = "--years",
      paramLabel = "N",
      description =
          "A world for statistics instead: so many years up to that of --from, with returns of others, and the truth of every"
              + " table in truth/statistics.tsv; --reports is then that of a middling year. Up to 20.")
  private int years;

  /** What a world can have besides. */
  enum Besides {
    CYBERTIPLINE("cybertipline"),
    BROKEN_EXPORTS("broken-exports");

    private final String word;

    Besides(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Option(
      names = "--with",
      split = ",",
      paramLabel = "WHAT",
      description =
          "What the world has besides: ${COMPLETION-CANDIDATES}. cybertipline:"
              + " every second export in CyberTipline XML; broken-exports: broken/NAME, directories of exports with one"
              + " defect each, and truth/broken-exports.tsv with what a run over each must end with.")
  private Set<Besides> besides = EnumSet.noneOf(Besides.class);

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(ExitCode.OK, ExitCode.SOFTWARE, ExitCode.USAGE, ExitCode.OUTPUT_EXISTS);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    refuseExisting(output);
    SynthesiseConfig config;
    try {
      config =
          new SynthesiseConfig(reports, seed, output, exports, days, from, indicators, pdq, plain);
      if (besides.contains(Besides.CYBERTIPLINE)) {
        config = config.withCyberTipline(SynthesiseConfig.MIXED);
      }
      if (besides.contains(Besides.BROKEN_EXPORTS)) {
        config = config.withBrokenExports();
      }
    } catch (IllegalArgumentException e) {
      throw new StoppedException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    if (years < 0 || years > 20) {
      throw new StoppedException(ExitCode.USAGE, "--years must be from 1 to 20");
    }
    try {
      if (years > 0) {
        new SynthesiseYears(config.asPlain(), years, from.getYear()).run(words());
        return ExitCode.OK;
      }
      Synthesise.world(config).run(words());
      return ExitCode.OK;
    } catch (FileAlreadyExistsException e) {
      throw new StoppedException(ExitCode.OUTPUT_EXISTS, output + " exists", e);
    }
  }
}
