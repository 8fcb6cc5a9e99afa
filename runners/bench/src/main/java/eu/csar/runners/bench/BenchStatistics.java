package eu.csar.runners.bench;

import eu.csar.runners.launcher.Csar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Statistics beside DuckDB computing the same tables from the same files. */
@Command(
    name = "statistics",
    description = {
      "Measures csar statistics beside DuckDB computing the same tables from the same Parquet and CSV.",
      "A run over a hundred reports tells what starting up takes. Job and peer are compared cell by cell."
    })
final class BenchStatistics implements Callable<Integer> {
  static final String AS_OF = "2027-12-01T00:00:00Z";
  private static final double ALLOWED_TIMES = 4;
  private static final double ALLOWED_GIB = 3;
  private static final long FEW = 100;
  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--reports",
      paramLabel = "N",
      description = "Reports; twice as many forwards. Default: ${DEFAULT-VALUE}.")
  private long reports = 2_500_000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each, in turn. Default: ${DEFAULT-VALUE}.")
  private int runs = 3;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where worlds are kept and outputs made. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target/bench-statistics");

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Path world = world(reports);
    Path few = world(FEW);
    List<MeasuredProcess> jobs = new ArrayList<>();
    List<MeasuredProcess> starts = new ArrayList<>();
    List<MeasuredProcess> peers = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      starts.add(measure("start-up", Csar.class, (Object[]) line(few)));
      jobs.add(measure("job", Csar.class, (Object[]) line(world)));
      peers.add(measure("peer", PeerOfStatistics.class, world, directory.resolve("peer")));
    }
    MeasuredProcess job = MeasuredProcess.median(jobs);
    MeasuredProcess start = MeasuredProcess.median(starts);
    MeasuredProcess peer = MeasuredProcess.median(peers);
    double times = (job.wall() - start.wall()) / peer.wall();
    words()
        .printf(
            Locale.ROOT,
            "%n%,d forwards, %,d rows of follow-up, %d runs each in turn, medians; %d processors, -Xmx3g%n"
                + "job %.1f s, of which start-up %.1f s; peer %.1f s: %.2f times (allowed %.0f)%n"
                + "memory of its own %.2f GiB (allowed %.0f)%n",
            count("read_parquet('" + world.resolve("database/run=000001-bench/forwards/*") + "')"),
            count("read_csv('" + world.resolve("returns/*/rows.csv") + "', all_varchar = true)"),
            runs,
            Runtime.getRuntime().availableProcessors(),
            job.wall(),
            start.wall(),
            peer.wall(),
            times,
            ALLOWED_TIMES,
            job.anonymous(),
            ALLOWED_GIB);
    return agrees() ? 0 : 1;
  }

  /** Whether the last release and the last tables of the peer say the same, cell by cell. */
  private boolean agrees() throws SQLException {
    long cells = 0;
    boolean equal = true;
    for (ComparedTables.Compared table :
        ComparedTables.of(directory.resolve("output"), directory.resolve("peer"))) {
      cells += table.cells();
      for (String difference : table.differences().stream().limit(SHOWN).toList()) {
        words().println(table.table() + ", " + difference);
      }
      equal &= table.differences().isEmpty();
    }
    words()
        .printf(
            Locale.ROOT,
            "%,d cells of %d tables, job and peer: %s%n",
            cells,
            PeerOfStatistics.TABLES.size(),
            equal ? "equal" : "NOT equal");
    words().flush();
    return equal;
  }

  private static long count(String rows) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet count = sql.executeQuery("SELECT count(*) FROM " + rows)) {
      count.next();
      return count.getLong(1);
    }
  }

  private Path world(long count) throws IOException, SQLException {
    Path world = directory.resolve("world-" + count);
    if (!Files.exists(world)) {
      Path making = directory.resolve("making-" + count);
      BenchAssess.clear(making);
      StatisticsWorld.write(Files.createDirectories(making).toAbsolutePath(), count);
      Files.move(making, world);
    }
    return world;
  }

  private String[] line(Path world) throws IOException {
    Path output = directory.resolve("output");
    BenchAssess.clear(output);
    return new String[] {
      "statistics",
      "--year=2026",
      "--database=" + world.resolve("database"),
      "--returns=" + world.resolve("returns"),
      "--as-of=" + AS_OF,
      "--output=" + output
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

  private PrintWriter words() {
    return spec.commandLine().getOut();
  }
}
