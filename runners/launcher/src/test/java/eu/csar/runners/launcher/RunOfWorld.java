package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.in;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Runs over a world directory as an operator starts them: by the verbs, with every input named. */
final class RunOfWorld {
  private final Path world;
  private final Path database;
  private final Set<Integer> ends;

  /**
   * Runs of a world into a database.
   *
   * @param ends exit codes that are no failure of the test
   */
  RunOfWorld(Path world, Path database, Set<Integer> ends) {
    this.world = world;
    this.database = database;
    this.ends = ends;
  }

  void assess(Instant asOf, String... beamOptions) {
    run("assess", asOf, beamOptions, "--exports=" + world.resolve("exports"));
  }

  void reassess(LocalDate since, Instant asOf, String... beamOptions) {
    run("reassess", asOf, beamOptions, "--since=" + since);
  }

  private void run(String verb, Instant asOf, String[] beamOptions, String own) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                verb,
                own,
                "--registers=" + world.resolve("registers"),
                "--indicators=" + world.resolve("indicators"),
                "--ip-database=" + world.resolve("ip-country.mmdb"),
                "--policy=" + world.resolve("policy.json"),
                "--token-key=" + world.resolve("token.key"),
                "--database=" + database,
                "--as-of=" + asOf));
    if (Files.isDirectory(world.resolve("messages"))) {
      arguments.add("--messages=" + world.resolve("messages"));
    }
    arguments.addAll(Arrays.asList(beamOptions));
    StringWriter words = new StringWriter();
    PrintWriter out = new PrintWriter(words);
    int end = Csar.execute(out, out, arguments.toArray(new String[0]));
    out.flush();
    assertThat(words.toString(), end, in(ends));
  }
}
