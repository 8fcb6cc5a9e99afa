package eu.csar.transforms.resolve.rules;

import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A reference that too many reports carry to make supplements (SU3); the run's summary names it.
 *
 * @param referenceDigest SHA-256 of the reference, hex
 * @param count reports known to carry it when the run ended, test reports left out
 */
public record CrowdedReference(String referenceDigest, long count) {

  /** Unpacks a block. */
  public static List<CrowdedReference> read(byte[] block) {
    List<CrowdedReference> references = new ArrayList<>();
    for (UnpackedBytes in = new UnpackedBytes(block); in.hasMore(); ) {
      String digest = HexFormat.of().formatHex(in.readBytes(SubmissionRows.DIGEST_LENGTH));
      references.add(new CrowdedReference(digest, in.readVarint()));
    }
    return references;
  }
}
