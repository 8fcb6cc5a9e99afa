package eu.csar.transforms.receive.rules;

import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Annex III report (Article 13(1), Annex III; one JSON object): in the first reading what
 * identifies it, in the second the whole of it in normal form. Both reject exactly the same records
 * (RC2).
 *
 * <p>Not safe for several threads: one instance a reader.
 */
public final class ReadAnnexIII {

  private static final Set<String> ABUSE_TYPES = Set.of("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION");
  private static final Set<String> SERVICE_TYPES =
      Set.of("HOSTING", "INTERPERSONAL_COMMUNICATIONS");
  private static final Set<String> AWARENESS =
      Set.of(
          "DETECTION_ORDER",
          "PUBLIC_AUTHORITY_NOTICE",
          "HOTLINE_OR_TRUSTED_FLAGGER",
          "USER_FLAG",
          "OWN_MOTION",
          "OTHER");

  private final ReferenceRule references;
  private final NotAbuseList notAbuse;
  private final CanonicalDigest canonicalDigest = new CanonicalDigest();

  public ReadAnnexIII(ReferenceRule references, NotAbuseList notAbuse) {
    this.references = references;
    this.notAbuse = notAbuse;
  }

  /** What the first reading needs. */
  public KeyFields keys(byte[] buffer, int offset, int length) throws UnreadableRecordException {
    JsonTree tree = JsonTree.parse(buffer, offset, length);
    Fields record = Fields.of(tree, Findings.forgotten(tree));
    Identity identity = Identity.of(record, references);
    byte[] digest = canonicalDigest.of(tree.root());
    @Nullable String retracts = identity.retracts();
    @Nullable String id = retracts != null ? retracts : identity.id();
    return new KeyFields(
        id == null ? IdKind.CONTENT : IdKind.GIVEN,
        id == null ? Sha256.hex(digest) : id,
        retracts != null,
        identity.retractionReason(),
        identity.version(),
        identity.issuedAt(),
        digest,
        retracts != null ? List.of() : identity.references(),
        retracts == null
            && ReadItems.allReportedHeldBy(notAbuse, record.objects("items", AnnexIIINames.ITEM)));
  }

  /** The report in normal form. */
  public Report report(byte[] buffer, int offset, int length, ReportContext context)
      throws UnreadableRecordException {
    JsonTree tree = JsonTree.parse(buffer, offset, length);
    Findings findings = Findings.of(tree);
    Fields record = Fields.of(tree, findings);
    Identity identity = Identity.of(record, references);
    PlannedExport export = context.export();
    @Nullable Fields provider = record.object("provider", AnnexIIINames.PROVIDER);
    List<Fields> items = record.objects("items", AnnexIIINames.ITEM);
    PersonalPart personal = ReadPersonal.of(record, provider, items);
    checkProviderName(provider, personal, export);
    @Nullable String id = identity.id();
    @Nullable String schemaVersion = record.text("schema_version");
    List<String> abuseTypes = record.codes("abuse_types", ABUSE_TYPES);
    List<String> serviceTypes = record.codes("service_types", SERVICE_TYPES);
    List<String> awareness = record.codes("awareness", AWARENESS);
    return new Report(
        context.reportKey(),
        export.namespace(),
        export.providerId(),
        (id == null ? IdKind.CONTENT : IdKind.GIVEN).name(),
        id == null ? context.canonicalDigest() : id,
        identity.version(),
        context.canonicalDigest(),
        context.file().format().name(),
        schemaVersion,
        export.test(),
        export.exportId(),
        export.exportDigest(),
        context.file().path(),
        context.ordinal(),
        export.receivedAt(),
        context.receivedAt(),
        identity.issuedAt(),
        abuseTypes,
        serviceTypes,
        awareness,
        List.of(),
        urgent(record),
        record.flag("third_country_reported"),
        references(identity),
        citedKeys(record, identity, export.namespace()),
        record.flag("removed_or_disabled"),
        record.flag("user_decision"),
        record.integer("bundled_incident_count"),
        record.text("service_brand"),
        namesChild(record, personal),
        personal.getUsers().stream().anyMatch(user -> user.getRole().equals("RECIPIENT")),
        isGiven(personal.getServiceUrl()),
        Boolean.TRUE.equals(record.flag("flagged_text")),
        isGiven(personal.getOtherInfo())
            || isGiven(personal.getUrgencyDetail())
            || isGiven(personal.getAwarenessDetail()),
        ReadItems.of(items),
        findings.list(),
        MissingFields.of(
            record,
            personal,
            abuseTypes,
            serviceTypes,
            awareness,
            identity.issuedAt(),
            identity.references()),
        personal);
  }

  private static void checkProviderName(
      @Nullable Fields provider, PersonalPart personal, PlannedExport export) {
    String name = personal.getProviderName();
    if (provider != null && name != null && !name.equals(export.providerName())) {
      provider.finding(FindingCode.PROVIDER_NAME_DIFFERS, "name");
    }
  }

  /** JU6: what cannot be read counts as urgent. */
  private static boolean urgent(Fields record) {
    @Nullable Object value = record.raw("urgent");
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    record.finding(FindingCode.URGENCY_UNREADABLE, "urgent");
    return true;
  }

  private static boolean namesChild(Fields record, PersonalPart personal) {
    return record.objects("children", AnnexIIINames.PERSON).stream().anyMatch(c -> !c.isEmpty())
        || personal.getUsers().stream().anyMatch(user -> user.getRole().equals("VICTIM"));
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static List<eu.csar.schemas.Reference> references(Identity identity) {
    List<eu.csar.schemas.Reference> references = new ArrayList<>(identity.references().size());
    for (Reference reference : identity.references()) {
      references.add(new eu.csar.schemas.Reference(reference.body(), reference.reference()));
    }
    return references;
  }

  /** SU4: what the report says it replaces or is related to, itself left out. */
  private static List<String> citedKeys(Fields record, Identity identity, String namespace) {
    Set<String> cited = new LinkedHashSet<>();
    @Nullable String supersedes = record.id("supersedes");
    if (supersedes != null) {
      cited.add(supersedes);
    }
    for (String related : record.texts("related_reports")) {
      if (!related.isBlank()) {
        cited.add(related);
      }
    }
    if (identity.id() != null) {
      cited.remove(identity.id());
    }
    List<String> keys = new ArrayList<>(cited.size());
    cited.forEach(id -> keys.add(ReportKey.hexOf(namespace, IdKind.GIVEN, id)));
    return keys;
  }
}
