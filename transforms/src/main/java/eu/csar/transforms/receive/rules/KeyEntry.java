package eu.csar.transforms.receive.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Key columns of one readable record, as they are shuffled.
 *
 * @param localOrdinal position of the record in its shard, from 0
 * @param key report key (ID2); 32 bytes; of a retraction the key of what it retracts
 * @param retraction the record is a retraction (ID10)
 * @param retractionReason ERRONEOUS or OTHER; null where the record is no retraction
 * @param version from 0
 * @param issuedAt microseconds; null sorts first (ID5)
 * @param digest canonical digest (ID3); 32 bytes
 * @param references digests of its references ({@link Reference#digest}), 32 bytes each
 * @param notAbuse all reported items are on the not-abuse list (UG3)
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by its holders, byte by byte; copying would double the cost.
public record KeyEntry(
    int localOrdinal,
    byte[] key,
    boolean retraction,
    @Nullable String retractionReason,
    long version,
    @Nullable Instant issuedAt,
    byte[] digest,
    List<byte[]> references,
    boolean notAbuse) {}
