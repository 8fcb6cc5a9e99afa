package eu.csar.pipelines.assess;

import eu.csar.transforms.publish.rules.FloodRule;
import java.io.Serializable;

/**
 * What the Centre may set for matching.
 *
 * @param perceptualRadius most bits by which a PDQ neighbour differs, 0 to 31
 * @param floods which activity of an indicator counts as a flood
 */
public record MatchingPolicy(int perceptualRadius, FloodRule floods) implements Serializable {
  /** The radius up to which every neighbour is found. */
  public static final int LARGEST_RADIUS = 31;

  /** What holds where the policy says nothing. */
  public static final MatchingPolicy DEFAULT =
      new MatchingPolicy(LARGEST_RADIUS, FloodRule.DEFAULT);
}
