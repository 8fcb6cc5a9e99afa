package eu.csar.transforms.resolve.rules;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one record of a shard.
 *
 * @param localOrdinal position of the record in its shard, from 0
 * @param outcome ID6
 * @param reportKey ID2, 32 bytes; of a retraction: the key of what it retracts
 * @param version ID5; 0 for a retraction
 * @param digest canonical digest, 32 bytes (ID3)
 * @param winner present for {@code NEW} and {@code NEW_VERSION}: the record is read again and
 *     assessed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // digests stay bytes between the shuffles; verdicts are never compared
public record Verdict(
    int localOrdinal,
    Outcome outcome,
    byte[] reportKey,
    long version,
    byte[] digest,
    @Nullable Winner winner) {}
