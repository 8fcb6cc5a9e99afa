package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a run before it starts and stands in its {@code run.json}.
 *
 * @param name name of the run
 * @param asOf the as-of, RFC 3339 in UTC; the only clock of the run
 * @param json members of {@code run.json} that planning knows (versions, inputs, options), a JSON
 *     object
 * @param messages rows of table messages, Avro binary
 * @param heldAtStart reports held when the run started
 */
public record RunEvidence(
    RunName name, String asOf, String json, List<byte[]> messages, long heldAtStart)
    implements Serializable {}
