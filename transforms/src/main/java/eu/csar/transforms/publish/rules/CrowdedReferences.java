package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.Map;

/**
 * Opens a block of references that too many reports carry to make supplements (SU3), for the run's
 * summary.
 */
public interface CrowdedReferences extends Serializable {
  /** Reports that carry each reference, by the digest of the reference. */
  Map<String, Long> open(byte[] block);
}
