package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What is done with one shard of the input: everything from the second reading to the rows of the
 * tables.
 */
public interface ShardWork extends Serializable {
  /**
   * Assesses a shard whole and adds its rows, in input order, to the results.
   *
   * @param shard number of the shard; numbers behind the plan's shards are stored reports
   * @param verdicts blocks of resolution, in any order
   * @param supplements blocks of the supplement search, in any order
   * @param standing which exports stand
   * @param breaker what the circuit breaker says of the run
   */
  void assess(
      int shard,
      List<byte[]> verdicts,
      List<byte[]> supplements,
      byte[] standing,
      byte[] breaker,
      ShardResults results)
      throws IOException;
}
