package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of a report, on a database of two runs. */
final class ExplainTest {
  @TempDir Path directory;
  private Path database = Path.of("unset");

  @BeforeEach
  void publishTwoRuns() throws IOException {
    database = SmallDatabase.in(directory.resolve("db"));
  }

  private String explain(String key) {
    Ended ended = csar("explain", "--database=" + database, key);
    assertThat(ended.err(), ended.code(), is(0));
    return ended.out();
  }

  @Test
  @DisplayName("A report's story is told run by run, in order")
  void tellsTheStoryRunByRun() {
    assertThat(
        explain("0a1b2c3d"),
        stringContainsInOrder(
            "Report " + SmallDatabase.KEY_1,
            "from provider-001, its number number-0, channel ANNEX_III",
            "now FORWARDED. Forwarded to those who may act. Version 1, since run 2.",
            "EL has it, sent in run 2",
            "counted from 0",
            "Run 1, as of 2026-01-06T00:00:00Z",
            "record 0 of reports-0001.ndjson in export export-1, version 0",
            "NEW. The first record of a report that no earlier run knows.",
            "item 0: SHA256 equal to indicator-1 of list KNOWN, version abababababab...",
            "the rules of this run asked for no ground",
            "FORWARDED. Forwarded to those who may act.",
            "RT2 Two or more distinct unflagged upload addresses in one State.  <- names recipients",
            "UPLOAD_ADDRESS in FR, 2 values",
            "FR: FIRST. The report, for the first time or again after a recall.",
            "because RT2. Two or more",
            "EUROPOL: FIRST",
            "because EUROPOL_ALWAYS. The policy sends Europol a copy",
            "Run 2, as of 2026-01-07T00:00:00Z",
            "record 0 of reports-0001.ndjson in export export-2, version 1",
            "NEW_VERSION. Newer than",
            "Why the run took it up",
            "NEW_VERSION. The provider sent a newer version.",
            "as before: FORWARDED.",
            "so it concerns FR, EL, with a copy for Europol",
            "FR: REPLACEMENT. The report with other content than the one sent before.",
            "EL: FIRST."));
  }

  @Test
  @DisplayName("UG1 UG3 each ground is told, with what it rests on and what stands against it")
  void tellsEachGround() {
    assertThat(
        explain("0a1b2c3d"),
        stringContainsInOrder(
            "Whether it is manifestly unfounded, ground by ground",
            "TEST does not hold",
            "ASSESSED_NOT_ABUSE holds, and filters nothing",
            "UG3. Every reported item is, by its SHA-256,",
            "it rests on notice-7",
            "against it stands URGENT. The provider marked the report as urgent."));
  }

  @Test
  @DisplayName("JU4 RC6 reviews and notices are told in the words of the published tables")
  void tellsReviewsAndNotices() {
    assertThat(
        explain("0a1b2c3d"),
        stringContainsInOrder(
            "a review (message message-1, review review-1) says of its decision: FORWARD, of version 0,"
                + " because SECOND_LOOK, decided 2026-01-05T12:00:00Z",
            "ACCEPTED. It has effect in this run.",
            "What the provider was told",
            "INFORMATION_REQUEST. Information of Article 13 is missing (Article 48(5)).",
            "because MISSING_SIGNATURE. The signature is missing (R32)."));
  }

  @Test
  void doesNotCallAReportUrgentThatItsProviderDoesNotMarkSo() {
    String told = explain("0a1b2c3d");
    assertThat(told, containsString("not urgent: the provider does not mark it so"));
    assertThat(told, not(containsString("the Centre says")));
  }

  @Test
  void shortensFollowUpTokens() {
    String told = explain("0a1b2c3d");
    assertThat(told, containsString("known lane; token 001122334455..."));
    assertThat(told, not(containsString(SmallDatabase.TOKEN)));
  }

  @Test
  void saysWhyAReportWentToEuropolAlone() {
    assertThat(
        explain(SmallDatabase.KEY_2),
        stringContainsInOrder(
            "seen, and too weak or unusable for any tier",
            "UPLOAD_ADDRESS in no country (PROXY)",
            "so it goes to Europol alone",
            "EUROPOL: FIRST",
            "because PROXY_ONLY. All public addresses are flagged as possible proxies.",
            "ITEM. Equal hash of an item.",
            SmallDatabase.KEY_1 + ", shared by 3 reports by then",
            "NEAR. Perceptually neighbouring hash of an item.",
            SmallDatabase.KEY_1 + ", 6 of 256 bits apart. ROTATED_90. Turned by 90 degrees."));
  }

  @Test
  void asksForAKeyOrAHash() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("0a1b2c3d", "--hash=" + "a".repeat(64)),
            List.of("--hash=" + "a".repeat(64)),
            List.of("0a1b2c3d", "--purpose=audit"))) {
      String[] line = new String[wrong.size() + 2];
      line[0] = "explain";
      line[1] = "--database=" + database;
      for (int i = 0; i < wrong.size(); i++) {
        line[i + 2] = wrong.get(i);
      }
      Ended ended = csar(line);
      assertThat(wrong.toString(), ended.code(), is(2));
      assertThat(ended.out(), is(""));
    }
  }
}
