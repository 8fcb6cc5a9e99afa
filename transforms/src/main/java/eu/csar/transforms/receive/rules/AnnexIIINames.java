package eu.csar.transforms.receive.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Member names of the published Annex III schema, and which object knows which. */
final class AnnexIIINames {

  static final Set<String> REPORT =
      Set.of(
          "provider_report_id",
          "version",
          "schema_version",
          "supersedes",
          "related_reports",
          "retracts",
          "retraction_reason",
          "batch_id",
          "batch_sequence",
          "bundled_incident_count",
          "bundled_reason",
          "service_brand",
          "provider",
          "urgent",
          "urgency_detail",
          "abuse_types",
          "items",
          "other_data",
          "upload_ips",
          "other_geo",
          "users",
          "service_types",
          "service_info",
          "service_url",
          "awareness",
          "awareness_detail",
          "third_country_reported",
          "third_country_bodies",
          "third_country_references",
          "removed_or_disabled",
          "user_decision",
          "user_decision_text",
          "children",
          "flagged_text",
          "other_info",
          "issued_at",
          "time_stamp",
          "signature",
          "legal_basis");
  static final Set<String> PROVIDER =
      Set.of("name", "legal_representative_name", "contact_point", "contact_info");
  static final Set<String> ITEM =
      Set.of(
          "item_id",
          "media_type",
          "relevance",
          "claimed_type",
          "hashes",
          "human_reviewed",
          "publicly_available",
          "annotations",
          "upload_ips");
  static final Set<String> HASH = Set.of("type", "value", "quality");
  static final Set<String> KEY_VALUE = Set.of("key", "value", "at");
  static final Set<String> ADDRESS = Set.of("address", "port", "at", "event", "possible_proxy");
  static final Set<String> LOCATION = Set.of("kind", "country", "value", "verified");
  static final Set<String> PERSON =
      Set.of(
          "role",
          "username",
          "email",
          "phone",
          "billing_country",
          "locations",
          "addresses",
          "other");
  static final Set<String> REFERENCE = Set.of("body", "reference");

  private static final Map<String, Known> ALL = all();

  /** Names that look like names of a schema; others might be somebody's data. */
  private AnnexIIINames() {}

  /**
   * A name of the schema.
   *
   * @param name its one instance, so that looking for it compares references
   * @param rank its place among all of them in order of UTF-16 code units
   */
  record Known(String name, int rank) {}

  /** What is known of a name; null for a name outside the schema. */
  static @Nullable Known known(String name) {
    return ALL.get(name);
  }

  /** A name as findings and rejections may show it: any other than ours could be somebody's. */
  static String printable(String name) {
    return ALL.containsKey(name) ? name : "?";
  }

  private static Map<String, Known> all() {
    // Literals are interned: the same name in two sets is one instance.
    TreeSet<String> names = new TreeSet<>();
    for (Set<String> set :
        List.of(REPORT, PROVIDER, ITEM, HASH, KEY_VALUE, ADDRESS, LOCATION, PERSON, REFERENCE)) {
      names.addAll(set);
    }
    Map<String, Known> all = new HashMap<>();
    for (String name : names) {
      all.put(name, new Known(name, all.size()));
    }
    return all;
  }
}
