package eu.csar.transforms.receive.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first reading takes from a record.
 *
 * @param kind of the id; GIVEN for a retraction
 * @param id within the namespace; of a retraction the id that it retracts (ID10)
 * @param retraction the record is a retraction
 * @param retractionReason ERRONEOUS or OTHER; null where the record is no retraction
 * @param version from 0 (ID5); 0 for a retraction without one
 * @param issuedAt instant, microseconds; null where missing, without zone or unreadable
 * @param canonicalDigest ID3; 32 bytes, not copied
 * @param references SU1, distinct, in order of the record; none for a retraction
 * @param allReportedItemsNotAbuse UG3: at least one reported item, and all of them on the not-abuse
 *     list
 */
@SuppressWarnings("ArrayRecordComponent") // One of these a record read; it is never compared.
public record KeyFields(
    IdKind kind,
    String id,
    boolean retraction,
    @Nullable String retractionReason,
    long version,
    @Nullable Instant issuedAt,
    byte[] canonicalDigest,
    List<Reference> references,
    boolean allReportedItemsNotAbuse) {}
