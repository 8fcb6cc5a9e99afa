package eu.csar.transforms.tabulate.rules;

import java.io.Serializable;

/** Counts what has met in one bucket. */
public interface CountWork extends Serializable {
  /**
   * Counts, and hands on what must meet others.
   *
   * @param blocks all blocks of the bucket, in any order
   */
  void count(Iterable<byte[]> blocks, Emit emit);
}
