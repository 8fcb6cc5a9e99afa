package eu.csar.transforms.tabulate.rules;

/** Hands a block of rows on to where they meet others. */
@FunctionalInterface
public interface Emit {
  /**
   * Hands on.
   *
   * @param to what the rows meet by
   * @param bucket from 0 to {@link Meeting#BUCKETS} - 1
   * @param block never used again by the caller
   */
  void emit(Meeting to, int bucket, byte[] block);
}
