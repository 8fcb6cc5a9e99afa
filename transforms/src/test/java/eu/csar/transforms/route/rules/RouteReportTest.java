package eu.csar.transforms.route.rules;

import static eu.csar.transforms.route.rules.World.POLICY;
import static eu.csar.transforms.route.rules.World.address;
import static eu.csar.transforms.route.rules.World.draft;
import static eu.csar.transforms.route.rules.World.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.codes.Territory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Routing of a report")
class RouteReportTest {

  private final Path directory;

  RouteReportTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Routing route(World.Draft draft) {
    return World.route(directory, POLICY, draft.build());
  }

  private void routesTo(Map<String, String> stateToTier, World.Draft draft) {
    Routing routing = route(draft);
    assertThat(routing.stateToTier(), is(stateToTier));
    assertThat(routing.europolOnlyReason(), is(nullValue()));
  }

  private void europolOnly(String reason, World.Draft draft) {
    Routing routing = route(draft);
    assertThat(routing.stateToTier(), is(anEmptyMap()));
    assertThat(routing.europolOnlyReason(), is(reason));
  }

  @Test
  @DisplayName("RT1 a verified estimated location of the subject decides above all else")
  void verifiedLocationDecides() {
    routesTo(
        Map.of("FR", "RT1"),
        draft()
            .location("SUBJECT", "ESTIMATED_LOCATION", "France", true)
            .upload("20.2.0.1", "20.2.0.2")
            .billing("IE"));
  }

  @Test
  @DisplayName("RT1 a verified estimated location of the report counts as the subject's")
  void verifiedLocationOfTheReport() {
    routesTo(Map.of("IT", "RT1"), draft().location("REPORT", "ESTIMATED_LOCATION", "ITA", true));
  }

  @ParameterizedTest
  @CsvSource({
    "SUBJECT, ESTIMATED_LOCATION, false",
    "OTHER, ESTIMATED_LOCATION, true",
    "SUBJECT, POSTAL_CODE, true",
    "SUBJECT, GPS, true",
    "REPORT, GPS, false"
  })
  @DisplayName("S18 any other location of the subject or the report is evidence only")
  void otherLocationsAreEvidence(String role, String kind, boolean verified) {
    europolOnly("NO_SIGNAL", draft().location(role, kind, "FR", verified));
    routesTo(Map.of("DE", "RT3"), draft().location(role, kind, "FR", verified).billing("DE"));
  }

  @Test
  @DisplayName("RT2 two distinct upload addresses in one State name it, above the billing country")
  void twoUploadAddresses() {
    routesTo(Map.of("FR", "RT2"), draft().upload("20.1.0.1", "20.1.0.2").billing("DE"));
  }

  @Test
  @DisplayName("S19 every State with two upload addresses is named, one with a single one is not")
  void everyStateWithTwo() {
    routesTo(
        Map.of("DE", "RT2", "FR", "RT2"),
        draft().upload("20.1.0.1", "20.1.0.2", "20.2.0.1", "20.2.0.2", "20.3.0.1"));
  }

  @Test
  @DisplayName("S18 one address in two forms, IPv4 and IPv4-mapped IPv6, is one address")
  void mappedAddressIsTheSame() {
    routesTo(Map.of("FR", "RT5"), draft().upload("20.1.0.1", "::ffff:20.1.0.1", "::FFFF:1401:1"));
  }

  @Test
  @DisplayName("S18 an upload address of a user counts with those of the report")
  void uploadAddressOfAUser() {
    var user = person("OTHER").setAddresses(List.of(address("2a00:1::7", "UPLOAD", false)));
    routesTo(Map.of("FR", "RT2"), draft().upload("20.1.0.1").user(user));
  }

  @Test
  @DisplayName("RT3 the billing country decides above phone prefix and single upload address")
  void billingCountry() {
    routesTo(Map.of("DE", "RT3"), draft().billing("de").phone("+33 612345678").upload("20.3.0.1"));
  }

  @Test
  @DisplayName("RT4 the phone prefix decides above a single upload address")
  void phonePrefix() {
    routesTo(Map.of("FR", "RT4"), draft().phone("+33 612345678").upload("20.3.0.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "+590 690 00 12 34, FR",
    "+596 696 20 12 34, FR",
    "+262 692 12 34 56, FR",
    "+262 639 01 23 45, FR",
    "+594 694 20 12 34, FR",
    "+358 18 12345, FI",
    "+358 41 2345678, FI",
    "+30 691 234 5678, EL",
    "+39 00000, IT"
  })
  @DisplayName("RT4 calling codes of territories that count as a State name that State")
  void phonePrefixOfTerritories(String number, String state) {
    routesTo(Map.of(state, "RT4"), draft().phone(number));
  }

  @ParameterizedTest
  @CsvSource({
    "+1 201 555 0123, THIRD_COUNTRY",
    "+1 506 234 5678, THIRD_COUNTRY",
    "+47 406 12 345, THIRD_COUNTRY",
    "+44 7400 123456, THIRD_COUNTRY",
    "+44 7781 123456, THIRD_COUNTRY",
    "+7 912 345 67 89, THIRD_COUNTRY",
    "+39 06 698 12345, THIRD_COUNTRY",
    "+299 22 12 34, TERRITORY_SETTING",
    "+800 1234 5678, NO_SIGNAL",
    "0612345678, NO_SIGNAL",
    "+, NO_SIGNAL",
    "not a number, NO_SIGNAL",
    "+999999999999999999999999999, NO_SIGNAL"
  })
  @DisplayName("RT4 other calling codes and unreadable numbers name nobody")
  void phonePrefixOfOthers(String number, String reason) {
    europolOnly(reason, draft().phone(number));
  }

  @Test
  @DisplayName("RT5 one unflagged upload address names its State, above login addresses")
  void oneUploadAddress() {
    routesTo(Map.of("FR", "RT5"), draft().upload("20.1.0.1").login("20.2.0.1", "20.2.0.2"));
  }

  @Test
  @DisplayName("RT6 two distinct login or other addresses in one State name it")
  void twoLoginAddresses() {
    var user = person("OTHER").setAddresses(List.of(address("20.2.0.2", "UNKNOWN", false)));
    routesTo(Map.of("DE", "RT6"), draft().login("20.2.0.1", "20.2.0.1").user(user));
  }

  @Test
  @DisplayName("RT6 one login address is too weak for the tier")
  void oneLoginAddress() {
    europolOnly("NO_SIGNAL", draft().login("20.2.0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RECIPIENT", "VICTIM", "CHILD"})
  @DisplayName("RT7 a victim's or recipient's own location adds its State, and suffices alone")
  void victimLocationAdds(String role) {
    routesTo(Map.of("IE", "RT7"), draft().location(role, "POSTAL_CODE", "IE", false));
    routesTo(
        Map.of("FR", "RT3", "IE", "RT7"),
        draft().billing("FR").location(role, "ESTIMATED_LOCATION", "IE", false));
  }

  @Test
  @DisplayName("S22 a State that RT7 names too keeps the tier that decided")
  void decidingTierWins() {
    routesTo(Map.of("FR", "RT3"), draft().billing("FR").location("VICTIM", "GPS", "France", false));
  }

  @Test
  @DisplayName("RT7 does not count for the limit of three States")
  void victimsDoNotCountForTheLimit() {
    routesTo(
        Map.of("DE", "RT3", "FR", "RT3", "IE", "RT7", "IT", "RT3"),
        draft()
            .billing("FR")
            .billing("DE")
            .billing("IT")
            .location("CHILD", "ESTIMATED_LOCATION", "IE", true));
  }

  @Test
  @DisplayName("S20 four States of one tier are CONFLICTING, and a lower tier does not decide")
  void fourStatesConflict() {
    europolOnly(
        "CONFLICTING",
        draft().billing("FR").billing("DE").billing("IT").billing("IE").phone("+33 612345678"));
  }

  @Test
  @DisplayName("S20 where four States conflict, the State that RT7 names receives")
  void victimStateReceivesInAConflict() {
    routesTo(
        Map.of("ES", "RT7"),
        draft()
            .billing("FR")
            .billing("DE")
            .billing("IT")
            .billing("IE")
            .location("VICTIM", "POSTAL_CODE", "ES", false));
  }

  @Test
  @DisplayName("S20 the limit of States is the policy's")
  void limitIsThePolicys() {
    var two = new RoutingPolicy(Set.of(), 1, true);
    var report = draft().billing("FR").billing("DE").build();
    assertThat(World.route(directory, two, report).europolOnlyReason(), is("CONFLICTING"));
  }

  @Test
  @DisplayName("S20 a State without an authority receives nothing, and no lower tier decides")
  void noAuthority() {
    europolOnly("NO_AUTHORITY", draft().billing("MT").phone("+33 612345678"));
    routesTo(Map.of("FR", "RT3"), draft().billing("MT").billing("FR"));
  }

  @Test
  @DisplayName("S20 a territory whose setting is nobody is TERRITORY_SETTING, before THIRD_COUNTRY")
  void territorySetting() {
    europolOnly("TERRITORY_SETTING", draft().billing("GL"));
    europolOnly("TERRITORY_SETTING", draft().upload("20.7.0.1").billing("US"));
  }

  @Test
  @DisplayName("Section 4 a territory goes to its State if the policy says so")
  void territoryOfAState() {
    var policy = new RoutingPolicy(Set.of(Territory.GL), 3, true);
    var routing = World.route(directory, policy, draft().billing("Greenland").build());
    assertThat(routing.stateToTier(), is(Map.of("DK", "RT3")));
  }

  @ParameterizedTest
  @CsvSource({
    "GP, FR",
    "MQ, FR",
    "GF, FR",
    "RE, FR",
    "YT, FR",
    "MF, FR",
    "FX, FR",
    "AX, FI",
    "REU, FR",
    "Åland Islands, FI",
    "Guadeloupe, FR"
  })
  @DisplayName("Section 4 the outermost regions and FX count as France, AX as Finland")
  void territoriesThatCount(String territory, String state) {
    routesTo(Map.of(state, "RT3"), draft().billing(territory));
  }

  @Test
  @DisplayName("Section 4 addresses in France and in Guadeloupe are two in one State")
  void territoryAndStateTogether() {
    routesTo(Map.of("FR", "RT2"), draft().upload("20.1.0.1", "20.6.0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FO", "AW", "CW", "SX", "BQ", "PF", "NC", "BL", "PM", "WF"})
  @DisplayName("Section 4 territories by setting go to nobody by default")
  void territoriesBySetting(String territory) {
    europolOnly("TERRITORY_SETTING", draft().billing(territory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB", "UK", "United Kingdom", "GI", "IM", "JE", "GG", "US", "CHE"})
  @DisplayName("Section 4 the United Kingdom with GI, IM, JE, GG is never named, nor third States")
  void neverNamed(String country) {
    europolOnly("THIRD_COUNTRY", draft().billing(country));
  }

  @Test
  @DisplayName("Section 4 EL and GR both in a report are one State, EL")
  void greeceIsOneState() {
    Routing routing = route(draft().billing("GR").billing("EL").billing("Greece"));
    assertThat(routing.stateToTier(), is(Map.of("EL", "RT3")));
    assertThat(routing.authorities(), is(Map.of("EL", List.of("EL-1"))));
    routesTo(Map.of("EL", "RT2"), draft().upload("20.5.0.1", "20.5.0.2"));
  }

  @Test
  @DisplayName("S18 one flagged occurrence flags an address everywhere")
  void oneFlagIsEnough() {
    europolOnly(
        "PROXY_ONLY", draft().upload("20.1.0.1").proxyUpload("::ffff:20.1.0.1").login("20.1.0.1"));
  }

  @Test
  @DisplayName("S20 PROXY_ONLY needs that no public address is unflagged")
  void proxyOnly() {
    europolOnly("PROXY_ONLY", draft().proxyUpload("20.1.0.1").proxyUpload("20.1.0.2"));
    europolOnly("THIRD_COUNTRY", draft().proxyUpload("20.1.0.1").upload("20.8.0.1"));
    routesTo(Map.of("DE", "RT5"), draft().proxyUpload("20.1.0.1").upload("20.2.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "203.0.113.7",
        "127.0.0.1",
        "fc00::1",
        "fe80::1",
        "::1",
        "ff02::1",
        "2001:db8::1",
        "example.org",
        "localhost",
        ""
      })
  @DisplayName("S21 private, shared, reserved and unreadable addresses name nobody")
  void addressesThatNameNobody(String address) {
    europolOnly("NO_SIGNAL", draft().upload(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1", "A2", "O1", "AP", "EU", "AN", "Europe"})
  @DisplayName("Section 4 pseudo-codes name nobody, also where the database answers one")
  void pseudoCodes(String code) {
    europolOnly("PSEUDO_CODE", draft().billing(code));
    europolOnly("PSEUDO_CODE", draft().upload("20.9.0.1"));
  }

  @Test
  @DisplayName("Section 4 the provider's State of establishment and a time zone name nobody")
  void establishmentAndTimeZone() {
    europolOnly("NO_SIGNAL", draft());
    europolOnly("NO_SIGNAL", draft().location("SUBJECT", "TIME_ZONE", "FR", true));
    europolOnly("NO_SIGNAL", draft().location("VICTIM", "TIME_ZONE", "FR", true));
  }

  @Test
  @DisplayName("Section 4 the registered country of a network names nobody")
  void registeredCountry() {
    europolOnly("NO_SIGNAL", draft().upload("20.11.0.1"));
  }

  @Test
  @DisplayName("Section 4 all authorities of a State are named, ordered")
  void severalAuthorities() {
    assertThat(
        route(draft().billing("FR")).authorities(), is(Map.of("FR", List.of("FR-1", "FR-2"))));
  }

  @Test
  @DisplayName("Section 4 Europol receives a copy where the policy says so, and alone in any case")
  void europolAlways() {
    var off = new RoutingPolicy(Set.of(), 3, false);
    Routing state = route(draft().billing("FR"));
    assertThat(state.recipients(POLICY), is(Map.of("FR", "RT3", "EUROPOL", "EUROPOL_ALWAYS")));
    assertThat(state.recipients(off), is(Map.of("FR", "RT3")));
    Routing nobody = route(draft());
    assertThat(nobody.recipients(POLICY), is(Map.of("EUROPOL", "NO_SIGNAL")));
    assertThat(nobody.recipients(off), is(Map.of("EUROPOL", "NO_SIGNAL")));
  }

  @Test
  @DisplayName("Section 4 every signal is kept as evidence, and none holds an address")
  void signalsAreEvidence() {
    Routing routing =
        route(
            draft()
                .upload("20.1.0.1", "20.1.0.2", "20.6.0.1", "20.2.0.1", "10.0.0.1", "junk")
                .proxyUpload("20.4.0.1")
                .login("20.2.0.9")
                .billing("US")
                .billing("Atlantis")
                .location("SUBJECT", "GPS", "IT", false)
                .location("VICTIM", "GPS", "GR", false));
    assertThat(
        routing.signals().stream()
            .map(
                row ->
                    "%s %s %s %d %s %s"
                        .formatted(
                            row.getTier(),
                            row.getKind(),
                            row.getState(),
                            row.getCount(),
                            row.getFlags(),
                            row.getIpDatabaseDigest() != null))
            .toList(),
        contains(
            "RT2 UPLOAD_ADDRESS FR 2 [] true",
            "RT2 UPLOAD_ADDRESS FR 1 [TERRITORY] true",
            "RT5 UPLOAD_ADDRESS DE 1 [] true",
            "RT7 VICTIM_LOCATION EL 1 [UNVERIFIED] false",
            "null BILLING_COUNTRY US 1 [THIRD_COUNTRY] false",
            "null BILLING_COUNTRY null 1 [UNKNOWN_COUNTRY] false",
            "null ESTIMATED_LOCATION IT 1 [UNVERIFIED] false",
            "null OTHER_ADDRESS DE 1 [] true",
            "null UPLOAD_ADDRESS IT 1 [PROXY] true",
            "null UPLOAD_ADDRESS null 1 [PRIVATE] false",
            "null UPLOAD_ADDRESS null 1 [UNPARSABLE] false"));
    assertThat(routing.signals().toString(), not(containsString("20.")));
  }
}
