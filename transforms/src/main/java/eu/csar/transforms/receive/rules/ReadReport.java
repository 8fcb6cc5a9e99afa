package eu.csar.transforms.receive.rules;

import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.AbuseType;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.IncidentType;
import eu.csar.schemas.codes.RejectCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one report (Article 13(1), Annex III), a JSON object or a CyberTipline report in XML: in
 * the first reading what identifies it, in the second the whole of it in normal form. Both reject
 * exactly the same records (RC2).
 *
 * <p>Not safe for several threads: one instance a reader.
 */
public final class ReadReport {

  private static final Set<String> ABUSE_TYPES = Set.of("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION");
  private static final Set<String> CLAIMED_BY_XML =
      Set.of(AbuseType.CSAM.name(), AbuseType.SOLICITATION.name());
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
  private final ReadLimits limits;
  private final CanonicalDigest canonicalDigest = new CanonicalDigest();

  /** With the default limits. */
  public ReadReport(ReferenceRule references, NotAbuseList notAbuse) {
    this(references, notAbuse, ReadLimits.DEFAULT);
  }

  public ReadReport(ReferenceRule references, NotAbuseList notAbuse, ReadLimits limits) {
    this.references = references;
    this.notAbuse = notAbuse;
    this.limits = limits;
  }

  /** What the first reading needs of a record in the Annex III form. */
  public KeyFields keys(byte[] buffer, int offset, int length) throws UnreadableRecordException {
    return keys(annexIII(buffer, offset, length));
  }

  /**
   * What the first reading needs of a record.
   *
   * @param ordinal its position in the file, from 0
   */
  public KeyFields keys(
      PlannedExport export, PlannedFile file, long ordinal, byte[] buffer, int offset, int length)
      throws UnreadableRecordException {
    return keys(source(export, file, ordinal, buffer, offset, length));
  }

  private KeyFields keys(SourceRecord source) {
    Fields record = Fields.of(source.tree(), Findings.forgotten(source.tree()));
    Identity identity = Identity.of(record, source.reportNumber(), references);
    byte[] digest = source.canonicalDigest();
    @Nullable String retracts = identity.retracts();
    @Nullable String id = retracts != null ? retracts : identity.id();
    return new KeyFields(
        id == null ? IdKind.CONTENT : kindOf(source),
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
    PlannedExport export = context.export();
    SourceRecord source = source(export, context.file(), context.ordinal(), buffer, offset, length);
    Findings findings = Findings.of(source.tree());
    source.findings().forEach(findings::add);
    Fields record = Fields.of(source.tree(), findings);
    Identity identity = Identity.of(record, source.reportNumber(), references);
    @Nullable Fields provider = record.object("provider", AnnexIIINames.PROVIDER);
    List<Fields> items = record.objects("items", AnnexIIINames.ITEM);
    PersonalPart personal = ReadPersonal.of(record, provider, items);
    checkProviderName(provider, personal, export);
    @Nullable String id = identity.id();
    @Nullable String schemaVersion = record.text("schema_version");
    boolean annexIII = context.file().format() == Format.ANNEX_III;
    List<String> abuseTypes = record.codes("abuse_types", annexIII ? ABUSE_TYPES : CLAIMED_BY_XML);
    @Nullable IncidentType incidentType = source.incidentType();
    List<String> serviceTypes = record.codes("service_types", SERVICE_TYPES);
    List<String> awareness = record.codes("awareness", AWARENESS);
    return new Report(
        context.reportKey(),
        export.namespace(),
        export.providerId(),
        (id == null ? IdKind.CONTENT : kindOf(source)).name(),
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
        incidentType == null ? null : incidentType.name(),
        source.annotations(),
        urgent(record),
        record.flag("third_country_reported"),
        references(identity),
        citedKeys(
            record, identity, export.namespace(), annexIII ? IdKind.GIVEN : IdKind.CYBERTIPLINE),
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

  private SourceRecord source(
      PlannedExport export, PlannedFile file, long ordinal, byte[] buffer, int offset, int length)
      throws UnreadableRecordException {
    return switch (file.format()) {
      case ANNEX_III -> annexIII(buffer, offset, length);
      case CYBERTIPLINE ->
          within(
              limits,
              MapCyberTipline.map(
                  XmlElement.parse(buffer, offset, length, limits),
                  file.document(ordinal),
                  export.providerName()));
    };
  }

  private static SourceRecord within(ReadLimits limits, SourceRecord source)
      throws UnreadableRecordException {
    if (source.tree().root().get("items") instanceof List<?> items
        && items.size() > limits.items()) {
      throw new UnreadableRecordException(RejectCode.TOO_MANY_ITEMS, "items");
    }
    return source;
  }

  private SourceRecord annexIII(byte[] buffer, int offset, int length)
      throws UnreadableRecordException {
    JsonTree tree = JsonTree.parse(buffer, offset, length, limits);
    return within(
        limits,
        new SourceRecord(tree, canonicalDigest.of(tree.root()), null, null, List.of(), List.of()));
  }

  /** What the id is that a record of this source has. */
  private static IdKind kindOf(SourceRecord source) {
    return source.reportNumber() == null ? IdKind.GIVEN : IdKind.CYBERTIPLINE;
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
  private static List<String> citedKeys(
      Fields record, Identity identity, String namespace, IdKind kind) {
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
    cited.forEach(id -> keys.add(ReportKey.hexOf(namespace, kind, id)));
    return keys;
  }
}
