package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;

/**
 * What resolution must know of a shard: whether its records count, and whose they are. Shards are
 * numbered in order of place.
 */
public interface ShardFacts {

  /**
   * Whether the shard's export stands and its file was not skipped as delivered before (ID9, RC1).
   */
  boolean isRead(int shard);

  /** Place of a record (ID5), from its position in the shard. */
  Place place(int shard, int localOrdinal);

  /** Namespace of the shard's export (ID1). */
  String namespace(int shard);

  /** Channel of the shard's records (SU2). */
  String source(int shard);

  /** Whether the shard holds test reports (UG1). */
  boolean isTest(int shard);
}
