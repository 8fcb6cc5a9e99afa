package eu.csar.transforms.receive.rules;

import java.io.Serializable;

/**
 * A file that a standing export delivered in an earlier run (ID9).
 *
 * @param namespace of the provider (ID1)
 * @param testFlag test flag of the manifest
 * @param schemaVersion of the manifest
 * @param sha256 digest of the bytes on disk, lower-case hex
 */
public record KnownFile(String namespace, boolean testFlag, String schemaVersion, String sha256)
    implements Serializable {}
