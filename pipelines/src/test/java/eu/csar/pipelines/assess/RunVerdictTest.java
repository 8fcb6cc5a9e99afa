package eu.csar.pipelines.assess;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import eu.csar.pipelines.ExitCode;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The end of a run")
class RunVerdictTest {
  private static final RunName RUN = new RunName(1, "a".repeat(64), null);

  @TempDir Path database = Path.of("unset");
  private final StringWriter words = new StringWriter();

  private ExitCode end(String members) throws Exception {
    Path folder = Files.createDirectories(database.resolve(RUN.directory()));
    Files.writeString(
        folder.resolve("run.json"), "{\"as_of\":\"2026-01-05T00:00:00Z\"," + members + "}");
    Path runs = Files.createDirectories(database.resolve("runs"));
    new RunMarker(RUN, RUN.directory(), List.of()).publish(runs, runs.resolve(".marker-own"));
    return RunVerdict.of(database, RUN, new PrintWriter(words, true));
  }

  @Test
  @DisplayName("JU3 says by its code that a held report waits longer than the policy allows")
  void overdue() throws Exception {
    assertThat(
        end(
            """
            "options":{"review_overdue_hours":72},
            "review":{"held":2,"oldest_held_since":"2026-01-01T23:59:59Z"}
            """),
        is(ExitCode.REVIEWS_OVERDUE));
    assertThat(
        words.toString(),
        containsString(
            "2 reports wait for a review, the oldest since 2026-01-01T23:59:59Z: see review/queue.ndjson."));
  }

  @Test
  @DisplayName("JU3 says nothing of a held report that waits as long as the policy allows")
  void notOverdue() throws Exception {
    assertThat(
        end(
            """
            "options":{"review_overdue_hours":72},
            "review":{"held":2,"oldest_held_since":"2026-01-02T00:00:00Z"}
            """),
        is(ExitCode.OK));
  }

  @Test
  @DisplayName("Section 3 breaker says in words that it tripped")
  void breaker() throws Exception {
    assertThat(
        end(
            """
            "breaker":{"ASSESSED_NOT_ABUSE":{"reports":812,"tripped":true},
                       "RETRACTED_AS_ERRONEOUS":{"reports":3,"tripped":false}}
            """),
        is(ExitCode.OK));
    assertThat(
        words.toString(),
        containsString(
            "The circuit breaker tripped: assessed not abuse held for 812 reports and filtered none"));
  }
}
