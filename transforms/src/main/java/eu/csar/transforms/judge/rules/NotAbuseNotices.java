package eu.csar.transforms.judge.rules;

import java.util.List;

/** The Centre's not-abuse list (JU1), as judging asks it. */
@FunctionalInterface
public interface NotAbuseNotices {

  /**
   * The notices in force by which a file is no abuse material of any kind; empty where it is not in
   * force on the list.
   *
   * @param sha256 64 lower-case hexadecimal digits
   */
  List<String> inForceFor(String sha256);
}
