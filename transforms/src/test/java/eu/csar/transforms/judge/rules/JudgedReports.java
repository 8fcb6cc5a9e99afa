package eu.csar.transforms.judge.rules;

import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import java.time.Instant;
import java.util.List;

/** Reports with nothing in them, version 2. */
final class JudgedReports {

  private JudgedReports() {}

  static Matter matter(Report report) {
    return new Matter(report, List.of(), List.of());
  }

  static Report report(boolean providerUrgent) {
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
        .setPersonal(
            PersonalPart.newBuilder()
                .setContactInfo(List.of())
                .setOtherData(List.of())
                .setUploadAddresses(List.of())
                .setLocations(List.of())
                .setUsers(List.of())
                .setChildren(List.of())
                .setThirdCountryBodies(List.of())
                .build())
        .build();
  }
}
