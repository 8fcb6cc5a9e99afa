package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reports its own: a provider (Article 84(1)), a Coordinating Authority (Article 84(2)). */
@DisplayName("csar annual-report --for")
final class ForAddresseeTest {
  @TempDir static Path directory;
  private static YearOfSenders year;

  @BeforeAll
  static void make() throws IOException, SQLException {
    year = new YearOfSenders(directory).write();
    for (List<String> one :
        List.of(
            List.of("provider", "--for=provider:provider-001"),
            List.of("state", "--for=state:FR"),
            List.of("public"))) {
      Ended ended = release(one.get(0), one.subList(1, one.size()));
      assertThat(ended.out() + ended.err(), ended.code(), is(0));
    }
  }

  private static Ended release(String name, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "annual-report",
                "--statistics=" + directory.resolve("statistics"),
                "--returns=" + directory.resolve("returns"),
                "--year=2025",
                "--issued=2026-06-30",
                "--rounding-key=" + directory.resolve("rounding.key"),
                "--output=" + directory.resolve(name),
                // Once, however often it is named.
                "--language=en,en"));
    arguments.addAll(more);
    return csar(arguments.toArray(String[]::new));
  }

  private static String text(String release, String file) throws IOException {
    return Files.readString(directory.resolve(release).resolve(file));
  }

  /** All texts of a release, one after the other; of binary files their bytes as letters. */
  private static String all(String release) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory.resolve(release))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static List<String> csvs(String release) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(release).resolve("csv"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("A84-1: a provider's release holds its own figures, rounded, and no other's")
  void providersFigures() throws IOException {
    assertThat(csvs("provider"), is(List.of("removed_items_by_trigger.csv")));
    assertThat(
        text("provider", "csv/removed_items_by_trigger.csv"),
        is(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,FREQ,TIME_PERIOD,PROVIDER,TRIGGER,OBS_VALUE,OBS_STATUS,CONF_STATUS,NOTE,UNIT_MEASURE
            dataflow,CSAR:REMOVED_ITEMS_BY_TRIGGER(1.0.0),R,A,2025,provider-001,OWN_INITIATIVE,1205,A,,,ITEMS
            dataflow,CSAR:REMOVED_ITEMS_BY_TRIGGER(1.0.0),R,A,2025,provider-001,REMOVAL_ORDER,40,A,,,ITEMS
            dataflow,CSAR:REMOVED_ITEMS_BY_TRIGGER(1.0.0),R,A,2025,provider-001,_T,1245,A,,,ITEMS
            """
                .replace("\n", "\r\n")));
    String all = all("provider");
    assertThat(all, not(containsString("provider-002")));
    assertThat(all, not(containsString("9315")));
    assertThat(text("provider", "report/en/index.html"), containsString("1\u00a0245"));
  }

  @Test
  @DisplayName("A84-1: a provider's report holds its own words and nobody else's")
  void providersWords() throws IOException {
    String page = text("provider", "report/en/index.html");
    assertThat(page, containsString("Words of the first provider."));
    assertThat(page, not(containsString("Words of the second provider.")));
    assertThat(page, not(containsString("Words of France.")));
  }

  @Test
  @DisplayName("A84-2: a State's report holds its own words and nobody else's")
  void statesWords() throws IOException {
    String page = text("state", "report/en/index.html");
    assertThat(page, containsString("Words of France."));
    assertThat(page, not(containsString("Words of Germany.")));
    assertThat(page, not(containsString("Words of the first provider.")));
    String publicPage = text("public", "report/en/index.html");
    assertThat(publicPage, containsString("Words of France."));
    assertThat(publicPage, containsString("Words of Germany."));
  }

  @Test
  @DisplayName("A84-2: a State prints of persons what the Centre prints of it, gaps too")
  void statesFigures() throws IOException {
    assertThat(csvs("state"), is(List.of("opinions_by_point.csv", "victims_by_gender.csv")));
    List<String> centre =
        text("public", "csv/victims_by_gender.csv")
            .lines()
            .filter(line -> !line.contains(",DE,") && !line.contains(",ES,"))
            .filter(line -> !line.contains(",IT,") && !line.contains(",SUM,"))
            .toList();
    assertThat(text("state", "csv/victims_by_gender.csv").lines().toList(), is(centre));
    assertThat(
        text("state", "csv/victims_by_gender.csv"), containsString(",2025,FR,F,,A,C,,PERSONS\r\n"));
    assertThat(
        text("state", "csv/opinions_by_point.csv"),
        containsString(",2025,FR,SCOPE,2,A,,,CASES\r\n"));
    assertThat(
        text("public", "csv/opinions_by_point.csv"), containsString(",2025,SCOPE,9,A,,,CASES\r\n"));
  }

  @Test
  @DisplayName("Title, citation, workbook, records and lineage say whose report it is")
  void names() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (List<String> one :
        List.of(
            List.of("public", "public", "the EU Centre (Article 84(4))", "annual-report"),
            List.of(
                "state",
                "state:FR",
                "Coordinating Authority of France (Article 84(2))",
                "annual-report-state-FR"),
            List.of(
                "provider",
                "provider:provider-001",
                "provider-001 (Article 84(1))",
                "annual-report-provider-provider-001"))) {
      String release = one.get(0);
      String title = "Annual report 2025 of " + one.get(2) + ": data";
      JsonNode lineage = json.readTree(text(release, "release.json"));
      assertThat(lineage.path("addressee").asText(), is(one.get(1)));
      assertThat(lineage.path("languages").toString(), is("[\"en\"]"));
      assertThat(text(release, "README.md"), containsString("# " + title + "\n"));
      assertThat(text(release, "CITATION.md"), containsString(title));
      JsonNode dcat = json.readTree(text(release, "dcat-ap.jsonld"));
      assertThat(dcat.path("dct:title").path("@value").asText(), is(title));
      assertThat(dcat.path("dcat:inSeries").path("@id").asText(), is("urn:csar:" + one.get(3)));
      assertThat(
          json.readTree(text(release, "datapackage.json")).path("title").asText(), is(title));
    }
    assertThat(all("provider"), not(containsString("EU Centre (")));
  }

  @Test
  @DisplayName("The page is headed by whose report it is")
  void publishers() throws IOException {
    String head = "<p class=\"publisher\">";
    assertThat(
        text("public", "report/en/index.html"),
        containsString(head + "EU Centre to prevent and combat child sexual abuse</p>"));
    assertThat(
        text("state", "report/en/index.html"),
        containsString(head + "Coordinating Authority of France</p>"));
    assertThat(text("provider", "report/en/index.html"), containsString(head + "provider-001</p>"));
  }

  @Test
  @DisplayName("The lineage names each return that was read, by a digest that needs the key")
  void returns() throws IOException, GeneralSecurityException {
    ObjectMapper json = new ObjectMapper();
    JsonNode all = json.readTree(text("public", "release.json")).path("inputs").path("returns");
    List<String> paths = new ArrayList<>();
    all.forEach(one -> paths.add(one.path("path").asText()));
    assertThat(
        paths,
        is(
            List.of(
                "returns/PROVIDER_YEAR/provider-001",
                "returns/PROVIDER_YEAR/provider-002",
                "returns/AUTHORITY_YEAR/DE",
                "returns/AUTHORITY_YEAR/FR")));
    JsonNode own = json.readTree(text("state", "release.json"));
    assertThat(own.path("inputs").path("returns").size(), is(1));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(YearOfSenders.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update("lineage\0".getBytes(StandardCharsets.UTF_8));
    String keyed = HexFormat.of().formatHex(mac.doFinal(year.digest("AUTHORITY_YEAR", "FR")));
    JsonNode named = own.path("inputs").path("returns").path(0);
    assertThat(named.path("path").asText(), is("returns/AUTHORITY_YEAR/FR"));
    assertThat(named.path("keyed_digest").asText(), is(keyed));
    assertThat(
        all("state"),
        not(containsString(HexFormat.of().formatHex(year.digest("AUTHORITY_YEAR", "FR")))));
    for (JsonNode output : own.path("outputs")) {
      String path = output.path("path").asText();
      String made = output.path("made_of").toString();
      if (path.equals("report/en/index.html") || path.endsWith(".pdf")) {
        assertThat(path, made, containsString("returns/AUTHORITY_YEAR/FR"));
        assertThat(path, made, containsString("protection.json"));
      }
      if (path.equals("LICENCE.md") || path.startsWith("report/fonts/")) {
        assertThat(path, made, is("[]"));
      }
      if (path.equals("tables/opinions_by_point.parquet")) {
        assertThat(
            path,
            made,
            is("[\"internal/catalogue.json\",\"internal/tables/authority_opinions.parquet\"]"));
      }
    }
  }

  @Test
  @DisplayName("check-release passes the release of each")
  void checked() {
    for (String release : List.of("provider", "state", "public")) {
      Ended ended = csar("check-release", directory.resolve(release).toString());
      assertThat(release + ended.out() + ended.err(), ended.code(), is(0));
    }
  }

  @Test
  @DisplayName("50: a provider that returned nothing of the year is named, and nothing stands")
  void nobody() {
    Ended ended = release("nobody", List.of("--for=provider:provider-009"));
    assertThat(ended.out() + ended.err(), ended.code(), is(50));
    assertThat(
        ended.err(), containsString("no return PROVIDER_YEAR of provider-009 for 2025 stands"));
    assertThat(Files.exists(directory.resolve("nobody")), is(false));
    assertThat(Files.exists(directory.resolve("nobody.making")), is(false));
  }
}
