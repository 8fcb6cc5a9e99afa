package eu.csar.runners.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The peer of {@code csar assess} in the bench: {@code peer/*.sql} in DuckDB, with two threads.
 * This class puts in the paths, digests the data files beside, and gives the files of packages and
 * receipts their names; all else is in the script.
 */
public final class PeerOfAssess {
  static final String MEMORY = "4GB";
  private static final int THREADS = 2;
  private static final int HMAC_BLOCK = 64;

  private final Path world;
  private final Path output;
  private final Path lookups;

  private PeerOfAssess(Path world, Path lookups, Path output) {
    this.world = world;
    this.lookups = lookups;
    this.output = output;
  }

  /**
   * Arguments: a world, what {@link PeerLookups} made of it, a directory to make, and if wished one
   * for the plan of each statement with its times.
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    PeerOfAssess peer =
        new PeerOfAssess(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[1]).toAbsolutePath(),
            Files.createDirectories(Path.of(arguments[2]).toAbsolutePath()));
    peer.run(arguments.length > 3 ? List.of(Path.of(arguments[3])) : List.of());
  }

  private void run(List<Path> plans) throws IOException, SQLException {
    CompletableFuture<Map<String, String>> digests = CompletableFuture.supplyAsync(this::digests);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (Path directory : plans) {
        Files.createDirectories(directory);
        statement.execute("SET enable_profiling = 'query_tree'");
      }
      int number = 0;
      // What is behind the last statement is empty.
      String[] statements = script().split(";\\s*\\n", -1);
      for (String sql : Arrays.asList(statements).subList(0, statements.length - 1)) {
        for (Path directory : plans) {
          String plan = String.format(Locale.ROOT, "%03d.txt", number++);
          statement.execute("SET profiling_output = '" + directory.resolve(plan) + "'");
        }
        long start = System.nanoTime();
        statement.execute(sql);
        String words = sql.replaceAll("(?m)^--.*$", "").strip().replaceAll("\\s+", " ");
        System.out.printf(
            Locale.ROOT,
            "%7.2f s  %s%n",
            (System.nanoTime() - start) / 1e9,
            words.substring(0, Math.min(100, words.length())));
      }
      compare(statement, digests.join());
    }
    Partitions.join(output.resolve("packages"), "%s/%s.ndjson.zst");
    Partitions.join(output.resolve("pairs"), "%s/links-%s.ndjson.zst");
    Partitions.join(output.resolve("feedback"), "%s/receipt-%s.json");
  }

  private String script() throws IOException {
    byte[] key = Arrays.copyOf(Files.readAllBytes(world.resolve("token.key")), HMAC_BLOCK);
    return (resource("read") + resource("assess") + resource("write"))
        .replace("${threads}", Integer.toString(THREADS))
        .replace("${memory}", MEMORY)
        .replace("${world}", world.toString())
        .replace("${lookups}", lookups.toString())
        .replace("${output}", output.toString())
        .replace("${as_of}", BenchAssess.AS_OF)
        .replace("${inner_pad}", pad(key, 0x36))
        .replace("${outer_pad}", pad(key, 0x5c));
  }

  private static String resource(String part) throws IOException {
    try (InputStream sql = PeerOfAssess.class.getResourceAsStream("/peer/" + part + ".sql")) {
      if (sql == null) {
        throw new IllegalStateException("This build has no peer/" + part + ".sql");
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The key of an HMAC, which has no more than one block, with one of the two constants. */
  private static String pad(byte[] key, int constant) {
    byte[] pad = new byte[HMAC_BLOCK];
    for (int i = 0; i < pad.length; i++) {
      pad[i] = (byte) (key[i] ^ constant);
    }
    return HexFormat.of().formatHex(pad);
  }

  /** Of each data file, as the job checks them: DuckDB would hold a file whole. */
  private Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.find(world.resolve("exports"), 2, (p, a) -> isData(p))) {
      for (Path file : files.toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          digests.put(file.toString(), DigestUtils.sha256Hex(in));
        }
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    return digests;
  }

  private static boolean isData(Path file) {
    return file.getFileName().toString().startsWith("reports-");
  }

  private static void compare(Statement statement, Map<String, String> found)
      throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    try (ResultSet files = statement.executeQuery("SELECT filename, sha256 FROM delivery")) {
      while (files.next()) {
        if (!files.getString(2).equals(found.get(files.getString(1)))) {
          wrong.add(files.getString(1));
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new IOException("not as the manifest says: " + wrong);
    }
  }
}
