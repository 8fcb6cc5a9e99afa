package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Person;
import eu.csar.pipelines.oracle.Content.Presence;
import eu.csar.pipelines.oracle.Content.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What Annex III asks for, and whether a record has it: the other grounds of suspicion (UG2, UG3),
 * and the fields that an information request names (RC6, S42).
 */
final class Asked {

  private static final Set<String> SERVICES = Set.of("HOSTING", "INTERPERSONAL_COMMUNICATIONS");
  private static final Set<String> AWARENESS =
      Set.of(
          "DETECTION_ORDER",
          "PUBLIC_AUTHORITY_NOTICE",
          "HOTLINE_OR_TRUSTED_FLAGGER",
          "USER_FLAG",
          "OWN_MOTION",
          "OTHER");

  private Asked() {}

  static Presence presence(Members record, List<Person> users) {
    boolean child =
        record.objects("children").stream()
                .filter(Objects::nonNull)
                .anyMatch(Members::saysSomething)
            || users.stream().anyMatch(u -> u.role().equals("VICTIM"));
    return new Presence(
        child,
        users.stream().anyMatch(u -> u.role().equals("RECIPIENT")),
        given(record, "service_url"),
        Boolean.TRUE.equals(record.flag("flagged_text")),
        given(record, "other_info")
            || given(record, "urgency_detail")
            || given(record, "awareness_detail"));
  }

  /** Codes of the fields that the provider must fill and did not, sorted. */
  static List<String> missing(
      Members record, @Nullable Instant issuedAt, Set<String> abuse, List<Reference> references) {
    SortedSet<String> missing = new TreeSet<>();
    Members provider = record.object("provider");
    unless(provider != null && given(provider, "name"), "PROVIDER_NAME", missing);
    unless(provider != null && given(provider, "contact_point"), "CONTACT_POINT", missing);
    unless(provider != null && anyOf(provider, "contact_info"), "CONTACT_INFO", missing);
    unless(record.any("urgent") instanceof Boolean, "URGENT", missing);
    unless(!abuse.isEmpty(), "ABUSE_TYPES", missing);
    unless(
        record.texts("service_types").stream().anyMatch(SERVICES::contains),
        "SERVICE_TYPES",
        missing);
    unless(record.texts("awareness").stream().anyMatch(AWARENESS::contains), "AWARENESS", missing);
    Boolean elsewhere = record.flag("third_country_reported");
    unless(elsewhere != null, "THIRD_COUNTRY_REPORTED", missing);
    // A reference that names its body names the body too.
    boolean bodyNamed =
        anyOf(record, "third_country_bodies")
            || references.stream().anyMatch(r -> !r.body().equals("UNKNOWN"));
    if (Boolean.TRUE.equals(elsewhere) && !bodyNamed) {
      missing.add("MISSING_THIRD_COUNTRY_BODY");
      unless(!references.isEmpty(), "THIRD_COUNTRY_REFERENCE", missing);
    }
    if (abuse.contains("KNOWN_CSAM") || abuse.contains("NEW_CSAM")) {
      unless(record.flag("removed_or_disabled") != null, "REMOVED_OR_DISABLED", missing);
    }
    Boolean decided = record.flag("user_decision");
    unless(decided != null, "USER_DECISION", missing);
    if (Boolean.TRUE.equals(decided)) {
      unless(given(record, "user_decision_text"), "USER_DECISION_TEXT", missing);
    }
    unless(issuedAt != null, "ISSUED_AT", missing);
    unless(given(record, "time_stamp"), "TIME_STAMP", missing);
    unless(given(record, "signature"), "SIGNATURE", missing);
    return List.copyOf(missing);
  }

  private static void unless(boolean there, String field, Set<String> missing) {
    if (!there) {
      missing.add("MISSING_" + field);
    }
  }

  private static boolean given(Members in, String name) {
    String text = in.text(name);
    return text != null && !text.isBlank();
  }

  private static boolean anyOf(Members in, String name) {
    return in.texts(name).stream().anyMatch(t -> !t.isBlank());
  }
}
