package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Address;
import eu.csar.pipelines.oracle.Content.Finding;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Content.Person;
import eu.csar.pipelines.oracle.Content.Reference;
import eu.csar.pipelines.oracle.Json.Num;
import eu.csar.schemas.AnnexIIIReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One Annex III record in the oracle's terms: ID3, ID5, ID10, SU1, JU6, S4, S5, S12, S28. */
final class ReadRecord {

  private static final Set<String> ABUSE = Set.of("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION");
  private static final Set<String> SERVICES = Set.of("HOSTING", "INTERPERSONAL_COMMUNICATIONS");
  private static final Set<String> AWARENESS =
      Set.of(
          "DETECTION_ORDER",
          "PUBLIC_AUTHORITY_NOTICE",
          "HOTLINE_OR_TRUSTED_FLAGGER",
          "USER_FLAG",
          "OWN_MOTION",
          "OTHER");

  private final Members record;
  private final Set<Finding> findings;
  private final Set<String> placeholders;

  private ReadRecord(Map<String, Object> record, Set<String> placeholders) {
    this.findings = new LinkedHashSet<>();
    this.record = new Members(record, "", AnnexIIIReport.getClassSchema(), findings);
    this.placeholders = placeholders;
  }

  /**
   * Reads a record of an export of {@code providerName}.
   *
   * @param placeholders references that are none (SU1), in upper case
   */
  static Content of(Map<String, Object> parsed, Set<String> placeholders, String providerName) {
    return new ReadRecord(parsed, placeholders).content(parsed, providerName);
  }

  private Content content(Map<String, Object> parsed, String providerName) {
    String digest = CanonicalForm.digest(parsed);
    String given = filled(record.text("provider_report_id"));
    String retracts = filled(record.text("retracts"));
    boolean retraction = retracts != null;
    if (given == null && !retraction) {
      findings.add(new Finding("NO_REPORT_ID", "provider_report_id"));
    }
    String id = retraction ? retracts : given;
    long version = version();
    Instant issuedAt = ReadParts.time(record, "issued_at");
    Members provider = record.object("provider");
    String name = provider == null ? null : provider.text("name");
    if (name != null && !name.equals(providerName)) {
      findings.add(new Finding("PROVIDER_NAME_DIFFERS", "provider.name"));
    }
    checkTheRest(provider);
    List<Address> uploads = new ArrayList<>(ReadParts.addresses(record, "upload_ips", "UPLOAD"));
    List<Item> items = ReadParts.items(record, uploads);
    List<Reference> references = references();
    List<Person> users = ReadParts.persons(record, "users", "SUBJECT");
    return new Content(
        id == null ? "CONTENT" : "GIVEN",
        id == null ? digest : id,
        retraction,
        retraction ? record.text("retraction_reason") : null,
        version,
        issuedAt,
        digest,
        references,
        cited(retraction ? null : given),
        urgent(),
        known("abuse_types", ABUSE),
        known("service_types", SERVICES),
        record.integer("bundled_incident_count"),
        items,
        uploads,
        ReadParts.locations(record, "other_geo"),
        users,
        ReadParts.persons(record, "children", "VICTIM"),
        Asked.presence(record, users),
        Asked.missing(record, issuedAt, known("abuse_types", ABUSE), references),
        "ANNEX_III",
        List.copyOf(findings));
  }

  /** RC2: members that no table below reads are checked all the same. */
  private void checkTheRest(@Nullable Members provider) {
    known("awareness", AWARENESS);
    for (String text :
        List.of(
            "schema_version",
            "retraction_reason",
            "batch_id",
            "bundled_reason",
            "service_brand",
            "urgency_detail",
            "service_info",
            "service_url",
            "awareness_detail",
            "user_decision_text",
            "other_info",
            "time_stamp",
            "signature",
            "legal_basis")) {
      record.text(text);
    }
    record.integer("batch_sequence");
    for (String flag :
        List.of("third_country_reported", "removed_or_disabled", "user_decision", "flagged_text")) {
      record.flag(flag);
    }
    record.texts("third_country_bodies");
    ReadParts.keyValues(record, "other_data");
    if (provider != null) {
      provider.text("legal_representative_name");
      provider.text("contact_point");
      provider.texts("contact_info");
    }
  }

  /** A blank id is no id: otherwise all records with one would be versions of one report. */
  private static @Nullable String filled(@Nullable String id) {
    return id == null || id.isBlank() ? null : id;
  }

  /** ID5, S4. */
  private long version() {
    Object value = record.any("version");
    if (value == null) {
      return 0;
    }
    if (value instanceof Num number && number.source().matches("[0-9]{1,19}")) {
      try {
        return Long.parseLong(number.source());
      } catch (NumberFormatException e) {
        // Larger than 2^63-1: no version, as the next lines say.
      }
    }
    record.find("VERSION_NOT_INTEGER", "version");
    return 0;
  }

  /** JU6, S28: what cannot be read counts as yes. */
  private boolean urgent() {
    Object value = record.any("urgent");
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    record.find("URGENCY_UNREADABLE", "urgent");
    return true;
  }

  /** SU1. */
  private List<Reference> references() {
    Set<Reference> references = new LinkedHashSet<>();
    for (Members given : record.objects("third_country_references")) {
      if (given == null) {
        continue;
      }
      String body = given.text("body");
      String text = given.text("reference");
      if (text == null) {
        continue;
      }
      String trimmed = text.trim();
      if (trimmed.length() < 5
          || trimmed.chars().distinct().count() == 1
          || placeholders.contains(trimmed.toUpperCase(Locale.ROOT))) {
        given.find("PLACEHOLDER_REFERENCE", "reference");
        continue;
      }
      String normal = body == null ? "" : body.trim().toUpperCase(Locale.ROOT);
      references.add(new Reference(normal.isEmpty() ? "UNKNOWN" : normal, trimmed));
    }
    return List.copyOf(references);
  }

  /** SU4, ID10: supersedes with another id, and related reports; never the report itself. */
  private List<String> cited(@Nullable String ownId) {
    Set<String> cited = new LinkedHashSet<>();
    String supersedes = filled(record.text("supersedes"));
    if (supersedes != null) {
      cited.add(supersedes);
    }
    cited.addAll(record.texts("related_reports"));
    cited.removeIf(String::isBlank);
    if (ownId != null) {
      cited.remove(ownId);
    }
    return List.copyOf(cited);
  }

  private SortedSet<String> known(String name, Set<String> codes) {
    SortedSet<String> known = new TreeSet<>();
    for (String value : record.texts(name)) {
      if (codes.contains(value)) {
        known.add(value);
      } else {
        record.find("UNKNOWN_CODE", name);
      }
    }
    return known;
  }
}
