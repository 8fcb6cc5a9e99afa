package eu.csar.transforms.receive.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.IncidentType;
import eu.csar.schemas.codes.RejectCode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maps a CyberTipline report to the members of the Annex III schema (section 10 of the regulation
 * notes; docs/cybertipline.md has the table). Every element may be missing, in any order; unknown
 * ones are findings. Content of conversations is dropped unread.
 *
 * <p>What the XML has no element for stands in the manifest's entry of the document: issue time,
 * version, signature and the like ({@link #ENVELOPE}).
 */
final class MapCyberTipline {
  /** Members that the manifest may give for a document. */
  static final Set<String> ENVELOPE =
      Set.of(
          "version",
          "issued_at",
          "time_stamp",
          "signature",
          "legal_basis",
          "schema_version",
          "batch_id",
          "batch_sequence",
          "bundled_incident_count",
          "supersedes",
          "related_reports",
          "awareness",
          "awareness_detail",
          "third_country_reported",
          "removed_or_disabled");

  private static final String NCMEC = "NCMEC";
  private static final String NUMBER = "report_number";
  private static final Pattern FLAG_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
  private static final Set<String> HOSTING = Set.of("webPageIncident", "peer2peerIncident");
  private static final Set<String> INTERPERSONAL = Set.of("chatImIncident", "emailIncident");
  private static final List<String> INCIDENT_TEXTS =
      List.of(
          "emailAddress",
          "name",
          "chatClient",
          "chatRoomName",
          "gameName",
          "console",
          "phoneNumber",
          "locationName",
          "client",
          "fileNames");

  private final Set<Finding> findings = XmlFields.findings();
  private final Members members = new Members();
  private final List<Object> otherData = Members.list();
  private final List<String> otherInfo = new ArrayList<>();
  private final List<Object> uploads = Members.list();
  private final List<Object> geo = Members.list();
  private final List<Object> users = Members.list();
  private final List<Object> children = Members.list();
  private final List<Object> related = Members.list();
  private final List<String> decisions = new ArrayList<>();
  private @Nullable Object decided;
  private @Nullable IncidentType incidentType;
  private final Set<String> annotations = new TreeSet<>();

  private MapCyberTipline() {}

  /**
   * Maps a record.
   *
   * @param record a {@code report}, or an element that holds one with its number and its files
   * @param document what the manifest says of it; null where it says nothing
   * @param providerName of the manifest, which decides (ID1)
   */
  static SourceRecord map(XmlElement record, @Nullable JsonObject document, String providerName)
      throws UnreadableRecordException {
    XmlElement report = reportOf(record);
    List<XmlElement> files =
        record == report ? List.of() : named(record, CyberTiplineNames.FILE_DETAILS);
    return new MapCyberTipline().read(record, report, files, document, providerName);
  }

  private static XmlElement reportOf(XmlElement record) throws UnreadableRecordException {
    if (record.name().equals(CyberTiplineNames.REPORT)) {
      return record;
    }
    List<XmlElement> reports = named(record, CyberTiplineNames.REPORT);
    if (reports.isEmpty()) {
      throw new UnreadableRecordException(RejectCode.NOT_A_REPORT, null);
    }
    if (reports.size() > 1) {
      throw new UnreadableRecordException(RejectCode.SEVERAL_REPORTS, CyberTiplineNames.REPORT);
    }
    return reports.get(0);
  }

  private static List<XmlElement> named(XmlElement of, String name) {
    return of.children().stream().filter(child -> child.name().equals(name)).toList();
  }

  private SourceRecord read(
      XmlElement record,
      XmlElement report,
      List<XmlElement> files,
      @Nullable JsonObject document,
      String providerName) {
    @Nullable String number = number(record, files, document);
    readEnvelope(document);
    XmlFields fields = XmlFields.of(report, CyberTiplineNames.REPORT_CHILDREN, findings);
    readSummary(fields);
    @Nullable String url = readInternet(fields);
    readLaw(fields, number);
    readReporter(fields, providerName);
    readParties(fields);
    List<Object> items = Members.list();
    for (XmlElement file : files) {
      XmlFields details = XmlFields.of(file, CyberTiplineNames.FILE, findings);
      MapFile.checkNumber(details, number);
      items.add(MapFile.item(details, otherData, otherInfo));
      url = url != null ? url : details.text("locationOfFile");
    }
    otherInfo.addAll(fields.texts("additionalInfo"));
    for (XmlFields batch : fields.all("batchedReport", Set.of())) {
      put("bundled_reason", batch.attribute("reason"));
    }
    put("items", items);
    put("service_url", url);
    put("users", users);
    put("children", children);
    put("upload_ips", uploads);
    put("other_geo", geo);
    put("other_data", otherData);
    put("other_info", otherInfo.isEmpty() ? null : String.join("\n", otherInfo));
    put("user_decision", decided);
    put("user_decision_text", decisions.isEmpty() ? null : String.join("; ", decisions));
    put("related_reports", related);
    return new SourceRecord(
        JsonTree.of(members.build()),
        digest(record, report, files),
        number,
        incidentType,
        List.copyOf(annotations),
        findings);
  }

  /** Canonical XML of the report and of the details of its files, in order (S49). */
  private static byte[] digest(XmlElement record, XmlElement report, List<XmlElement> files) {
    Map<String, String> scope = record == report ? Map.of() : CanonicalXml.scope(record, Map.of());
    ByteArrayOutputStream canonical = new ByteArrayOutputStream(4096);
    CanonicalXml.write(report, scope, canonical);
    files.forEach(file -> CanonicalXml.write(file, scope, canonical));
    return Sha256.of(canonical.toByteArray());
  }

  /** ID4: of the wrapper, of an answer kept in it, of its files, or of the manifest. */
  private @Nullable String number(
      XmlElement record, List<XmlElement> files, @Nullable JsonObject document) {
    List<String> found = new ArrayList<>();
    for (String name : CyberTiplineNames.NUMBERS) {
      add(record.attribute(name), found);
      if (!record.name().equals(CyberTiplineNames.REPORT)) {
        named(record, name).forEach(element -> add(element.text(), found));
      }
    }
    for (XmlElement child : record.children()) {
      if (CyberTiplineNames.RESPONSES.contains(child.name())) {
        named(child, CyberTiplineNames.NUMBERS.get(0)).forEach(id -> add(id.text(), found));
      }
    }
    Object declared = document == null ? null : document.find(NUMBER);
    if (declared instanceof String || declared instanceof JsonNumber) {
      add(declared instanceof JsonNumber digits ? digits.text() : declared.toString(), found);
    }
    if (found.isEmpty()) {
      files.forEach(
          file ->
              named(file, CyberTiplineNames.NUMBERS.get(0))
                  .forEach(element -> add(element.text(), found)));
    }
    if (found.stream().distinct().count() > 1) {
      findings.add(new Finding(FindingCode.REPORT_NUMBER_DIFFERS.name(), "reportId"));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private static void add(@Nullable String number, List<String> found) {
    // The schema's type drops white space around a number.
    if (number != null && !number.isBlank()) {
      found.add(number.strip());
    }
  }

  private void readEnvelope(@Nullable JsonObject document) {
    if (document == null) {
      return;
    }
    for (int i = 0; i < document.size(); i++) {
      String name = document.name(i);
      if (ENVELOPE.contains(name)) {
        members.put(name, document.value(i));
      } else if (!name.equals(NUMBER)) {
        findings.add(new Finding(FindingCode.UNKNOWN_MEMBER.name(), "documents.?"));
      }
    }
  }

  private void readSummary(XmlFields report) {
    List<Object> types = Members.list();
    @Nullable String urgency = null;
    for (XmlFields summary : report.all("incidentSummary", CyberTiplineNames.INCIDENT_SUMMARY)) {
      @Nullable String type = summary.text("incidentType");
      IncidentType known = type == null ? null : IncidentType.of(type);
      if (known != null) {
        incidentType = incidentType == null ? known : incidentType;
        if (known.abuseType() != null) {
          types.add(known.abuseType().name());
        }
      } else if (type != null) {
        summary.finding(FindingCode.UNKNOWN_CODE, "incidentType");
      }
      put("service_brand", summary.text("platform"));
      urgency = urgency == null ? summary.text("escalateToHighPriority") : urgency;
      for (XmlFields flags : summary.flags("reportAnnotations")) {
        annotations(flags).forEach(flag -> annotations.add(flag.toString()));
      }
      Members.addTime(
          otherData,
          "incidentDateTime",
          summary.text("incidentDateTime"),
          summary.text("incidentDateTimeDescription"));
    }
    put("abuse_types", types);
    // JU6: any text that is not blank.
    put("urgent", urgency != null);
    put("urgency_detail", urgency);
  }

  /** Names of the flags that are set; those of later versions of the schema too. */
  static List<Object> annotations(XmlFields flags) {
    List<Object> set = Members.list();
    for (XmlElement flag : flags.children()) {
      if (!Boolean.FALSE.equals(XmlFields.flagOf(flag.text()))) {
        if (FLAG_NAME.matcher(flag.name()).matches()) {
          set.add(flag.name());
        } else {
          flags.finding(FindingCode.UNKNOWN_MEMBER, "?");
        }
      }
    }
    return set;
  }

  private @Nullable String readInternet(XmlFields report) {
    Set<String> services = new TreeSet<>();
    @Nullable String url = null;
    boolean content = false;
    for (XmlFields details : report.all("internetDetails", CyberTiplineNames.INCIDENTS)) {
      for (String kind : new TreeSet<>(CyberTiplineNames.INCIDENTS)) {
        for (XmlFields incident : details.all(kind, CyberTiplineNames.INCIDENT)) {
          if (HOSTING.contains(kind)) {
            services.add("HOSTING");
          } else if (INTERPERSONAL.contains(kind)) {
            services.add("INTERPERSONAL_COMMUNICATIONS");
          }
          for (String one : incident.texts("url")) {
            if (url == null) {
              url = one;
            } else {
              Members.addPair(otherData, kind + " url", one);
            }
          }
          Members.addPair(
              otherData,
              kind + " thirdPartyHostedContent",
              incident.attributeFlag("thirdPartyHostedContent"));
          INCIDENT_TEXTS.forEach(
              name -> Members.addPairs(otherData, kind + " " + name, incident.texts(name)));
          content |= incident.text("content") != null;
          otherInfo.addAll(incident.texts("additionalInfo"));
          uploads.addAll(MapParty.captures(incident));
          readPlace(incident);
        }
      }
    }
    put("service_types", new ArrayList<Object>(services));
    put("flagged_text", content ? true : null);
    return url;
  }

  private void readPlace(XmlFields incident) {
    for (XmlFields address : incident.all("incidentAddress", CyberTiplineNames.ADDRESS)) {
      geo.add(MapParty.location(address));
    }
    @Nullable String position = MapParty.joined(incident, List.of("latitude", "longitude"));
    if (position != null) {
      geo.add(new Members().put("kind", "GPS").put("value", position).build());
    }
  }

  /** R19 to R21: NCMEC, where the report has a number, and the authority that it names. */
  private void readLaw(XmlFields report, @Nullable String number) {
    List<Object> bodies = Members.list();
    List<Object> references = Members.list();
    if (number != null) {
      bodies.add(NCMEC);
      references.add(new Members().put("body", NCMEC).put("reference", number).build());
      put("third_country_reported", true);
    }
    for (XmlFields law : report.all("lawEnforcement", CyberTiplineNames.LAW_ENFORCEMENT)) {
      @Nullable String agency = law.text("agencyName");
      @Nullable String reference = law.text("caseNumber");
      if (agency != null) {
        bodies.add(agency);
      }
      if (reference != null) {
        references.add(new Members().put("body", agency).put("reference", reference).build());
      }
      for (String flag :
          List.of(
              "reportedToLe", "servedLegalProcessDomestic", "servedLegalProcessInternational")) {
        Members.addPair(otherData, "lawEnforcement " + flag, law.flag(flag));
      }
      for (XmlFields served : law.all("servedLegalProcessInternational", Set.of())) {
        Members.addPair(otherData, "lawEnforcement fleaCountry", served.attribute("fleaCountry"));
      }
      Members.addPair(otherData, "lawEnforcement fleaCountry", law.attribute("fleaCountry"));
      for (XmlFields officer : law.all("officerContact", CyberTiplineNames.PERSON)) {
        Members.addPair(
            otherData,
            "lawEnforcement officerContact",
            MapParty.joined(officer, List.of("firstName", "lastName", "phone", "email")));
      }
    }
    put("third_country_bodies", bodies);
    put("third_country_references", references);
  }

  /**
   * R01 to R04. Templates and terms are the provider's boilerplate and say nothing of the report.
   */
  private void readReporter(XmlFields report, String providerName) {
    @Nullable String contact = null;
    List<Object> info = Members.list();
    for (XmlFields reporter : report.all("reporter", CyberTiplineNames.REPORTER)) {
      for (String name : List.of("contactPerson", "reportingPerson")) {
        for (XmlFields person : reporter.all(name, CyberTiplineNames.PERSON)) {
          String words = MapParty.joined(person, List.of("firstName", "lastName"));
          contact = contact == null ? words : contact;
          info.addAll(person.texts("email"));
          info.addAll(person.texts("phone"));
          for (XmlFields address : person.all("address", CyberTiplineNames.ADDRESS)) {
            String lines =
                MapParty.joined(
                    address,
                    List.of("address", "city", "zipCode", "state", "nonUsaState", "country"));
            if (lines != null) {
              info.add(lines);
            }
          }
        }
      }
      info.addAll(reporter.texts("legalURL"));
    }
    put(
        "provider",
        new Members()
            .put("name", providerName)
            .put("contact_point", contact)
            .put("contact_info", info)
            .build());
  }

  private void readParties(XmlFields report) {
    read(report, "personOrUserReported", "SUBJECT", users);
    read(report, "intendedRecipient", "RECIPIENT", users);
    // Of children Annex III asks no role.
    read(report, "victim", null, children);
  }

  private void read(XmlFields report, String kind, @Nullable String role, List<Object> persons) {
    for (XmlFields party : report.all(kind, CyberTiplineNames.PARTY)) {
      JsonObject person = MapParty.person(party, role);
      if (person.size() > (role == null ? 0 : 1)) {
        persons.add(person);
      }
      related.addAll(party.texts("priorCTReports"));
      otherInfo.addAll(party.texts("additionalInfo"));
      if ("SUBJECT".equals(role)) {
        Object decision = MapParty.decision(party, decisions);
        decided = Boolean.TRUE.equals(decided) || decision == null ? decided : decision;
      }
      for (XmlFields account : party.all("associatedAccount", CyberTiplineNames.PARTY)) {
        users.add(MapParty.associated(account));
        related.addAll(account.texts("priorCTReport"));
        otherInfo.addAll(account.texts("additionalInfo"));
      }
    }
  }

  private void put(String name, @Nullable Object value) {
    members.put(name, value);
  }
}
