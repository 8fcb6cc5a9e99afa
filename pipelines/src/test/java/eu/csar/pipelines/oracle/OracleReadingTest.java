package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle against literal examples of decisions.md section 5. */
final class OracleReadingTest {

  @TempDir Path directory;

  @Test
  @DisplayName("RC1 fewer records than declared is one rejection, more is a finding")
  void counts() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", false, 5, "{'provider_report_id':'1'}")
            .export("A", "2026-01-03T00:00:00Z", true, 0, "{'provider_report_id':'2'}")
            .run();
    assertThat(
        HandWorld.outcomes(state),
        equalTo(Map.of("E1#0", "NEW", "E1#1", "REJECTED", "E2#0", "NEW")));
    assertThat(state.table("rejections"), hasSize(1));
    assertThat(state.table("rejections").get(0).get("code"), is("COUNT_MISMATCH"));
    assertThat(state.table("rejections").get(0).get("offset"), is("26"));
    assertThat(
        state.table("findings").stream().map(r -> r.get("code")).toList(),
        equalTo(List.of("TEST_FLAG_IGNORED", "MORE_RECORDS_THAN_DECLARED")));
  }

  @Test
  @DisplayName("RC1 an export with a wrong digest is refused whole, and read once it is right")
  void refusals() throws Exception {
    HandWorld world =
        new HandWorld(directory).export("A", "2026-01-02T00:00:00Z", "{'provider_report_id':'1'}");
    Path file = directory.resolve("exports/1/a.ndjson");
    byte[] right = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(right, 3));
    OracleState refused = world.run();
    assertThat(refused.table("submissions"), hasSize(0));
    assertThat(Oracle.step(refused, world.directory, HandWorld.LATE).run, is(1));
    Files.write(file, right);
    assertThat(
        HandWorld.outcomes(Oracle.step(refused, world.directory, HandWorld.LATE)),
        equalTo(Map.of("E1#0", "NEW")));
  }

  @Test
  @DisplayName("RC2 only what cannot be parsed is rejected, with code and field")
  void rejections() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export(
                "A",
                "2026-01-02T00:00:00Z",
                false,
                4,
                "",
                "[]",
                "{'items':[{'item_id':'1','item_id':'2'}]}",
                "{} {}",
                "{'version':'x','items':7,'urgent':'no'}")
            .run();
    assertThat(
        state.table("rejections").stream()
            .map(r -> r.get("offset") + " " + r.get("code") + " " + r.get("field"))
            .toList(),
        equalTo(
            List.of(
                "1 NOT_AN_OBJECT null",
                "4 DUPLICATE_MEMBER items.item_id",
                "46 MALFORMED_JSON null")));
    assertThat(
        state.table("findings").stream().map(r -> r.get("code") + " " + r.get("field")).toList(),
        equalTo(
            List.of(
                "NO_REPORT_ID provider_report_id",
                "VERSION_NOT_INTEGER version",
                "WRONG_TYPE items",
                "URGENCY_UNREADABLE urgent")));
    assertThat(
        List.copyOf(HandWorld.reports(state, "provider_urgent").values()),
        equalTo(List.of("true")));
  }
}
