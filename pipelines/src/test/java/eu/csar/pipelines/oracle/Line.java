package eu.csar.pipelines.oracle;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a recipient's package line, as far as a change of it is news (end of decisions.md
 * section 4, S39): without run, times, and versions of lists and IP database.
 *
 * @param digest canonical digest of the report's version, which stands for all that the provider
 *     said
 */
record Line(
    String digest,
    String providerId,
    Set<String> centreTypes,
    boolean centreUrgent,
    boolean urgent,
    @Nullable Instant retractedAt,
    Set<Row> matches,
    Set<Row> signals,
    List<String> authorities,
    String reason) {

  private static final Set<String> OF_THE_RUN =
      Set.of("run", "list_version", "flood", "ip_database_digest", "ip_database_built");

  static Set<Row> lasting(Collection<Row> rows) {
    Set<Row> lasting = new HashSet<>();
    rows.forEach(r -> lasting.add(r.without(OF_THE_RUN)));
    return lasting;
  }
}
