package eu.csar.transforms.receive.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.codes.IncidentType;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record as its format gives it: the members of the Annex III schema, and what has no place
 * there.
 *
 * @param tree members of the schema
 * @param canonicalDigest ID3; 32 bytes
 * @param reportNumber number of a CyberTipline report (ID4); null for other formats and where
 *     missing
 * @param incidentType of a CyberTipline report, where it is one of the published
 * @param annotations of the report as a whole, sorted
 * @param findings of reading the format itself
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on at once.
record SourceRecord(
    JsonTree tree,
    byte[] canonicalDigest,
    @Nullable String reportNumber,
    @Nullable IncidentType incidentType,
    List<String> annotations,
    Collection<Finding> findings) {}
