package eu.csar.pipelines.assess;

import eu.csar.transforms.match.rules.PdqDihedral;
import eu.csar.transforms.publish.rules.FloodRule;
import java.io.Serializable;
import java.util.List;

/**
 * What the Centre may set for matching.
 *
 * @param perceptualRadius most bits by which a PDQ neighbour differs, 0 to 31
 * @param nearLinks SU5: whether reports with neighbouring PDQ hashes are linked, within that radius
 * @param nearTurned whether those of turned and mirrored images are too; links only
 * @param floods which activity of an indicator counts as a flood
 */
public record MatchingPolicy(
    int perceptualRadius, boolean nearLinks, boolean nearTurned, FloodRule floods)
    implements Serializable {
  /** The radius up to which every neighbour is found. */
  public static final int LARGEST_RADIUS = 31;

  /** How a hash may be turned to be near another. */
  List<PdqDihedral> turns() {
    return nearTurned ? List.of(PdqDihedral.values()) : List.of(PdqDihedral.ORIGINAL);
  }

  /** What holds where the policy says nothing. */
  public static final MatchingPolicy DEFAULT =
      new MatchingPolicy(LARGEST_RADIUS, true, false, FloodRule.DEFAULT);
}
