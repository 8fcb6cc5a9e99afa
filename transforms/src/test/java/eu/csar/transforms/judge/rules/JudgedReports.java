package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.VerdictRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports with nothing in them but what a test says, version 2. */
final class JudgedReports {
  static final Instant AS_OF = Instant.parse("2026-01-10T00:00:00Z");

  private JudgedReports() {}

  static Matter matter(Report report) {
    return matter(report, List.of());
  }

  static Matter matter(Report report, List<MatchRow> matches, AcceptedReview... reviews) {
    return new Matter(report, matches, new ReviewsInForce(List.of(reviews)), null, false);
  }

  static Matter retracted(Report report, boolean erroneous, AcceptedReview... reviews) {
    return new Matter(
        report,
        List.of(),
        new ReviewsInForce(List.of(reviews)),
        new Matter.Retracted(Instant.parse("2026-01-05T00:00:00Z"), erroneous, true),
        false);
  }

  /** Grounds whose own conditions hold, sorted. */
  static List<String> holding(Judgement judgement) {
    return judgement.verdicts().stream()
        .filter(VerdictRow::getHolds)
        .map(VerdictRow::getGround)
        .sorted()
        .toList();
  }

  static AcceptedReview review(String id, String subject, String value, String at) {
    return new AcceptedReview(id, 2L, subject, value, "CODE", Instant.parse(at), "r-1");
  }

  static AcceptedReview decision(String value) {
    return review("review-1", "DECISION", value, "2026-01-06T00:00:00Z");
  }

  static SentBefore sent(
      String kind, @Nullable Instant toldRetractedAt, @Nullable String recallReason) {
    return new SentBefore(
        List.of(
            new SentForward(
                "FR", kind, List.of("FR-1"), null, "t", "known", toldRetractedAt, recallReason)));
  }

  static MatchRow match(String list) {
    return match(list, "SHA256", false);
  }

  static MatchRow match(String list, String strength, boolean quarantined) {
    return new MatchRow(
        "aa", 0, "SHA256", strength, list, "00", "entry-1", quarantined, 0, false, "00", 7L);
  }

  static Item item(int number, String relevance, String... sha256) {
    List<Hash> hashes = new ArrayList<>();
    for (String value : sha256) {
      hashes.add(new Hash("SHA256", value, null));
    }
    return item(number, relevance, hashes, List.of());
  }

  static Item item(int number, String relevance, List<Hash> hashes, List<String> annotations) {
    return new Item(
        number, "item-" + number, "IMAGE", relevance, null, null, null, annotations, hashes);
  }

  static Report with(Item... items) {
    return builder(false).setItems(List.of(items)).build();
  }

  static Report report(boolean providerUrgent) {
    return builder(providerUrgent).build();
  }

  static Report.Builder builder() {
    return builder(false);
  }

  private static Report.Builder builder(boolean providerUrgent) {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    return Report.newBuilder()
        .setReportKey("aa")
        .setNamespace("provider-001")
        .setProviderId("provider-001")
        .setIdKind("GIVEN")
        .setProviderReportId("r-1")
        .setVersion(2)
        .setCanonicalDigest("00")
        .setSource("ANNEX_III")
        .setTest(false)
        .setExportId("e-1")
        .setExportDigest("00")
        .setFile("reports.ndjson")
        .setOrdinal(0)
        .setSubmittedAt(at)
        .setReceivedAt(at)
        .setAbuseTypes(List.of())
        .setServiceTypes(List.of())
        .setAwareness(List.of())
        .setAnnotations(List.of())
        .setProviderUrgent(providerUrgent)
        .setReferences(List.of())
        .setCitedKeys(List.of())
        .setNamesChild(false)
        .setNamesRecipient(false)
        .setHasUrl(false)
        .setHasFlaggedText(false)
        .setHasFreeText(false)
        .setItems(List.of())
        .setFindings(List.of())
        .setMissingFields(List.of())
        .setPersonal(
            PersonalPart.newBuilder()
                .setContactInfo(List.of())
                .setOtherData(List.of())
                .setUploadAddresses(List.of())
                .setLocations(List.of())
                .setUsers(List.of())
                .setChildren(List.of())
                .setThirdCountryBodies(List.of())
                .build());
  }

  /** Judges as the decision tables say, with a list that holds the files "known-" and a number. */
  static Judgement judge(Matter matter) {
    return judge(matter, new JudgingPolicy("2026-1", "1"), CircuitBreaker.CLOSED);
  }

  static Judgement judge(Matter matter, JudgingPolicy policy, CircuitBreaker breaker) {
    return new JudgeReport(policy, AS_OF, breaker, JudgeReport.grounds(JudgedReports::notices))
        .judge(matter, 7);
  }

  /** A file named {@code harmless-N} rests on the notices {@code notice-N-1} and {@code -2}. */
  static List<String> notices(String sha256) {
    return sha256.startsWith("harmless-")
        ? List.of(
            sha256.replace("harmless", "notice") + "-1",
            sha256.replace("harmless", "notice") + "-2")
        : List.of();
  }

  /** The exceptions that a ground's verdict has; null where it does not hold. */
  static @Nullable List<String> exceptions(Judgement judgement, String ground) {
    return judgement.verdicts().stream()
        .filter(row -> row.getGround().equals(ground) && row.getHolds())
        .map(row -> row.getExceptions())
        .findFirst()
        .orElse(null);
  }
}
