package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.runners.launcher.WatchedAssess.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster that loses a worker at ten moments of a run. Moments are drawn from a seed and proved
 * from the log of the JobManager.
 */
abstract class LostTaskManager extends FaultyCluster {
  /** A moment that is missed is drawn again, earlier in the stage. */
  private static final int DRAWS = 12;

  private final boolean spare;

  LostTaskManager(boolean spare) {
    this.spare = spare;
  }

  /**
   * One lost worker.
   *
   * @param number number of the moment
   * @param stage in which a worker dies
   * @param delay milliseconds after the stage began
   * @param spare whether the cluster has a slot more than the job takes
   */
  record Moment(int number, Stage stage, int delay, boolean spare) {
    @Override
    public String toString() {
      return number + " in " + stage + " after " + delay + " ms" + (spare ? ", spare slot" : "");
    }
  }

  Stream<Moment> moments() {
    Random random = new Random(SEED);
    List<Stage> stages = List.of(Stage.READING, Stage.SHUFFLING, Stage.WRITING, Stage.PUBLISHING);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Stage stage = stages.get(i % stages.size());
      // About as long as the stage lasts: a moment behind its end is missed, and costs a run more.
      int longest =
          switch (stage) {
            case READING -> 150;
            case SHUFFLING -> 150;
            case WRITING -> 1_500;
            case PUBLISHING -> 20;
          };
      moments.add(new Moment(i + 1, stage, random.nextInt(longest), i >= 10));
    }
    return moments.stream().filter(moment -> moment.spare() == spare);
  }

  @ParameterizedTest(name = "moment {0}")
  @MethodSource("moments")
  @DisplayName("A run that loses a TaskManager succeeds by itself")
  void survivesALostTaskManager(Moment moment) throws Exception {
    int taskManagers = TASK_MANAGERS + (moment.spare() ? 1 : 0);
    int delay = moment.delay();
    List<String> missed = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      cluster().restore(taskManagers);
      String database = "moment-" + moment.number() + "-" + draw;
      WatchedJob job =
          WatchedJob.start(cluster(), assess(database), "--parallelism=" + TASK_MANAGERS);
      job.awaitStage(moment.stage());
      if (moment.stage() == Stage.PUBLISHING) {
        // The step tells that it runs when half of its work is done; the disk tells sooner.
        job.awaitGathering(database(database));
      }
      Thread.sleep(delay);
      String victim = job.worker(moment.stage()).orElse("");
      if (!victim.isEmpty() && !job.hasEnded()) {
        cluster().signal("KILL", cluster().process(victim));
      }
      Ended ended = job.end(300);
      assertThat(ended.err(), ended.code(), is(0));
      assertWhole(database);
      if (job.lost(moment.stage(), victim)) {
        return;
      }
      missed.add(delay + " ms, " + (victim.isEmpty() ? "no subtask at work" : victim));
      delay /= 3;
    }
    throw new AssertionError("no draw lost a subtask of " + moment.stage() + ": " + missed);
  }
}
