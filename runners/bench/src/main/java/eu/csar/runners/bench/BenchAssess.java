package eu.csar.runners.bench;

import com.maxmind.db.InvalidNetworkException;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.runners.launcher.Csar;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code csar bench assess}: the job beside its peer and its floor, each a process of its own, one
 * after the other in turn, so that a noisy machine is noisy to all.
 */
@Command(
    name = "assess",
    description = {
      "Measures the job beside DuckDB doing the same (the peer) and beside reading and writing alone (the floor).",
      "Prints a table of medians and the targets; docs/benchmarks.md says what the figures mean."
    })
final class BenchAssess implements Callable<Integer> {
  static final String AS_OF = "2100-01-01T00:00:00Z";
  private static final int EXPORTS = 30;
  private static final double ONE_PROVIDER = 0.94;
  private static final double EVEN = 1.0 / EXPORTS;

  @Spec private CommandSpec spec;

  @Option(
      names = "--reports",
      split = ",",
      paramLabel = "N",
      description = "Reports of the plain world, or of several worlds. Default: ${DEFAULT-VALUE}.")
  private List<Long> reports = List.of(1_000_000L);

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each, in turn. Default: ${DEFAULT-VALUE}.")
  private int runs = 3;

  @Option(
      names = "--one-provider",
      description =
          "Measure skew instead: the job where one provider sends 94 %% of the reports, and where all send equally many.")
  private boolean oneProvider;

  @Option(
      names = "--cybertipline",
      description =
          "Measure the formats instead: the job on the same reports in CyberTipline XML and in the Annex III form.")
  private boolean cyberTipline;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where worlds are kept and outputs made. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target/bench-assess");

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidNetworkException {
    Files.createDirectories(directory);
    for (long count : reports) {
      if (oneProvider) {
        skew(count);
      } else if (cyberTipline) {
        formats(count);
      } else {
        contest(count);
      }
    }
    return 0;
  }

  private void contest(long count)
      throws IOException, InterruptedException, InvalidNetworkException {
    Path world = world(count, "", SynthesiseConfig.AS_OBSERVED, 0);
    Path lookups = directory.resolve("lookups");
    PeerLookups.write(world.resolve("ip-country.mmdb"), lookups);
    List<MeasuredProcess> jobs = new ArrayList<>();
    List<MeasuredProcess> peers = new ArrayList<>();
    List<MeasuredProcess> floors = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      jobs.add(job(world));
      peers.add(measure("peer", PeerOfAssess.class, world, lookups, cleared("peer")));
      floors.add(measure("floor", FloorOfAssess.class, world, cleared("floor")));
    }
    tellConditions(count, world);
    new BenchTable(words())
        .contest(
            count,
            MeasuredProcess.median(jobs),
            MeasuredProcess.median(peers),
            MeasuredProcess.median(floors));
  }

  private void skew(long count) throws IOException, InterruptedException {
    Path one = world(count, "-one-provider", ONE_PROVIDER, 0);
    Path even = world(count, "-even", EVEN, 0);
    List<MeasuredProcess> ones = new ArrayList<>();
    List<MeasuredProcess> evens = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ones.add(job(one));
      evens.add(job(even));
    }
    tellConditions(count, one);
    new BenchTable(words()).skew(MeasuredProcess.median(ones), MeasuredProcess.median(evens));
  }

  /** The same reports, in CyberTipline XML and in the Annex III form. */
  private void formats(long count) throws IOException, InterruptedException {
    Path xml =
        world(
            count,
            "-cybertipline",
            SynthesiseConfig.AS_OBSERVED,
            SynthesiseConfig.CYBERTIPLINE_ALONE);
    Path json = world(count, "", SynthesiseConfig.AS_OBSERVED, SynthesiseConfig.ANNEX_III_ALONE);
    List<MeasuredProcess> xmls = new ArrayList<>();
    List<MeasuredProcess> jsons = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      xmls.add(job(xml));
      jsons.add(job(json));
    }
    tellConditions(count, xml);
    new BenchTable(words()).formats(MeasuredProcess.median(xmls), MeasuredProcess.median(jsons));
  }

  private Path world(long count, String kind, double share, int cyberTipline) throws IOException {
    Path world = directory.resolve("world-" + count + kind);
    Path made = world.resolve("truth");
    if (Files.exists(made) && isOlder(made, codeOf(Synthesise.class))) {
      words().println(world + " was made by an older build: making it again");
      clear(world);
    }
    if (!Files.exists(made)) {
      LocalDate day = SynthesiseConfig.DEFAULT_FROM;
      Synthesise.world(
              new SynthesiseConfig(
                  count, 1, world, EXPORTS, 1, day, 100_000, 0, true, share, cyberTipline, false))
          .run(words());
    }
    return world;
  }

  /** A world of another build may lack what this one measures. */
  private static boolean isOlder(Path made, Path code) throws IOException {
    return Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(code)) < 0;
  }

  private static Path codeOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private MeasuredProcess job(Path world) throws IOException, InterruptedException {
    return measure(
        "job",
        Csar.class,
        (Object[]) assess(world, world.resolve("exports"), cleared("database"), AS_OF));
  }

  /** The command line of a run over a world of the bench. */
  static String[] assess(Path world, Path exports, Path database, String asOf) {
    return new String[] {
      "assess",
      "--exports=" + exports,
      "--registers=" + world.resolve("registers"),
      "--indicators=" + world.resolve("indicators"),
      "--ip-database=" + world.resolve("ip-country.mmdb"),
      "--policy=" + world.resolve("policy.json"),
      "--token-key=" + world.resolve("token.key"),
      "--database=" + database,
      "--as-of=" + asOf
    };
  }

  private MeasuredProcess measure(String name, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    MeasuredProcess measured =
        MeasuredProcess.run(directory.resolve(name + ".log"), main, arguments);
    words()
        .printf(
            Locale.ROOT, "%s: %.1f s wall, %.1f s CPU%n", name, measured.wall(), measured.cpu());
    words().flush();
    return measured;
  }

  private void tellConditions(long count, Path world) throws IOException {
    words()
        .printf(
            Locale.ROOT,
            "%n%,d reports, %,d bytes of exports, %d runs each in turn, medians; %d processors, files on %s, Java %s, -Xmx3g, peer's memory_limit %s%n%n",
            count,
            size(world.resolve("exports")),
            runs,
            Runtime.getRuntime().availableProcessors(),
            kindOfStore(Files.getFileStore(directory).type()),
            System.getProperty("java.version"),
            PeerOfAssess.MEMORY);
  }

  /** A RAM disk makes writing free, which the figures must say. */
  private static String kindOfStore(String type) {
    return (type.equals("tmpfs") || type.equals("ramfs") ? "a RAM disk" : "disk")
        + " ("
        + type
        + ")";
  }

  private PrintWriter words() {
    return spec.commandLine().getOut();
  }

  /** A directory of the bench, which does not exist any more. */
  private Path cleared(String name) throws IOException {
    Path cleared = directory.resolve(name);
    clear(cleared);
    return cleared;
  }

  /** Removes a directory with all that is in it, where it exists. */
  static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** Bytes of all files below a directory. */
  static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }
}
