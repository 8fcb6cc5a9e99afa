package eu.csar.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set, what stands, and what is refused before a job starts. */
final class FlinkArgumentsTest {
  @TempDir Path directory;

  private static List<String> complete(String... given) throws Exception {
    return FlinkArguments.complete(
        List.of(given), Optional.of(Path.of("job.jar")), Optional.empty());
  }

  @Test
  void withoutAnyOptionTheRunIsEmbeddedWithTwoSubtasks() throws Exception {
    assertThat(
        complete(),
        hasItems(
            "--runner=FlinkRunner",
            "--flinkMaster=[local]",
            "--parallelism=2",
            "--useDataStreamForBatch=true",
            "--objectReuse=true",
            "--maxBundleSize=100",
            "--attachedMode=true"));
  }

  @Test
  void whatIsGivenStands() throws Exception {
    List<String> arguments = complete("--parallelism=4", "--maxBundleSize=7");
    assertThat(arguments, hasItems("--parallelism=4", "--maxBundleSize=7"));
    assertThat(arguments, not(hasItem("--parallelism=2")));
  }

  @Test
  void ourConfigurationTurnsAutoParallelismOff() throws Exception {
    String given =
        complete().stream()
            .filter(argument -> argument.startsWith("--flinkConfDir="))
            .findFirst()
            .orElseThrow();
    FlinkConfiguration.check(Path.of(given.substring("--flinkConfDir=".length())));
  }

  @Test
  void aClusterGetsTheJobJarAndItsOwnParallelism() throws Exception {
    List<String> arguments = complete("--flinkMaster=127.0.0.1:8081", "--attachedMode=false");
    assertThat(arguments, hasItem("--filesToStage=job.jar"));
    assertThat(arguments, not(hasItem(startsWith("--parallelism="))));
  }

  @Test
  void howOftenAJobIsTriedAgainIsTheClustersToSay() throws Exception {
    String given =
        complete("--flinkMaster=127.0.0.1:8081").stream()
            .filter(argument -> argument.startsWith("--flinkConfDir="))
            .findFirst()
            .orElseThrow();
    String configuration =
        Files.readString(
            Path.of(given.substring("--flinkConfDir=".length())).resolve("config.yaml"));
    assertThat(configuration, not(containsString("restart-strategy")));
    assertThat(configuration, containsString("auto-parallelism.enabled: false"));
  }

  @Test
  void withoutAJobJarAClusterIsRefused() {
    // What Beam would stage instead, the class path of the launcher, holds Flink a second time.
    StoppedException stopped =
        assertThrows(
            StoppedException.class,
            () ->
                FlinkArguments.complete(
                    List.of("--flinkMaster=127.0.0.1:8081"), Optional.empty(), Optional.empty()));
    assertThat(stopped.exitCode(), is(ExitCode.USAGE));
    assertThat(stopped.getMessage(), containsString("--filesToStage"));
  }

  @Test
  void aConfigurationWithAutoParallelismIsRefusedByTheNameOfTheSetting() throws Exception {
    Files.writeString(directory.resolve("config.yaml"), "parallelism.default: 2\n");
    StoppedException stopped =
        assertThrows(StoppedException.class, () -> complete("--flinkConfDir=" + directory));
    assertThat(stopped.exitCode(), is(ExitCode.USAGE));
    assertThat(
        stopped.getMessage(),
        containsString("execution.batch.adaptive.auto-parallelism.enabled: false"));
  }

  @Test
  void aDirectoryWithoutAConfigurationIsRefused() {
    assertThrows(StoppedException.class, () -> complete("--flinkConfDir=" + directory));
  }

  @Test
  void aConfigurationWithoutAutoParallelismStands() throws Exception {
    Files.writeString(
        directory.resolve("config.yaml"),
        "execution.batch.adaptive.auto-parallelism.enabled: false\n");
    assertThat(complete("--flinkConfDir=" + directory), hasItem("--flinkConfDir=" + directory));
  }
}
