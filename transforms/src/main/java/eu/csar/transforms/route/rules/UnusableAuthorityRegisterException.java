package eu.csar.transforms.route.rules;

import java.util.List;

/** The authority register cannot be used; stops a run before it reads (RC3). */
public final class UnusableAuthorityRegisterException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  UnusableAuthorityRegisterException(List<String> problems) {
    super("authority register: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong with it, in order of the file. */
  public List<String> problems() {
    return problems;
  }
}
