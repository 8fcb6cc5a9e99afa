package eu.csar.transforms.route.rules;

import eu.csar.schemas.Address;
import eu.csar.schemas.Location;
import eu.csar.schemas.Person;
import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports under a fictitious country map, with authorities in every State named here but MT. */
final class World {

  static final RoutingPolicy POLICY = new RoutingPolicy(Set.of(), 3, true);

  static final AuthorityRegister REGISTER =
      new AuthorityRegister(
          "1",
          Map.of(
              "FR", List.of("FR-2", "FR-1"),
              "DE", List.of("DE-1"),
              "IE", List.of("IE-1"),
              "IT", List.of("IT-1"),
              "EL", List.of("EL-1"),
              "FI", List.of("FI-1"),
              "DK", List.of("DK-1"),
              "ES", List.of("ES-1")));

  private World() {}

  /** Second number of the address: its country. */
  static IpCountry ipCountry(Path directory) {
    return IpCountry.shared(
        new SmallIpDatabase()
            .with("20.1.0.0", 16, "FR")
            .with("20.2.0.0", 16, "DE")
            .with("20.3.0.0", 16, "IE")
            .with("20.4.0.0", 16, "IT")
            .with("20.5.0.0", 16, "GR")
            .with("20.6.0.0", 16, "GP")
            .with("20.7.0.0", 16, "GL")
            .with("20.8.0.0", 16, "US")
            .with("20.9.0.0", 16, "A1")
            .with("20.10.0.0", 16, "GB")
            .with("20.11.0.0", 16, "registered_country", "FR")
            .with("10.0.0.0", 8, "FR")
            .with("100.64.0.0", 10, "FR")
            .with("203.0.113.0", 24, "FR")
            .with("2a00:1::", 32, "FR")
            .write(directory.resolve("ip-country.mmdb")));
  }

  static Routing route(Path directory, RoutingPolicy policy, Report report) {
    return new RouteReport(ipCountry(directory), REGISTER, policy).route(report, 7);
  }

  /** Gathers the personal part of a report. */
  static final class Draft {
    private final List<Address> uploads = new ArrayList<>();
    private final List<Location> locations = new ArrayList<>();
    private final List<Person> users = new ArrayList<>();
    private final List<Person> children = new ArrayList<>();

    Draft upload(String... addresses) {
      for (String address : addresses) {
        uploads.add(address(address, "UPLOAD", false));
      }
      return this;
    }

    Draft proxyUpload(String address) {
      uploads.add(address(address, "UPLOAD", true));
      return this;
    }

    Draft login(String... addresses) {
      Person.Builder user = person("SUBJECT");
      for (String address : addresses) {
        user.getAddresses().add(address(address, "LOGIN", false));
      }
      users.add(user.build());
      return this;
    }

    Draft billing(String country) {
      users.add(person("SUBJECT").setBillingCountry(country).build());
      return this;
    }

    Draft phone(String number) {
      users.add(person("SUBJECT").setPhone(number).build());
      return this;
    }

    /** Location of a user by role; CHILD for a child, and REPORT for the report's own. */
    Draft location(String role, String kind, @Nullable String country, boolean verified) {
      Location location = new Location(kind, country, null, verified);
      switch (role) {
        case "REPORT" -> locations.add(location);
        case "CHILD" -> children.add(person("VICTIM").setLocations(List.of(location)).build());
        default -> users.add(person(role).setLocations(List.of(location)).build());
      }
      return this;
    }

    Draft user(Person.Builder user) {
      users.add(user.build());
      return this;
    }

    Report build() {
      return report()
          .setPersonal(
              PersonalPart.newBuilder()
                  .setContactInfo(List.of())
                  .setOtherData(List.of())
                  .setUploadAddresses(uploads)
                  .setLocations(locations)
                  .setUsers(users)
                  .setChildren(children)
                  .setThirdCountryBodies(List.of())
                  .build())
          .build();
    }
  }

  static Draft draft() {
    return new Draft();
  }

  static Person.Builder person(String role) {
    return Person.newBuilder()
        .setRole(role)
        .setLocations(new ArrayList<>())
        .setAddresses(new ArrayList<>())
        .setOther(List.of());
  }

  static Address address(String address, String event, boolean proxy) {
    return new Address(address, null, null, event, proxy);
  }

  /** A report of a provider that is established in Ireland. */
  static Report.Builder report() {
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
        .setProviderUrgent(true)
        .setReferences(List.of())
        .setCitedKeys(List.of())
        .setNamesChild(false)
        .setNamesRecipient(false)
        .setHasUrl(false)
        .setHasFlaggedText(false)
        .setHasFreeText(false)
        .setItems(List.of())
        .setFindings(List.of());
  }
}
