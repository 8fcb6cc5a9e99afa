package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against literal examples of decisions.md section 4. */
final class OracleRoutingTest {

  private static final Map<String, String> MAP =
      Map.of(
          "5.1.0.1", "FR", "5.1.0.2", "FR", "5.2.0.1", "DE", "5.4.0.1", "GP", "5.5.0.1", "GL",
          "5.6.0.1", "US", "5.7.0.1", "EU", "5.3.0.1", "GR");

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void makeAWorld() throws Exception {
    world = new World(new HandWorld(directory).directory);
  }

  private Routing.Outcome route(String members) throws Exception {
    String json = ("{'provider_report_id':'1'," + members + "}").replace('\'', '"');
    Content content = ReadRecord.of(Json.object(Bytes.utf8(json)), Set.of(), "A");
    return Routing.of(content, "k", 1, world, a -> MAP.get(a.getHostAddress()));
  }

  /** Spells out the shorthand of the tables below. */
  private static String members(String shorthand) {
    StringBuilder uploads = new StringBuilder();
    StringBuilder users = new StringBuilder();
    StringBuilder geo = new StringBuilder();
    for (String word : shorthand.split(" ", -1)) {
      String value = word.substring(word.indexOf(':') + 1);
      switch (word.substring(0, word.indexOf(':'))) {
        case "up" -> add(uploads, "{'address':'" + value + "'}");
        case "proxy" -> add(uploads, "{'address':'" + value + "','possible_proxy':true}");
        case "login" -> add(uploads, "{'address':'" + value + "','event':'LOGIN'}");
        case "at" -> add(geo, location(value, true));
        case "near" -> add(geo, location(value, false));
        case "bill" -> add(users, "{'role':'SUBJECT','billing_country':'" + value + "'}");
        case "phone" -> add(users, "{'role':'OTHER','phone':'" + value + "'}");
        case "victim" ->
            add(users, "{'role':'VICTIM','locations':[" + location(value, false) + "]}");
        default -> throw new IllegalArgumentException(word);
      }
    }
    return "'upload_ips':[" + uploads + "],'users':[" + users + "],'other_geo':[" + geo + "]";
  }

  private static void add(StringBuilder list, String element) {
    list.append(list.length() == 0 ? "" : ",").append(element);
  }

  private static String location(String country, boolean verified) {
    return "{'kind':'ESTIMATED_LOCATION','country':'" + country + "','verified':" + verified + "}";
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "RT1, at:DE up:5.1.0.1 up:5.1.0.2, {DE=RT1}",
    "RT1, at:GR at:EL, {EL=RT1}",
    "RT1, near:DE up:5.1.0.1, {FR=RT5}",
    "RT2, up:5.1.0.1 up:5.1.0.2 bill:DE, {FR=RT2}",
    "RT2, up:5.1.0.1 up:5.1.0.1 bill:DE, {DE=RT3}",
    "RT2, up:5.1.0.1 up:::ffff:5.1.0.1 bill:DE, {DE=RT3}",
    "RT2, up:5.1.0.1 up:5.4.0.1 bill:DE, {FR=RT2}",
    "RT2, up:5.1.0.1 proxy:5.1.0.2 bill:DE, {DE=RT3}",
    "RT3, bill:Greece bill:ITA phone:+33144556677, '{EL=RT3, IT=RT3}'",
    "RT4, phone:+33144556677 up:5.2.0.1, {FR=RT4}",
    "RT5, up:5.1.0.1 up:5.2.0.1, '{DE=RT5, FR=RT5}'",
    "RT6, login:5.1.0.1 login:5.1.0.2, {FR=RT6}",
    "RT6, login:5.1.0.1 login:5.2.0.1, NO_SIGNAL",
    "RT7, victim:ES, {ES=RT7}",
    "RT7, bill:FR victim:FR victim:ES, '{ES=RT7, FR=RT3}'",
    "RT7, bill:FR bill:DE bill:ES bill:IT victim:FI, {FI=RT7}",
    "CONFLICTING, bill:FR bill:DE bill:ES bill:IT, CONFLICTING",
    "NO_AUTHORITY, bill:IE, NO_AUTHORITY",
    "NO_AUTHORITY, bill:IE bill:FR, {FR=RT3}",
    "TERRITORY_SETTING, bill:GL proxy:5.1.0.1, TERRITORY_SETTING",
    "territories, bill:AX, {FI=RT3}",
    "PROXY_ONLY, proxy:5.1.0.1 up:10.0.0.1 bill:US, PROXY_ONLY",
    "PROXY_ONLY, proxy:5.1.0.1 up:5.6.0.1, THIRD_COUNTRY",
    "PSEUDO_CODE, up:5.7.0.1 bill:GB, PSEUDO_CODE",
    "THIRD_COUNTRY, bill:GB, THIRD_COUNTRY",
    "NO_SIGNAL, up:10.0.0.1 up:100.64.0.1 up:nonsense, NO_SIGNAL",
  })
  @DisplayName("RT1 to RT7 and the reasons for Europol alone")
  void tiers(String row, String signals, String expected) throws Exception {
    Routing.Outcome outcome = route(members(signals));
    String reason = outcome.europolOnly();
    assertThat(row, reason != null ? reason : outcome.stateToTier().toString(), is(expected));
  }

  @Test
  @DisplayName("RT1 to RT7 all signals are kept, by tier, kind, state and flags")
  void signalsAreKept() throws Exception {
    Routing.Outcome outcome =
        route(members("up:5.1.0.1 up:5.4.0.1 proxy:5.2.0.1 up:10.0.0.1 near:US bill:EL bill:GR"));
    assertThat(
        outcome.signals().stream()
            .map(
                r ->
                    String.join(
                        " ",
                        r.get("tier"),
                        r.get("kind"),
                        r.get("state"),
                        r.get("count"),
                        r.get("flags")))
            .sorted()
            .toList(),
        is(
            List.of(
                "RT2 UPLOAD_ADDRESS FR 1 [TERRITORY]",
                "RT2 UPLOAD_ADDRESS FR 1 []",
                "RT3 BILLING_COUNTRY EL 2 []",
                "null ESTIMATED_LOCATION US 1 [THIRD_COUNTRY, UNVERIFIED]",
                "null UPLOAD_ADDRESS DE 1 [PROXY]",
                "null UPLOAD_ADDRESS null 1 [PRIVATE]")));
  }

  @Test
  @DisplayName("RT5 countries of addresses come from the world's own database")
  void databaseOfTheWorld() throws Exception {
    RandomWorld.ipDatabase(directory.resolve("ip-country.mmdb"));
    world = new World(directory);
    String json = "{\"upload_ips\":[{\"address\":\"5.3.7.7\"},{\"address\":\"2a05:1::9\"}]}";
    Content content = ReadRecord.of(Json.object(Bytes.utf8(json)), Set.of(), "A");
    Routing.Outcome outcome = Routing.of(content, "k", 1, world);
    assertThat(outcome.stateToTier().toString(), is("{EL=RT5, FR=RT5}"));
    assertThat(outcome.signals().get(0).get("ip_database_built"), is("2026-01-02T00:00:00Z"));
  }

  @Test
  @DisplayName("S24 the token is a keyed digest of report and recipient")
  void token() {
    assertThat(Bytes.token(Bytes.utf8("key"), "ab", "FR"), is("e6171ce8d533ec0009bf9bd04e381f83"));
  }
}
