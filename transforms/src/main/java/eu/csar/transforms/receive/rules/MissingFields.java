package eu.csar.transforms.receive.rules;

import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.codes.NoticeReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which Annex III fields the provider must give and did not give readably (V2, V3; Article 48(5)).
 * They lead to an information request and never to a rejection.
 */
final class MissingFields {
  /** What a third-country body is called in a reference that names none (SU1). */
  private static final String UNKNOWN_BODY = "UNKNOWN";

  private static final Set<String> MATERIAL = Set.of("KNOWN_CSAM", "NEW_CSAM", "CSAM");

  private final Set<String> missing = new TreeSet<>();

  private MissingFields() {}

  /** Codes of the missing fields, sorted. */
  static List<String> of(
      Fields record,
      PersonalPart personal,
      List<String> abuseTypes,
      List<String> serviceTypes,
      List<String> awareness,
      @Nullable Instant issuedAt,
      List<Reference> references) {
    MissingFields fields = new MissingFields();
    fields.unless(given(personal.getProviderName()), NoticeReason.MISSING_PROVIDER_NAME);
    fields.unless(given(personal.getContactPoint()), NoticeReason.MISSING_CONTACT_POINT);
    fields.unless(anyGiven(personal.getContactInfo()), NoticeReason.MISSING_CONTACT_INFO);
    fields.unless(record.raw("urgent") instanceof Boolean, NoticeReason.MISSING_URGENT);
    fields.unless(!abuseTypes.isEmpty(), NoticeReason.MISSING_ABUSE_TYPES);
    fields.unless(!serviceTypes.isEmpty(), NoticeReason.MISSING_SERVICE_TYPES);
    fields.unless(!awareness.isEmpty(), NoticeReason.MISSING_AWARENESS);
    fields.thirdCountry(record, personal, references);
    fields.unless(
        abuseTypes.stream().noneMatch(MATERIAL::contains)
            || record.raw("removed_or_disabled") instanceof Boolean,
        NoticeReason.MISSING_REMOVED_OR_DISABLED);
    fields.unless(
        record.raw("user_decision") instanceof Boolean, NoticeReason.MISSING_USER_DECISION);
    fields.unless(
        !Boolean.TRUE.equals(record.raw("user_decision")) || given(personal.getUserDecisionText()),
        NoticeReason.MISSING_USER_DECISION_TEXT);
    fields.unless(issuedAt != null, NoticeReason.MISSING_ISSUED_AT);
    fields.unless(given(personal.getTimeStamp()), NoticeReason.MISSING_TIME_STAMP);
    fields.unless(given(personal.getSignature()), NoticeReason.MISSING_SIGNATURE);
    return new ArrayList<>(fields.missing);
  }

  /** V2: the body is required where the answer is yes; a reference is asked for with it only. */
  private void thirdCountry(Fields record, PersonalPart personal, List<Reference> references) {
    @Nullable Object reported = record.raw("third_country_reported");
    unless(reported instanceof Boolean, NoticeReason.MISSING_THIRD_COUNTRY_REPORTED);
    boolean named =
        anyGiven(personal.getThirdCountryBodies())
            || references.stream().anyMatch(one -> !one.body().equals(UNKNOWN_BODY));
    if (Boolean.TRUE.equals(reported) && !named) {
      unless(false, NoticeReason.MISSING_THIRD_COUNTRY_BODY);
      unless(!references.isEmpty(), NoticeReason.MISSING_THIRD_COUNTRY_REFERENCE);
    }
  }

  private void unless(boolean there, NoticeReason reason) {
    if (!there) {
      missing.add(reason.name());
    }
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static boolean anyGiven(Collection<String> texts) {
    return texts.stream().anyMatch(MissingFields::given);
  }
}
