package eu.csar.runners.launcher;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.MessageRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.schemas.tables.VerdictRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@link SmallDatabase}; what a test does not ask for is always the same. */
final class SmallRows {
  private static final Instant RECEIVED = Instant.parse("2026-01-05T10:00:00Z");
  private static final String DIGEST = "ab".repeat(32);

  private SmallRows() {}

  static ReportRow report(String key, long version, String cause, long run, List<String> states) {
    return ReportRow.newBuilder()
        .setReportKey(key)
        .setProviderId("provider-001")
        .setNamespace("provider-001")
        .setProviderReportId("number-" + key.charAt(0))
        .setVersion(version)
        .setReceivedAt(RECEIVED)
        .setDecidedAt(RECEIVED.plusSeconds(3600))
        .setAbuseTypes(List.of("KNOWN_CSAM"))
        .setCentreTypes(List.of("KNOWN_CSAM"))
        .setServiceTypes(List.of())
        .setProviderUrgent(false)
        .setCentreUrgent(true)
        .setDecision("FORWARDED")
        .setReasonCodes(List.of())
        .setMemberStates(states)
        .setEuropol(true)
        .setCause(cause)
        .setCanonicalDigest(DIGEST)
        .setSource("ANNEX_III")
        .setTest(false)
        .setPolicyVersion("2026-1")
        .setRulesVersion("1")
        .setContentRun(run)
        .setRun(run)
        .build();
  }

  static SubmissionRow submission(
      String key, long version, String outcome, long ordinal, long run) {
    return new SubmissionRow(
        "export-" + run,
        DIGEST,
        "reports-0001.ndjson",
        ordinal,
        outcome,
        key,
        version,
        DIGEST,
        run);
  }

  static MatchRow match(String key, String indicator, long run) {
    return new MatchRow(
        key, 0, "SHA256", "SHA256", "KNOWN", DIGEST, indicator, false, 0, false, DIGEST, run);
  }

  static SignalRow signal(
      String key,
      @Nullable String tier,
      String kind,
      @Nullable String state,
      int count,
      List<String> flags,
      long run) {
    return new SignalRow(key, tier, kind, state, count, flags, null, null, run);
  }

  static ForwardRow forward(String key, String recipient, String kind, String reason, long run) {
    return new ForwardRow(
        key,
        recipient,
        List.of(),
        kind,
        false,
        "known",
        reason,
        RECEIVED.plusSeconds(3600),
        SmallDatabase.TOKEN,
        null,
        run);
  }

  static KeyRow key(String key, long run) {
    return KeyRow.newBuilder()
        .setReportKey(key)
        .setNamespace("provider-001")
        .setTest(false)
        .setFirstRun(1)
        .setVersion(run - 1)
        .setSeen(List.of())
        .setRetractions(List.of())
        .setFirstAccount(true)
        .setForwards(List.of())
        .setContentRun(run)
        .setRun(run)
        .build();
  }

  static VerdictRow verdict(
      String key,
      String ground,
      boolean holds,
      List<String> exceptions,
      List<String> evidence,
      long run) {
    return VerdictRow.newBuilder()
        .setReportKey(key)
        .setGround(ground)
        .setHolds(holds)
        .setFilters(holds && exceptions.isEmpty())
        .setExceptions(exceptions)
        .setEvidence(evidence)
        .setRulesVersion("1")
        .setPolicyVersion("2026-1")
        .setRun(run)
        .build();
  }

  static MessageRow review(String key, String subject, String value, long run) {
    return MessageRow.newBuilder()
        .setMessageId("message-1")
        .setKind("REVIEW")
        .setStatus("ACCEPTED")
        .setReviewId("review-1")
        .setReportKey(key)
        .setVersion(0L)
        .setSubject(subject)
        .setValue(value)
        .setReasonCode("SECOND_LOOK")
        .setDecidedAt(RECEIVED.plusSeconds(7200))
        .setRun(run)
        .build();
  }

  static NoticeRow notice(String key, String kind, List<String> reasons, long run) {
    return NoticeRow.newBuilder()
        .setReportKey(key)
        .setProviderId("provider-001")
        .setKind(kind)
        .setReasonCodes(reasons)
        .setItemIds(List.of())
        .setCreatedAt(RECEIVED.plusSeconds(3600))
        .setRun(run)
        .build();
  }
}
