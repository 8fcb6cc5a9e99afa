package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.flink.ClusterConditions;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of processes of its own, to be hurt, and what an undisturbed run publishes. Each class
 * of tests has one, and two classes run at a time: most of a fault is waiting.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultyCluster {
  static final long SEED = 20_260_107;
  static final int TASK_MANAGERS = 2;

  static final String AS_OF = "2026-02-01T00:00:00Z";

  @TempDir static Path directory = Path.of("unset");
  private Path world = Path.of("unset");
  private SortedMap<String, String> undisturbed = new TreeMap<>();
  private @Nullable TestCluster started;

  @BeforeAll
  void start() throws Exception {
    world = directory.resolve("world");
    Ended made =
        csar(
            "synthesise",
            "--reports=9000",
            "--seed=" + SEED,
            "--exports=6",
            "--days=5",
            "--indicators=500",
            "--output=" + world);
    assertThat(made.err(), made.code(), is(0));
    Path database = directory.resolve("undisturbed");
    Ended ended = new AssessCommand(world, database, AS_OF).run();
    assertThat(ended.err(), ended.code(), is(0));
    undisturbed = PublishedFiles.of(database);
    started = TestCluster.start(directory.resolve("cluster"), TASK_MANAGERS);
    assertThat(ClusterConditions.missing(cluster().cluster().address()), is(empty()));
  }

  @AfterAll
  void stop() throws Exception {
    if (started != null) {
      started.close();
    }
  }

  final TestCluster cluster() {
    return Objects.requireNonNull(started);
  }

  final Path database(String name) {
    return directory.resolve(name);
  }

  final AssessCommand assess(String database) {
    return new AssessCommand(world, directory.resolve(database), AS_OF);
  }

  final void assertWhole(String database) throws Exception {
    Path root = directory.resolve(database);
    PublishedFiles.assertSame(root, undisturbed);
    Ended verified = csar("verify-database", root.toString(), "--deep");
    assertThat(verified.out() + verified.err(), verified.code(), is(0));
    Ended cleaned = csar("clean", "--database=" + root);
    assertThat(cleaned.err(), cleaned.code(), is(0));
    assertThat(csar("clean", "--database=" + root).out(), containsString("Nothing to clean"));
    PublishedFiles.assertSame(root, undisturbed);
  }
}
