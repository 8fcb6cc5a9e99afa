package eu.csar.transforms.receive.rules;

import java.util.List;

/** The register of providers cannot be used (RC3). All problems in one message. */
public final class UnusableRegistersException extends Exception {

  private final List<String> problems;

  public UnusableRegistersException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
