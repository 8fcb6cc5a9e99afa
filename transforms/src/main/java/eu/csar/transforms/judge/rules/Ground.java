package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.List;
import java.util.Set;

/** A ground on which a report is manifestly unfounded (Article 48(2), recital 65). */
public interface Ground {

  /** Its code in the table verdicts. */
  UnfoundedGround code();

  /** Whether all of its own conditions hold. */
  boolean holds(Matter matter);

  /**
   * What the report itself says against it; with any exception it filters nothing. Switches,
   * effective dates and the circuit breaker come from {@link JudgeReport}.
   */
  Set<GroundException> exceptions(Matter matter);

  /** What it rests on where it holds, sorted; empty where it names nothing. */
  default List<String> evidence(Matter matter) {
    return List.of();
  }
}
