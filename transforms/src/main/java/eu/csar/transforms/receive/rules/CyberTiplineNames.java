package eu.csar.transforms.receive.rules;

import java.util.List;
import java.util.Set;

/**
 * Element and attribute names of CyberTipline reports, as NCMEC's reporting API and its schema have
 * them (https://report.cybertip.org/ispws/documentation), newer and older ones together. Order is
 * never asked.
 */
final class CyberTiplineNames {
  /** A report as a provider submits it; it does not hold its own number. */
  static final String REPORT = "report";

  /**
   * Ours: a report with its number and the details of its files. NCMEC's interface takes one
   * document a request and knows no such element.
   */
  static final String CYBER_TIP = "cyberTip";

  static final String FILE_DETAILS = "fileDetails";

  /** What a report number is called, as an attribute or as an element beside the report. */
  static final List<String> NUMBERS = List.of("reportId", "reportNumber");

  /** NCMEC's answers, where they are kept beside the report; both hold its number. */
  static final Set<String> RESPONSES = Set.of("reportResponse", "reportDoneResponse");

  static final Set<String> REPORT_CHILDREN =
      Set.of(
          "batchedReport",
          "incidentSummary",
          "internetDetails",
          "lawEnforcement",
          "reporter",
          "personOrUserReported",
          "intendedRecipient",
          "victim",
          "additionalInfo");
  static final Set<String> INCIDENT_SUMMARY =
      Set.of(
          "incidentType",
          "platform",
          "escalateToHighPriority",
          "reportAnnotations",
          "incidentDateTime",
          "incidentDateTimeDescription");
  static final Set<String> INCIDENTS =
      Set.of(
          "webPageIncident",
          "emailIncident",
          "newsgroupIncident",
          "chatImIncident",
          "onlineGamingIncident",
          "cellPhoneIncident",
          "nonInternetIncident",
          "peer2peerIncident");
  static final Set<String> INCIDENT =
      Set.of(
          "url",
          "additionalInfo",
          "emailAddress",
          "content",
          "name",
          "chatClient",
          "chatRoomName",
          "gameName",
          "console",
          "phoneNumber",
          "latitude",
          "longitude",
          "locationName",
          "incidentAddress",
          "client",
          "ipCaptureEvent",
          "fileNames");
  static final Set<String> LAW_ENFORCEMENT =
      Set.of(
          "agencyName",
          "caseNumber",
          "officerContact",
          "reportedToLe",
          "servedLegalProcessDomestic",
          "servedLegalProcessInternational");
  static final Set<String> REPORTER =
      Set.of("reportingPerson", "contactPerson", "companyTemplate", "termsOfService", "legalURL");
  static final Set<String> PARTY =
      Set.of(
          "personOrUserReportedPerson",
          "intendedRecipientPerson",
          "victimPerson",
          "vehicleDescription",
          "espIdentifier",
          "espService",
          "compromisedAccount",
          "screenName",
          "displayName",
          "profileUrl",
          "profileBio",
          "ipCaptureEvent",
          "deviceId",
          "schoolName",
          "thirdPartyUserReported",
          "priorCTReports",
          "priorCTReport",
          "groupIdentifier",
          "accountTemporarilyDisabled",
          "accountPermanentlyDisabled",
          "estimatedLocation",
          "allEmailsReported",
          "associatedAccount",
          "additionalInfo",
          // Of an associated account, which is one's own platform, person and all.
          "platform",
          "firstName",
          "middleName",
          "lastName",
          "approximateAge",
          "dateOfBirth",
          "phone",
          "email",
          "address");
  static final Set<String> PERSON =
      Set.of(
          "firstName",
          "lastName",
          "phone",
          "email",
          "address",
          "age",
          "ageAssertionDiscrepancy",
          "dateOfBirth");
  static final Set<String> ADDRESS =
      Set.of("address", "city", "zipCode", "state", "nonUsaState", "country");
  static final Set<String> CAPTURE =
      Set.of("ipAddress", "eventName", "dateTime", "possibleProxy", "port");
  static final Set<String> LOCATION = Set.of("city", "region", "countryCode");
  static final Set<String> DEVICE = Set.of("idType", "idValue", "eventName", "dateTime");
  static final Set<String> FILE =
      Set.of(
          "reportId",
          "fileId",
          "fileName",
          "originalFileName",
          "uploadedToEspTimestamp",
          "locationOfFile",
          "fileViewedByEsp",
          "exifViewedByEsp",
          "publiclyAvailable",
          "fileRelevance",
          "potentialMeme",
          "fileAnnotations",
          "industryClassification",
          "originalFileHash",
          "ipCaptureEvent",
          "deviceId",
          "details",
          "additionalInfo");

  private CyberTiplineNames() {}
}
