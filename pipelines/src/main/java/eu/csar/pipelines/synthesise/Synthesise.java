package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * {@code ./csar synthesise}: makes a synthetic world with {@code exports/}, {@code registers/},
 * {@code indicators/}, {@code messages/}, {@code ip-country.mmdb}, {@code policy.json}, {@code
 * token.key} and {@code truth/}; over ten days or more also {@code history/}, see {@link History}.
 * The same options give the same bytes; memory does not grow with the number of reports.
 */
public final class Synthesise {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** 2026-01-01T00:00:00Z, in seconds: the build date that the database of addresses states. */
  private static final long ADDRESSES_BUILT = 1_767_225_600L;

  private static final String POLICY = "/eu/csar/pipelines/assess/policy.json";

  private final SynthesiseConfig config;

  private Synthesise(SynthesiseConfig config) {
    this.config = config;
  }

  public static Synthesise world(SynthesiseConfig config) {
    return new Synthesise(config);
  }

  /**
   * Writes the world and says in words what was made.
   *
   * @throws FileAlreadyExistsException if the output exists
   */
  public void run(PrintWriter words) throws IOException {
    World world = new World(config);
    Path output = config.output();
    Path database = registersAndKeys(world);
    ExportFiles exports = new ExportFiles(output.resolve("exports"));
    Planting planting = new Planting(world, TruthKey.hex(Files.readAllBytes(database)));
    boolean plain = config.plain();
    List<Delivery> planted = plain ? List.of() : planting.everything().deliveries();
    for (Delivery delivery : world.deliveries(planted)) {
      exports.write(delivery);
    }
    Indicators indicators = new Indicators(config);
    indicators.plant(output.resolve("indicators"), planting.lists().first());
    Files.createDirectories(output.resolve("messages"));
    boolean history = !plain && planting.history().isPossible();
    if (history) {
      planting.history().write(output.resolve("history"), indicators, policy());
    }
    Path truth = Files.createDirectories(output.resolve("truth"));
    Files.write(truth.resolve("expected.ndjson"), planting.truth().lines());
    writeTotals(world, exports, planting.truth(), history, truth.resolve("totals.json"));
    if (config.brokenExports()) {
      BrokenExports.write(output.resolve("broken"));
      Files.writeString(truth.resolve("broken-exports.tsv"), BrokenExports.table());
    }
    words.printf("Synthetic world in %s%n", output);
    words.printf(
        "  %,d records in %,d files of %,d exports%n",
        exports.records(), exports.files(), exports.written());
    if (history) {
      words.println("  " + planting.history().inWords());
    }
    words.flush();
  }

  /** Everything that a world has beside exports; no planted lists. */
  void foundations() throws IOException {
    registersAndKeys(new World(config));
    Path output = config.output();
    new Indicators(config).plant(output.resolve("indicators"), new PlantedLists().first());
    Files.createDirectories(output.resolve("messages"));
  }

  /** Registers, addresses, policy, key; gives the database of addresses. */
  private Path registersAndKeys(World world) throws IOException {
    Path output = config.output();
    if (Files.exists(output)) {
      throw new FileAlreadyExistsException(output.toString());
    }
    Files.createDirectories(output);
    Registers.plant(output.resolve("registers"), !config.plain());
    Path database = output.resolve("ip-country.mmdb");
    world.map().addTo(EncodeIpDatabase.of(ADDRESSES_BUILT)).write(database);
    Files.write(output.resolve("policy.json"), policy());
    writeSecret(output.resolve("token.key"), tokenKey());
    return database;
  }

  /**
   * Readable by its owner alone, as an operator's key must be, where the file system can say so.
   */
  private static void writeSecret(Path file, String text) throws IOException {
    if (Files.getFileStore(file.toAbsolutePath().getParent())
        .supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  private void writeTotals(
      World world, ExportFiles exports, Truth planted, boolean history, Path file)
      throws IOException {
    ObjectNode totals = JSON.createObjectNode();
    totals
        .putObject("world")
        .put("seed", config.seed())
        .put("plain", config.plain())
        .put("exports", exports.written())
        .put("days", config.days())
        .put("history", history)
        .put("files", exports.files())
        .put("records_written", exports.records());
    ObjectNode rows = totals.putObject("planted");
    planted.rows().forEach(rows::put);
    totals.set("counts", world.totals().toJson());
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(totals));
  }

  /** The policy that the code ships. */
  private static byte[] policy() throws IOException {
    try (InputStream shipped = Synthesise.class.getResourceAsStream(POLICY)) {
      if (shipped == null) {
        throw new IllegalStateException("This build has no " + POLICY);
      }
      return shipped.readAllBytes();
    }
  }

  /** 64 hexadecimal digits without an end of line. */
  private String tokenKey() {
    JsonLine line = new JsonLine();
    line.start().hex("", new Dice().set(config.seed(), Dice.KEY, 0), 32, "");
    String quoted = line.toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
