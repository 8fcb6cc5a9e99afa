package eu.csar.transforms.judge.rules;

import java.util.List;

/** A ground on which a report is manifestly unfounded (Article 48(2), recital 65). */
public interface Ground {

  /** Code of the ground in the table verdicts. */
  String id();

  /** Whether all of its own conditions hold. */
  boolean holds(Matter matter);

  /** Codes of the exceptions that stand against it; with any of them it filters nothing. */
  List<String> exceptions(Matter matter);
}
