package eu.csar.transforms.receive.rules;

import java.time.Instant;

/**
 * What the second reading knows of a record beside its bytes.
 *
 * @param export that holds it
 * @param file that holds it
 * @param ordinal position in the file, from 0
 * @param reportKey hex, from the verdict
 * @param canonicalDigest hex, from the verdict
 * @param receivedAt of the report (ID8), from the verdict
 */
public record ReportContext(
    PlannedExport export,
    PlannedFile file,
    long ordinal,
    String reportKey,
    String canonicalDigest,
    Instant receivedAt) {}
