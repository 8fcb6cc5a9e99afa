package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.SortedMap;

/** Opens the answer of the circuit breaker, for the run's summary. */
public interface TrippedBreaker extends Serializable {

  /** What it says of each ground that it watches, by code. */
  SortedMap<String, Ground> open(byte[] block);

  /**
   * What it says of a ground.
   *
   * @param reports reports of the run for which the ground's own conditions hold
   * @param tripped the ground filters nothing in this run
   */
  record Ground(long reports, boolean tripped) {}
}
