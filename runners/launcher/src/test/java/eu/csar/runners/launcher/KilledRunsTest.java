package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.runners.launcher.WatchedAssess.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that dies by {@code kill -9}, in whatever stage, publishes nothing and spoils nothing: the
 * next one gives what an undisturbed one gives. The moments are drawn from a seed and proved from
 * the log of the dead process.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledRunsTest {
  private static final long SEED = 20_260_106;
  private static final String AS_OF = "2026-02-01T00:00:00Z";

  /** A moment that is missed is drawn again; each draw comes earlier in the stage. */
  private static final int DRAWS = 6;

  /**
   * One kill.
   *
   * @param number number of the kill
   * @param stage in which the process is to die
   * @param progress lines of the log in the stage, or files on the disk, that are waited for
   */
  record Kill(int number, Stage stage, int progress) {
    @Override
    public String toString() {
      return number + " in " + stage + " after " + progress;
    }
  }

  @TempDir static Path directory = Path.of("unset");
  private Path world = Path.of("unset");
  private SortedMap<String, String> undisturbed = new TreeMap<>();

  static Stream<Kill> kills() {
    List<Stage> stages =
        List.of(
            Stage.READING,
            Stage.READING,
            Stage.SHUFFLING,
            Stage.SHUFFLING,
            Stage.WRITING,
            Stage.WRITING,
            Stage.WRITING,
            Stage.PUBLISHING,
            Stage.PUBLISHING,
            Stage.PUBLISHING);
    Random random = new Random(SEED);
    List<Kill> kills = new ArrayList<>();
    for (Stage stage : stages) {
      kills.add(new Kill(kills.size() + 1, stage, random.nextInt(stage.latest())));
    }
    return kills.stream();
  }

  @BeforeAll
  void runUndisturbed() throws IOException {
    world = directory.resolve("world");
    Ended made =
        csar(
            "synthesise",
            "--reports=2500",
            "--seed=" + SEED,
            "--exports=5",
            "--days=5",
            "--indicators=200",
            "--output=" + world);
    assertThat(made.err(), made.code(), is(0));
    Path database = directory.resolve("undisturbed");
    Ended ended = new AssessCommand(world, database, AS_OF).run();
    assertThat(ended.err(), ended.code(), is(0));
    undisturbed = PublishedFiles.of(database);
  }

  @ParameterizedTest(name = "kill {0}")
  @MethodSource("kills")
  @DisplayName("ST3 a killed run publishes nothing, and a rerun gives the same digests")
  void aKilledRunLeavesNoTrace(Kill kill) throws Exception {
    Path database = directory.resolve("killed-" + kill.number());
    AssessCommand assess = new AssessCommand(world, database, AS_OF);
    int progress = kill.progress();
    boolean met = false;
    for (int draw = 0; draw < DRAWS && !met; draw++) {
      WatchedAssess run = WatchedAssess.start(assess, directory.resolve(kill.number() + ".log"));
      met = run.killIn(kill.stage(), progress);
      assertThatNothingIsPublishedUnlessWhole(database);
      if (!met) {
        // Too late: a new database, and an earlier moment.
        database = directory.resolve("killed-" + kill.number() + "-" + draw);
        assess = new AssessCommand(world, database, AS_OF);
        progress /= 2;
      }
    }
    assertThat("no draw died in " + kill.stage(), met, is(true));
    assertThat(PublishedFiles.markers(database).size(), is(0));

    Ended locked = assess.run();
    assertThat(locked.err(), locked.code(), is(20));
    assertThat(locked.err(), containsString("it is dead, so run: csar clean --database="));
    Ended cleaned = csar("clean", "--database=" + database);
    assertThat(cleaned.err(), cleaned.code(), is(0));
    assertThat(Files.exists(database.resolve("lock")), is(false));
    assertThat(csar("clean", "--database=" + database).out(), containsString("Nothing to clean"));

    Ended again = assess.run();
    assertThat(again.err(), again.code(), is(0));
    PublishedFiles.assertSame(database, undisturbed);
    assertThatNothingIsPublishedUnlessWhole(database);
  }

  @Test
  @DisplayName("ST3 of two runs at once one publishes, the other fails at once with LOCKED")
  void ofTwoRunsOnePublishes() throws Exception {
    Path database = directory.resolve("contended");
    AssessCommand assess = new AssessCommand(world, database, AS_OF);
    List<Path> logs = List.of(directory.resolve("one.log"), directory.resolve("other.log"));
    List<Process> runs = new ArrayList<>();
    for (Path log : logs) {
      runs.add(assess.start(log));
    }
    List<Integer> ends = new ArrayList<>();
    for (Process run : runs) {
      ends.add(run.waitFor());
    }
    assertThat(ends, containsInAnyOrder(0, 20));
    assertThat(Files.readString(logs.get(ends.indexOf(20))), containsString("another run holds"));
    PublishedFiles.assertSame(database, undisturbed);
    assertThatNothingIsPublishedUnlessWhole(database);
  }

  private static void assertThatNothingIsPublishedUnlessWhole(Path database) {
    Ended verified = csar("verify-database", database.toString(), "--deep");
    assertThat(verified.out() + verified.err(), verified.code(), is(0));
  }
}
