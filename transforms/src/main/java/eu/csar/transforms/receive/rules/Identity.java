package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.FindingCode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a record: read by the same code in both readings.
 *
 * @param id the provider's own report id; null where missing (ID3)
 * @param retracts id that the record retracts (S12 of docs/decisions/0005: not empty); null for a
 *     report
 * @param retractionReason ERRONEOUS or OTHER; null for a report
 * @param version ID5
 * @param issuedAt R30
 * @param references SU1
 */
record Identity(
    @Nullable String id,
    @Nullable String retracts,
    @Nullable String retractionReason,
    long version,
    @Nullable Instant issuedAt,
    List<Reference> references) {

  /**
   * The identity of a record.
   *
   * @param reportNumber number of a CyberTipline report, which then is its id (ID4)
   */
  static Identity of(Fields record, @Nullable String reportNumber, ReferenceRule rule) {
    @Nullable String id = reportNumber != null ? reportNumber : record.id("provider_report_id");
    @Nullable String retracts = record.id("retracts");
    if (id == null && retracts == null) {
      record.finding(FindingCode.NO_REPORT_ID, "provider_report_id");
    }
    return new Identity(
        id,
        retracts,
        retracts == null ? null : reasonOf(record),
        versionOf(record),
        RecordTime.of(record, "issued_at"),
        referencesOf(record, rule));
  }

  private static String reasonOf(Fields record) {
    @Nullable String reason = record.text("retraction_reason");
    if (KeyBlock.ERRONEOUS.equals(reason)) {
      return KeyBlock.ERRONEOUS;
    }
    if (!KeyBlock.OTHER.equals(reason)) {
      record.finding(FindingCode.RETRACTION_REASON_UNKNOWN, "retraction_reason");
    }
    return KeyBlock.OTHER;
  }

  private static long versionOf(Fields record) {
    @Nullable Object value = record.raw("version");
    if (value == null) {
      return 0;
    }
    if (value instanceof JsonNumber number && number.integral() && number.text().length() <= 19) {
      try {
        long version = Long.parseLong(number.text());
        if (version >= 0) {
          return version;
        }
      } catch (NumberFormatException e) {
        // Above 2^63-1: falls through.
      }
    }
    record.finding(FindingCode.VERSION_NOT_INTEGER, "version");
    return 0;
  }

  private static List<Reference> referencesOf(Fields record, ReferenceRule rule) {
    List<Fields> given = record.objects("third_country_references", AnnexIIINames.REFERENCE);
    if (given.isEmpty()) {
      return List.of();
    }
    Set<Reference> references = new LinkedHashSet<>();
    for (Fields one : given) {
      @Nullable String body = one.text("body");
      @Nullable String text = one.text("reference");
      if (text == null) {
        continue;
      }
      if (rule.isPlaceholder(text)) {
        one.finding(FindingCode.PLACEHOLDER_REFERENCE, "reference");
        continue;
      }
      references.add(rule.normalise(body, text));
    }
    return List.copyOf(references);
  }
}
