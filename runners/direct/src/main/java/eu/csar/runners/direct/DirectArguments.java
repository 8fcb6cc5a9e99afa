package eu.csar.runners.direct;

import java.util.ArrayList;
import java.util.List;

/**
 * Completes the Beam arguments of a run on the Direct runner, which is for small worlds and for
 * comparing.
 */
public final class DirectArguments {
  private DirectArguments() {}

  /**
   * The arguments with the runner's own checks on, and two threads unless it was told otherwise.
   */
  public static List<String> complete(List<String> given) {
    List<String> arguments = new ArrayList<>(given);
    if (given.stream().noneMatch(argument -> argument.startsWith("--targetParallelism="))) {
      arguments.add("--targetParallelism=2");
    }
    return List.copyOf(arguments);
  }
}
