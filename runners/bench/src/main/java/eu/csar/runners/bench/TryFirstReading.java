package eu.csar.runners.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.OperatingSystemMXBean;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.transforms.match.rules.BuildIndex;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.NotAbuseInForce;
import eu.csar.transforms.receive.rules.Compression;
import eu.csar.transforms.receive.rules.Format;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.PlannedFile;
import eu.csar.transforms.receive.rules.ReadLimits;
import eu.csar.transforms.receive.rules.ReadOnce;
import eu.csar.transforms.receive.rules.ReadReport;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.RecordSplitter;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.receive.rules.ReportContext;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.UnreadableRecordException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the first reading costs (docs/decisions/0003): the acts of a reading, each over the same
 * lines, in interleaved rounds, in CPU time of the whole process. Each act contains splitting.
 */
public final class TryFirstReading {
  private static final JsonFactory JSON = new JsonFactory();

  /** One act on one record; the number returned keeps the compiler from leaving it out. */
  private interface Act {
    long on(byte[] buffer, int offset, int length) throws IOException, UnreadableRecordException;
  }

  /** One pass over the lines. */
  private interface Pass {
    long run() throws IOException, UnreadableRecordException;
  }

  private final PlannedFile file;
  private final Shard shard;
  private final ReadingPlan plan;
  private final long lines;

  private TryFirstReading(Path path, long lines) throws IOException {
    this.lines = lines;
    this.file =
        new PlannedFile(
            "lines.ndjson",
            path.toString(),
            "",
            lines,
            Files.size(path),
            Compression.NONE,
            Format.ANNEX_III,
            List.of());
    this.shard = new Shard(0, 0, 0, 0, file.size(), false);
    PlannedExport export =
        new PlannedExport(
            "export-1",
            "00",
            "00",
            "export-1",
            Instant.EPOCH,
            "Provider 001",
            "provider-001",
            "provider-001",
            false,
            false,
            "COM2022-1",
            List.of(file));
    this.plan =
        new ReadingPlan(
            List.of(export),
            List.of(shard),
            List.of(),
            ReadingPlan.DEFAULT_SHARD_BYTES,
            ReadLimits.DEFAULT,
            Set.of(),
            Map.of());
  }

  /**
   * Arguments: a directory for the world, reports, rounds, and the name of one act to do it alone.
   */
  public static void main(String[] args) throws IOException, UnreadableRecordException {
    Path world = Path.of(args[0]).toAbsolutePath();
    long reports = Long.parseLong(args[1]);
    if (!Files.exists(world)) {
      Synthesise.world(
              new SynthesiseConfig(
                  reports, 1, world, 10, 1, LocalDate.of(2026, 1, 5), 1_000_000, 100, true))
          .run(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      BuildIndex.build(world.resolve("indicators"), world.resolve("index"));
    }
    Path lines = world.resolve("lines.ndjson");
    long count = Shards.join(world.resolve("exports"), lines);
    Shards.compress(lines);
    TryFirstReading trial = new TryFirstReading(lines, count);
    Map<String, Pass> passes = trial.passes(IndicatorIndex.open(world.resolve("index")));
    if (args.length > 3) {
      passes.keySet().retainAll(Set.of(args[3]));
    }
    trial.measure(passes, Integer.parseInt(args[2]));
  }

  private Map<String, Pass> passes(IndicatorIndex index) {
    ReferenceRule references = new ReferenceRule(List.of("N/A", "NONE", "UNKNOWN"));
    NotAbuseInForce inForce = new NotAbuseInForce(index, LocalDate.of(2026, 1, 31), 2);
    NotAbuseList notAbuse = sha256 -> !inForce.noticesFor(sha256).isEmpty();
    // Asks of every file, whatever the answer.
    NotAbuseList all = sha256 -> inForce.noticesFor(sha256).isEmpty() || sha256.length() == 64;
    ReadReport plain = new ReadReport(references, NotAbuseList.EMPTY);
    ReadReport asking = new ReadReport(references, notAbuse);
    ReadReport askingAll = new ReadReport(references, all);
    ReportContext context =
        new ReportContext(plan.exportOf(shard), file, 0, "00", "00", Instant.EPOCH);
    Map<String, Pass> passes = new LinkedHashMap<>();
    passes.put("sha256", () -> Shards.digest(Path.of(file.location())));
    passes.put("split", () -> each((buffer, offset, length) -> length));
    passes.put("split-gzip", () -> Shards.lengths(Path.of(file.location() + ".gz")));
    passes.put("split-zstd", () -> Shards.lengths(Path.of(file.location() + ".zst")));
    passes.put("tokens", () -> each(TryFirstReading::tokens));
    passes.put("texts", () -> each(TryFirstReading::texts));
    passes.put("keys", () -> each((b, o, n) -> plain.keys(b, o, n).version()));
    passes.put("keys-asking", () -> each((b, o, n) -> asking.keys(b, o, n).version()));
    passes.put("keys-asking-all", () -> each((b, o, n) -> askingAll.keys(b, o, n).version()));
    passes.put("read-once", () -> Shards.readOnce(new ReadOnce(plan, asking), shard));
    passes.put("report", () -> each((b, o, n) -> plain.report(b, o, n, context).getItems().size()));
    return passes;
  }

  private long each(Act act) throws IOException, UnreadableRecordException {
    long sum = 0;
    try (RecordSplitter records = RecordSplitter.open(file, shard, plan.limits())) {
      while (records.next()) {
        sum += act.on(records.buffer(), records.start(), Math.toIntExact(records.length()));
      }
    }
    return sum;
  }

  private static long tokens(byte[] buffer, int offset, int length) throws IOException {
    long count = 0;
    try (JsonParser parser = JSON.createParser(buffer, offset, length)) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }

  private static long texts(byte[] buffer, int offset, int length) throws IOException {
    long size = 0;
    try (JsonParser parser = JSON.createParser(buffer, offset, length)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          size += parser.getText().length();
        }
      }
    }
    return size;
  }

  private void measure(Map<String, Pass> passes, int rounds)
      throws IOException, UnreadableRecordException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Map<String, long[]> cpu = new LinkedHashMap<>();
    Map<String, long[]> wall = new LinkedHashMap<>();
    long kept = 0;
    // Two rounds more, that warm up.
    for (int round = -2; round < rounds; round++) {
      for (Map.Entry<String, Pass> pass : passes.entrySet()) {
        long wallStart = System.nanoTime();
        long cpuStart = system.getProcessCpuTime();
        kept += pass.getValue().run();
        long cpuSpent = system.getProcessCpuTime() - cpuStart;
        if (round >= 0) {
          cpu.computeIfAbsent(pass.getKey(), key -> new long[rounds])[round] = cpuSpent;
          wall.computeIfAbsent(pass.getKey(), key -> new long[rounds])[round] =
              System.nanoTime() - wallStart;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d lines, %.1f MB, %.0f bytes a line, %d rounds (%d)%n%-16s %10s %10s %10s %10s%n",
        lines,
        file.size() / 1e6,
        (double) file.size() / lines,
        rounds,
        kept & 7,
        "act",
        "CPU ns",
        "least",
        "CPU MB/s",
        "wall ns");
    cpu.forEach(
        (act, times) ->
            System.out.printf(
                Locale.ROOT,
                "%-16s %10.0f %10.0f %10.0f %10.0f%n",
                act,
                median(times) / lines,
                (double) Arrays.stream(times).min().orElse(0) / lines,
                file.size() * 1e3 / median(times),
                median(wall.getOrDefault(act, times)) / lines));
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
  }
}
