package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle against literal examples of decisions.md section 2. */
final class OracleSupplementsTest {

  @TempDir Path directory;

  private static String report(String id, String... references) {
    StringBuilder list = new StringBuilder();
    for (String reference : references) {
      list.append(list.length() == 0 ? "" : ",")
          .append("{'body':'NCMEC','reference':'" + reference + "'}");
    }
    return "{'provider_report_id':'" + id + "','third_country_references':[" + list + "]}";
  }

  private static SortedMap<String, String> supplements(OracleState state) {
    TreeMap<String, String> names = new TreeMap<>();
    HandWorld.reports(state, "supplement_of")
        .forEach(
            (report, of) -> {
              for (String name : List.of("A/1", "A/2", "B/1", "C/1")) {
                if (of.equals(HandWorld.key(name.substring(0, 1), name.substring(2)))) {
                  names.put(report, name);
                }
              }
            });
    return names;
  }

  private static List<String> links(OracleState state, String kind) {
    return state.table("links").stream()
        .filter(r -> r.get("kind").equals(kind))
        .map(r -> r.get("algorithm") + " " + r.get("item_number") + " " + r.get("count"))
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("SU1 body and blanks are normalised, placeholders are findings")
  void referencesAreNormalised() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", report("1", " 123456 ", "n/a", "1234", "777777"))
            .export(
                "B",
                "2026-01-03T00:00:00Z",
                "{'provider_report_id':'1','third_country_references':"
                    + "[{'body':' ncmec','reference':'123456'}]}")
            .run();
    assertThat(supplements(state), equalTo(Map.of("B/1", "A/1")));
    assertThat(
        state.table("findings").stream().map(r -> r.get("code") + " " + r.get("field")).toList(),
        equalTo(List.of("PLACEHOLDER_REFERENCE third_country_references.reference")));
  }

  @Test
  @DisplayName("SU2 a second account by another provider supplements the first one")
  void secondAccount() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export("B", "2026-01-03T00:00:00Z", report("1", "10001"))
            .export("A", "2026-01-02T00:00:00Z", report("1", "10001"), report("2", "10001"))
            .run();
    assertThat(supplements(state), equalTo(Map.of("B/1", "A/1")));
    assertThat(links(state, "REFERENCE"), equalTo(List.of("null null 3")));
    assertThat(
        state.table("forwards").stream()
            .filter(r -> r.get("report_key").equals(HandWorld.key("B", "1")))
            .map(r -> r.get("kind"))
            .toList(),
        equalTo(List.of("SUPPLEMENT")));
  }

  @Test
  @DisplayName("SU2 no recursion: an account whose only predecessor has one itself is linked")
  void noRecursion() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", report("1", "10001"))
            .export("B", "2026-01-03T00:00:00Z", report("1", "10001", "10002"))
            .export("C", "2026-01-04T00:00:00Z", report("1", "10002"))
            .run();
    assertThat(supplements(state), equalTo(Map.of("B/1", "A/1")));
    assertThat(links(state, "REFERENCE"), equalTo(List.of("null null 2")));
  }

  @Test
  @DisplayName(
      "SU2 a report of an earlier run is earlier, whatever its place; published ones stand")
  void earlierRunsAreEarlier() throws Exception {
    HandWorld world =
        new HandWorld(directory).export("B", "2026-01-05T00:00:00Z", report("1", "10001"));
    OracleState first =
        Oracle.step(OracleState.empty(), world.directory, Instant.parse("2026-01-05T00:00:00Z"));
    world.export("A", "2026-01-02T00:00:00Z", report("1", "10001"));
    OracleState second = Oracle.step(first, world.directory, Instant.parse("2026-01-06T00:00:00Z"));
    assertThat(supplements(second), equalTo(Map.of("A/1", "B/1")));
  }

  @Test
  @DisplayName("SU2 test reports are never an earlier account, and make no links")
  void testReportsStandAside() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export("T", "2026-01-02T00:00:00Z", true, 1, report("1", "10001"))
            .export("A", "2026-01-03T00:00:00Z", report("1", "10001"))
            .run();
    assertThat(supplements(state), equalTo(Map.of()));
    assertThat(links(state, "REFERENCE"), equalTo(List.of()));
    assertThat(HandWorld.reports(state, "test"), equalTo(Map.of("A/1", "false", "T/1", "true")));
  }

  @Test
  @DisplayName("SU3 five reports may share a reference, the sixth makes it one that only links")
  void limitOfReports() throws Exception {
    HandWorld world =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", report("1", "10001"))
            .export(
                "B",
                "2026-01-03T00:00:00Z",
                report("1", "10001"),
                report("2", "10001"),
                report("3", "10001"),
                report("4", "10001"));
    assertThat(supplements(world.run()).size(), is(4));
    world.export("C", "2026-01-04T00:00:00Z", report("1", "10001"));
    assertThat(supplements(world.run()).size(), is(0));
    assertThat(
        links(world.run(), "REFERENCE"),
        equalTo(
            List.of("null null 6", "null null 6", "null null 6", "null null 6", "null null 6")));
  }

  @Test
  @DisplayName("SU4 citations are linked once each, a report never to itself")
  void citations() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export(
                "A",
                "2026-01-02T00:00:00Z",
                "{'provider_report_id':'1','supersedes':'1'}",
                "{'provider_report_id':'2','supersedes':'9','related_reports':['9','1','2']}")
            .run();
    assertThat(links(state, "CITES"), equalTo(List.of("null null 1", "null null 1")));
  }

  @Test
  @DisplayName("SU5 equal hashes link to the first report, never by the empty file")
  void items() throws Exception {
    String shared =
        "'hashes':[{'type':'SHA-1','value':'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'},"
            + "{'type':'md5','value':'d41d8cd98f00b204e9800998ecf8427e'}]";
    OracleState state =
        new HandWorld(directory)
            .export(
                "A",
                "2026-01-02T00:00:00Z",
                "{'provider_report_id':'1','items':[{" + shared + "},{" + shared + "}]}")
            .export(
                "B",
                "2026-01-03T00:00:00Z",
                "{'provider_report_id':'1','items':[{},{'relevance':'SUPPLEMENTAL',"
                    + shared
                    + "}]}")
            .run();
    assertThat(links(state, "ITEM"), equalTo(List.of("SHA1 1 2")));
    assertThat(state.table("item_hashes").size(), is(6));
  }
}
