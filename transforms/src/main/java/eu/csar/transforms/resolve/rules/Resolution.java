package eu.csar.transforms.resolve.rules;

/** Takes what the resolution of one bucket says. A block is given once and belongs to the taker. */
public interface Resolution {

  /**
   * Verdicts on records of a shard, a {@link VerdictBlock}; at most one a shard, in order of shard.
   */
  void verdicts(int shard, byte[] block);

  /**
   * Reports of earlier runs that get a row, a {@link StoredVerdictBlock}; several where many do.
   *
   * @param shard of the stored reports, by the file in which they stand
   */
  void stored(int shard, byte[] block);

  /**
   * What the bucket counts for the circuit breaker, {@link eu.csar.schemas.carried.GroundCounts}.
   */
  void counts(byte[] block);

  /** References of the winners, a {@link ReferenceBlock}, for a bucket of references. */
  void references(int bucket, byte[] block);

  /** Key columns that changed without a row in table reports, a {@link CarriedBlock}. */
  void carried(byte[] block);
}
