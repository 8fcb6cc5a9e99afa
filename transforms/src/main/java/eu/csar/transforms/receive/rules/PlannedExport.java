package eu.csar.transforms.receive.rules;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * An export that is to be read (ID11); whether it stands is known after the first reading (RC1).
 *
 * @param exportId the provider's id of the export
 * @param exportDigest hex SHA-256 of the bytes of manifest.json
 * @param intakeDigest hex SHA-256 of the bytes of intake.json
 * @param directory name of the directory, without its parents
 * @param receivedAt from intake.json, UTC, microseconds
 * @param providerName as the manifest gives it
 * @param namespace ID1, for keys, versions and retractions
 * @param providerId ID1, for feedback and statistics
 * @param test UG1: the test flag and a provider that the register marks as test
 * @param testFlag the test flag of the manifest alone
 * @param schemaVersion of the manifest
 * @param files in order of their paths' bytes
 */
public record PlannedExport(
    String exportId,
    String exportDigest,
    String intakeDigest,
    String directory,
    Instant receivedAt,
    String providerName,
    String namespace,
    String providerId,
    boolean test,
    boolean testFlag,
    String schemaVersion,
    List<PlannedFile> files)
    implements Serializable {

  public PlannedExport {
    files = List.copyOf(files);
  }

  /** Whether the register knows the provider's name today. */
  public boolean registered() {
    return !providerId.startsWith(ProviderRegister.UNKNOWN);
  }
}
