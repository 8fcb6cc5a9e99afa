package eu.csar.runners.launcher;

import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code csar assess} on a world directory, in this process or in one of its own.
 *
 * @param world directory with exports, registers, indicators, IP database, policy and key
 * @param database database of reports
 * @param asOf instant of the run
 */
record AssessCommand(Path world, Path database, String asOf) {

  /** The whole command line, with further options behind. */
  List<String> line(String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "assess",
                "--exports=" + world.resolve("exports"),
                "--registers=" + world.resolve("registers"),
                "--indicators=" + world.resolve("indicators"),
                "--ip-database=" + world.resolve("ip-country.mmdb"),
                "--policy=" + world.resolve("policy.json"),
                "--token-key=" + world.resolve("token.key"),
                "--database=" + database,
                "--as-of=" + asOf));
    line.addAll(List.of(options));
    return line;
  }

  /** Runs it here and waits for its end. */
  Ended run(String... options) {
    return CsarTest.csar(line(options).toArray(new String[0]));
  }

  /**
   * Starts it in a process of its own, as {@code ./csar} does.
   *
   * @param log file for stdout and stderr; tells of each subtask of the job that changes its state
   */
  Process start(Path log, String... options) throws IOException {
    // What a killed process leaves in it goes with the test.
    Path temporary =
        Files.createDirectories(log.resolveSibling(log.getFileName() + "-temporary-files"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-XX:+Use"))
        .forEach(command::add);
    command.add("-Xmx1g");
    command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
    command.add("-XX:TieredStopAtLevel=1");
    command.add(
        "-Dorg.slf4j.simpleLogger.log.org.apache.flink.runtime.executiongraph.ExecutionGraph=info");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Csar.class.getName()));
    command.addAll(line(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(log.toFile()))
        .start();
  }
}
