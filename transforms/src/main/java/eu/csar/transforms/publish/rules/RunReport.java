package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.account.rules.Counts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes {@code run.json}: what went in, what came out, and the ledger, in the names of RC5.
 *
 * @param evidence what was known before the run
 * @param exports what was found of each export
 * @param counts what the parts counted, and what the last step added
 * @param crowded references over the limit (SU3), with the number of reports that carry them
 * @param breaker what the circuit breaker says of each ground that it watches
 */
record RunReport(
    RunEvidence evidence,
    List<ExportBook> exports,
    Counts counts,
    Map<String, Long> crowded,
    SortedMap<String, TrippedBreaker.Ground> breaker) {
  /** Group of counts: decisions by the notice of the not-abuse list that they rest on. */
  static final String RESTS_ON = "rests_on";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The file. */
  byte[] json(ShardParts shards, ReviewQueue queue, List<FileEntry> files) throws IOException {
    RunName name = evidence.name();
    ObjectNode report = JSON.createObjectNode();
    report.put("number", name.number()).put("id", name.id()).put("parent", name.parent());
    report.put("as_of", evidence.asOf());
    report.setAll((ObjectNode) JSON.readTree(evidence.json()));
    ledger(report.putObject("ledger"), counts);
    ObjectNode grounds = report.putObject("breaker");
    breaker.forEach(
        (ground, says) ->
            grounds
                .putObject(ground)
                .put("reports", says.reports())
                .put("tripped", says.tripped()));
    ObjectNode notices = report.putObject("decisions_by_notice");
    counts.group(RESTS_ON).forEach(notices::put);
    report.put("forwarded_only_by_breaker", counts.of("only_by_breaker"));
    exports(report.putArray("exports"), exports, shards);
    ObjectNode recipients = report.putObject("recipients");
    counts.group("recipients").forEach(recipients::put);
    ObjectNode references = report.putObject("references_over_limit");
    crowded.forEach(references::put);
    Instant oldest = queue.oldest();
    report
        .putObject("review")
        .put("held", queue.size())
        .put("oldest_held_since", oldest == null ? null : oldest.toString())
        .put("oldest_hours", oldest == null ? null : hours(oldest));
    ArrayNode outputs = report.putArray("outputs");
    for (FileEntry file : files) {
      outputs
          .addObject()
          .put("path", file.path())
          .put("table", file.table())
          .put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
  }

  /** Whole hours from an instant to the as-of. */
  private Long hours(Instant since) {
    return Duration.between(since, Instant.parse(evidence.asOf())).toHours();
  }

  private static void ledger(ObjectNode ledger, Counts counts) {
    ledger.put("records_read", counts.of("records_read"));
    group(
        ledger,
        "outcomes",
        counts,
        "NEW",
        "NEW_VERSION",
        "RESUBMISSION",
        "SUPERSEDED",
        "RETRACTION",
        "REJECTED");
    ledger.put("reports", counts.sum("causes"));
    group(
        ledger,
        "causes",
        counts,
        "NEW",
        "NEW_VERSION",
        "RETRACTED",
        "REVIEWED",
        "REOPENED",
        "REASSESSED");
    ledger.put("forwarded", counts.of("decisions.FORWARDED"));
    ledger.put("manifestly_unfounded", counts.of("decisions.MANIFESTLY_UNFOUNDED"));
    ledger.put("held_for_review", counts.of("decisions.HELD_FOR_REVIEW"));
    group(
        ledger,
        "unfounded",
        counts,
        "TEST",
        "RETRACTED_AS_ERRONEOUS",
        "ASSESSED_NOT_ABUSE",
        "REVIEWED_UNFOUNDED");
    ledger.put("newly_held", counts.of("newly_held")).put("released", counts.of("released"));
    group(ledger, "forwards", counts, "FIRST", "SUPPLEMENT", "REPLACEMENT", "RECALL");
    group(ledger, "notices", counts);
  }

  /** A group with its known members first, so that a zero is seen as a zero. */
  private static void group(ObjectNode ledger, String name, Counts counts, String... members) {
    ObjectNode group = ledger.putObject(name);
    for (String member : members) {
      group.put(member, counts.of(name + "." + member));
    }
    counts.group(name).forEach(group::put);
  }

  private static void exports(ArrayNode array, List<ExportBook> exports, ShardParts shards) {
    for (ExportBook export : exports) {
      ObjectNode node = array.addObject();
      node.put("directory", export.directory()).put("export_id", export.exportId());
      node.put("export_digest", export.exportDigest()).put("intake_digest", export.intakeDigest());
      node.put("content_digest", export.contentDigest());
      node.put("provider_id", export.providerId()).put("namespace", export.namespace());
      node.put("test_flag", export.testFlag()).put("schema_version", export.schemaVersion());
      node.put("received_at", export.receivedAt() == null ? null : export.receivedAt().toString());
      node.put("status", export.stands() ? "READ" : "REFUSED").put("code", export.refusal());
      node.put("refused_file", export.refusedFile()).put("records_read", export.recordsRead());
      node.put("rejected", shards.rejected(export));
      ArrayNode findings = node.putArray("findings");
      export
          .findings()
          .forEach(
              finding ->
                  findings.addObject().put("code", finding.code()).put("file", finding.file()));
      ArrayNode files = node.putArray("files");
      for (ExportBook.FileBook file : export.files()) {
        files
            .addObject()
            .put("path", file.path())
            .put("sha256", file.sha256())
            .put("records_declared", file.declared())
            .put("records_read", file.read())
            .put("skipped", file.skipped());
      }
    }
  }
}
