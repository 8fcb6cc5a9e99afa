package eu.csar.pipelines.assess;

import java.util.List;

/** The policy cannot be used; stops a run before it reads (RC3). */
public final class UnusablePolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  UnusablePolicyException(List<String> problems) {
    super("policy: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong with it. */
  public List<String> problems() {
    return problems;
  }
}
