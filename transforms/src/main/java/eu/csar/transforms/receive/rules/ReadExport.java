package eu.csar.transforms.receive.rules;

/**
 * Identity of an export that a published run has read (ID11).
 *
 * @param manifestDigest hex SHA-256 of the bytes of manifest.json
 * @param intakeDigest hex SHA-256 of the bytes of intake.json
 */
public record ReadExport(String manifestDigest, String intakeDigest) {}
