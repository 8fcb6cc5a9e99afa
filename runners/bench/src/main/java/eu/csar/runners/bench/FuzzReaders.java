package eu.csar.runners.bench;

import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.Messages;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.transforms.match.rules.BuildIndex;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.UnusableIndexException;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import eu.csar.transforms.receive.rules.Compression;
import eu.csar.transforms.receive.rules.Format;
import eu.csar.transforms.receive.rules.Intake;
import eu.csar.transforms.receive.rules.Manifest;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.PlannedFile;
import eu.csar.transforms.receive.rules.ReadLimits;
import eu.csar.transforms.receive.rules.ReadReport;
import eu.csar.transforms.receive.rules.RecordSplitter;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.receive.rules.RefusedException;
import eu.csar.transforms.receive.rules.ReportContext;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.UnreadableRecordException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code csar bench fuzz}: damaged inputs for everything that reads what others wrote. No input may
 * end it otherwise than by its own refusal, take a second of the processor, or hide a record that
 * can be read alone.
 */
@Command(
    name = "fuzz",
    description =
        "Reads damaged inputs by the million and holds what is read against other parsers (docs/bad-input.md).")
final class FuzzReaders implements Callable<Integer> {
  private static final long HANG_NANOS = 1_000_000_000L;
  private static final String REVIEWS =
      """
      {"message_id":"M-1","kind":"REVIEW","review_id":"V-1","report_key":"%1$s","version":0,"subject":"DECISION",\
      "value":"UNFOUNDED","reason_code":"R","decided_at":"2026-01-05T00:00:00Z","reviewer_ref":"r"}
      {"message_id":"M-2","kind":"REVIEW","review_id":"V-2","report_key":"%1$s","version":1,"subject":"URGENCY",\
      "value":"NOT_URGENT","reason_code":"R","decided_at":"2026-01-05T00:00:00Z","reviewer_ref":"r"}
      """
          .formatted("ab".repeat(32));
  private static final String NOWHERE = "00".repeat(32);
  private static final Instant NOW = Instant.EPOCH;

  @Spec private CommandSpec spec;

  @Option(
      names = "--inputs",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Damaged inputs in all. Default: ${DEFAULT-VALUE}.")
  private long inputs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "Another seed, other damages. Default: ${DEFAULT-VALUE}.")
  private long seed;

  private final ReferenceReader reference = new ReferenceReader();
  private final ReadReport reading =
      new ReadReport(new ReferenceRule(List.of("N/A")), NotAbuseList.EMPTY);
  private final Map<String, long[]> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private Path directory = Path.of("");

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(String kind, byte[] bytes, List<byte[]> records) {}

  /** The whole of it, without a command line; failures in words, none where all went well. */
  static List<String> run(long inputs, long seed, PrintWriter words) throws IOException {
    FuzzReaders fuzz = new FuzzReaders();
    fuzz.inputs = inputs;
    fuzz.seed = seed;
    fuzz.all(words);
    return fuzz.failures;
  }

  @Override
  public Integer call() throws IOException {
    all(spec.commandLine().getOut());
    return failures.isEmpty() ? 0 : 1;
  }

  private void all(PrintWriter words) throws IOException {
    directory = Files.createTempDirectory("csar-fuzz-");
    try {
      List<Sample> samples = samples();
      Mutator mutator = new Mutator(seed);
      long begun = System.nanoTime();
      for (long i = 0; i < inputs && failures.size() < 10; i++) {
        Sample sample = samples.get((int) (i % samples.size()));
        one(sample, mutator.of(sample.bytes()), i);
      }
      tell(words, (System.nanoTime() - begun) / 1e9);
    } finally {
      BenchAssess.clear(directory);
    }
  }

  private void one(Sample sample, byte[] damaged, long number) throws IOException {
    long[] count = counts.computeIfAbsent(sample.kind(), kind -> new long[5]);
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      switch (sample.kind()) {
        case "ndjson" -> lines(damaged, count);
        case "xml" -> elements(sample, damaged, count);
        case "manifest" -> Manifest.parse(damaged);
        case "intake" -> Intake.parse(damaged);
        case "messages" -> messages(damaged);
        default -> index(damaged);
      }
    } catch (RefusedException | UnusableIndexException | StoppedException e) {
      count[2]++;
    } catch (UnusableDatabaseException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      failed(sample, damaged, number, e.toString());
    }
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    count[0]++;
    count[4] = Math.max(count[4], took);
    if (took > HANG_NANOS) {
      failed(sample, damaged, number, "took " + took + " ns");
    }
  }

  /** Keeps the input, so that it can be looked at and become a test. */
  private void failed(Sample sample, byte[] damaged, long number, String what) throws IOException {
    Path kept = Files.createTempFile("csar-fuzz-", "." + sample.kind());
    Files.write(kept, damaged);
    failures.add(
        sample.kind() + " input " + number + " of seed " + seed + ": " + what + "; " + kept);
  }

  private void index(byte[] damaged) throws IOException {
    Path file = directory.resolve("damaged.csaridx");
    Files.write(file, damaged);
    IndicatorIndex.open(file);
  }

  private void messages(byte[] damaged)
      throws IOException, StoppedException, UnusableDatabaseException {
    Path messages = Files.createDirectories(directory.resolve("messages"));
    Files.write(messages.resolve("damaged.ndjson"), damaged);
    Database nothing = Database.open(directory.resolve("no-database"));
    Messages.unknownTo(nothing, messages.toString(), 1);
  }

  private void lines(byte[] damaged, long[] count) throws IOException {
    NavigableMap<Long, Long> read = read(damaged, Format.ANNEX_III, count);
    var expected = ReferenceReader.lines(damaged);
    if (!read.navigableKeySet().equals(expected)) {
      throw new AssertionError("records at " + read.keySet() + ", by the reference at " + expected);
    }
  }

  /** A record that stands whole must be read, unless it stands in another, or in markup. */
  private void elements(Sample sample, byte[] damaged, long[] count) throws IOException {
    NavigableMap<Long, Long> read = read(damaged, Format.CYBERTIPLINE, count);
    for (var one : ReferenceReader.intact(damaged, sample.records()).entrySet()) {
      if (read.containsKey(one.getKey())) {
        continue;
      }
      var around = read.floorEntry(one.getKey());
      boolean inside = around != null && around.getValue() >= one.getValue();
      long from = around == null ? 0 : around.getValue();
      String between =
          new String(damaged, 0, Math.toIntExact(one.getKey()), StandardCharsets.ISO_8859_1);
      boolean hidden =
          between.indexOf("<!", (int) from) >= 0 || between.indexOf("<?", (int) from) >= 0;
      if (!inside && !hidden) {
        throw new AssertionError("the record at " + one.getKey() + " is lost; read: " + read);
      }
    }
    for (var one : read.entrySet()) {
      byte[] element =
          Arrays.copyOfRange(
              damaged, Math.toIntExact(one.getKey()), Math.toIntExact(one.getValue()));
      if (!reference.isReport(element)) {
        throw new AssertionError("the reference does not read the record at " + one.getKey());
      }
    }
  }

  /** First and last offsets of what is accepted; both readings must agree on it. */
  private NavigableMap<Long, Long> read(byte[] damaged, Format format, long[] count)
      throws IOException {
    Path path = directory.resolve("damaged");
    Files.write(path, damaged);
    PlannedFile file =
        new PlannedFile(
            "damaged",
            path.toString(),
            NOWHERE,
            1,
            damaged.length,
            Compression.NONE,
            format,
            List.of());
    PlannedExport export =
        new PlannedExport(
            "E",
            NOWHERE,
            NOWHERE,
            "e",
            NOW,
            "P",
            "p",
            "p",
            false,
            false,
            "COM2022-1",
            List.of(file));
    NavigableMap<Long, Long> accepted = new TreeMap<>();
    Shard shard = new Shard(0, 0, 0, 0, damaged.length, true);
    try (RecordSplitter records = RecordSplitter.open(file, shard, ReadLimits.DEFAULT)) {
      long ordinal = 0;
      while (records.next()) {
        boolean first = records.rejection() == null && isKeyed(export, file, ordinal, records);
        boolean second = records.rejection() == null && isRead(export, file, ordinal, records);
        if (first != second) {
          throw new AssertionError("the readings disagree at " + records.offset());
        }
        count[first ? 1 : 3]++;
        if (first) {
          accepted.put(records.offset(), records.offset() + records.length());
        }
        ordinal++;
      }
    }
    return accepted;
  }

  private boolean isKeyed(
      PlannedExport export, PlannedFile file, long ordinal, RecordSplitter records) {
    try {
      reading.keys(
          export,
          file,
          ordinal,
          records.buffer(),
          records.start(),
          Math.toIntExact(records.length()));
      return true;
    } catch (UnreadableRecordException e) {
      return false;
    }
  }

  private boolean isRead(
      PlannedExport export, PlannedFile file, long ordinal, RecordSplitter records) {
    try {
      reading.report(
          records.buffer(),
          records.start(),
          Math.toIntExact(records.length()),
          new ReportContext(export, file, ordinal, NOWHERE, NOWHERE, NOW));
      return true;
    } catch (UnreadableRecordException e) {
      return false;
    }
  }

  /** The corpus: a small world in both formats, and what stands beside the records. */
  private List<Sample> samples() throws IOException {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(80, 1, world, 4, 1, SynthesiseConfig.DEFAULT_FROM, 100, 10, true)
                .withCyberTipline(SynthesiseConfig.MIXED))
        .run(new PrintWriter(Writer.nullWriter()));
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(world.resolve("exports"))) {
      for (Path file :
          files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith(".ndjson")) {
          samples.add(new Sample("ndjson", bytes, List.of()));
        } else if (name.endsWith(".xml")) {
          samples.add(new Sample("xml", bytes, tips(bytes)));
        } else if (name.endsWith(".json") && file.toString().contains("export-0001")) {
          samples.add(new Sample(name.replace(".json", ""), bytes, List.of()));
        }
      }
    }
    samples.add(new Sample("messages", REVIEWS.getBytes(StandardCharsets.UTF_8), List.of()));
    Path index = directory.resolve("lists.csaridx");
    BuildIndex.build(world.resolve("indicators"), index);
    samples.add(new Sample("index", Files.readAllBytes(index), List.of()));
    return samples;
  }

  private static List<byte[]> tips(byte[] file) {
    List<byte[]> tips = new ArrayList<>();
    new String(file, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("<cyberTip "))
        .forEach(line -> tips.add(line.getBytes(StandardCharsets.UTF_8)));
    return tips;
  }

  private void tell(PrintWriter words, double seconds) {
    words.printf(Locale.ROOT, "%,d damaged inputs of seed %d in %.0f s%n%n", inputs, seed, seconds);
    words.printf("| Input | damaged | records read | rejected | refused | slowest, CPU ms |%n");
    words.printf("|---|---|---|---|---|---|%n");
    counts.forEach(
        (kind, count) ->
            words.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %.1f |%n",
                kind,
                count[0],
                count[1],
                count[3],
                count[2],
                count[4] / 1e6));
    words.printf("%n%s%n", failures.isEmpty() ? "No failure." : String.join("\n", failures));
    words.flush();
  }
}
