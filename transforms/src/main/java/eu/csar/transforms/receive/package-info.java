/**
 * Receiving: steps 1 and 2 of the run.
 *
 * <p>Every shard of the plan is read once for keys alone ({@link
 * eu.csar.transforms.receive.ReadKeys}); then one group decides which exports stand ({@link
 * eu.csar.transforms.receive.DecideStanding}). Records leave the way as rejections here and nowhere
 * else. Articles 12 and 13, Annex III; rows ID1 to ID5, ID9 to ID11, SU1, RC1, RC2.
 */
@NullMarked
package eu.csar.transforms.receive;

import org.jspecify.annotations.NullMarked;
