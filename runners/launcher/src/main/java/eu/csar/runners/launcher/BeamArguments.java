package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.runners.direct.DirectArguments;
import eu.csar.runners.flink.FlinkArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/** From a command line to Beam's options, and from Beam's complaints to plain words. */
final class BeamArguments {
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "missing a property named '([^']*)'\\.(?: Did you mean (.*?)\\??)?$", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("[A-Za-z]\\w*");

  private BeamArguments() {}

  /**
   * The options, with those of the runner that was chosen completed.
   *
   * @param arguments {@code --name=value}, names in camel case
   * @throws StoppedException USAGE, with what to change
   */
  static <T extends PipelineOptions> T parse(List<String> arguments, Class<T> options)
      throws IOException, StoppedException {
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw usage("\"" + argument + "\" is no option: options have the form --name=value", null);
      }
    }
    List<String> complete = complete(arguments);
    try {
      return PipelineOptionsFactory.fromArgs(complete.toArray(new String[0]))
          .withValidation()
          .as(options);
    } catch (IllegalArgumentException e) {
      throw usage(plain(e, options), e);
    }
  }

  /** Address of the cluster that a command line names; empty: none. */
  static String cluster(List<String> arguments) {
    String address = "";
    for (String argument : arguments) {
      if (argument.startsWith("--flinkMaster=")) {
        address = argument.substring("--flinkMaster=".length());
      }
    }
    return address.startsWith("[") ? "" : address;
  }

  private static List<String> complete(List<String> arguments)
      throws IOException, StoppedException {
    String runner = "FlinkRunner";
    for (String argument : arguments) {
      if (argument.startsWith("--runner=")) {
        runner = argument.substring("--runner=".length());
      }
    }
    return switch (runner) {
      case "FlinkRunner" ->
          FlinkArguments.complete(
              arguments,
              Optional.ofNullable(System.getProperty("csar.job.jar"))
                  .map(Path::of)
                  .filter(Files::exists),
              Optional.ofNullable(System.getenv("FLINK_CONF_DIR")).map(Path::of));
      case "DirectRunner" -> DirectArguments.complete(arguments);
      // Beam names the runners that it knows.
      default -> arguments;
    };
  }

  private static String plain(IllegalArgumentException failure, Class<?> options) {
    String message = String.valueOf(failure.getMessage());
    Matcher unknown = UNKNOWN.matcher(message);
    if (!unknown.find()) {
      return message.lines().findFirst().orElse("an option cannot be used");
    }
    StringBuilder words = new StringBuilder();
    words
        .append("--")
        .append(unknown.group(1))
        .append(" is an option of neither csar, Beam nor the runner");
    String suggestion = unknown.group(2);
    if (suggestion != null) {
      Matcher names = QUOTED.matcher(suggestion.replace("one of", ""));
      String separator = ": did you mean ";
      while (names.find()) {
        words.append(separator).append(written(names.group(), options));
        separator = " or ";
      }
      words.append('?');
    }
    return words.toString();
  }

  private static StoppedException usage(String message, @Nullable Throwable cause) {
    return new StoppedException(ExitCode.USAGE, message, cause);
  }

  /** An option as the operator writes it: ours in kebab case, those of Beam as they are. */
  private static String written(String name, Class<?> options) {
    String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    boolean ours =
        Arrays.stream(options.getMethods())
            .filter(m -> m.getDeclaringClass().getName().startsWith("eu.csar."))
            .anyMatch(m -> m.getName().equals(getter));
    return "--" + (ours ? name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) : name);
  }
}
