package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of reports over four runs, and what their provider and the operator are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The law")
final class LawTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory = Path.of("unset");
  private @Nullable LawWorld made;

  @BeforeAll
  void run() throws Exception {
    made = LawWorld.in(directory);
  }

  private LawWorld world() {
    return Objects.requireNonNull(made);
  }

  @Test
  @DisplayName(
      "UG2 ID10 a report that is retracted as erroneous before anybody has it is unfounded")
  void retractedBefore() throws Exception {
    assertThat(
        world().story("ERROR"),
        contains(
            "1 NEW MANIFESTLY_UNFOUNDED[RETRACTED_AS_ERRONEOUS]",
            "4 REASSESSED MANIFESTLY_UNFOUNDED[RETRACTED_AS_ERRONEOUS]"));
    assertThat(world().sent("ERROR"), is(empty()));
    assertThat(
        world().notices("ERROR"),
        contains("1 UNFOUNDED[RETRACTED_AS_ERRONEOUS][]", "1 RETRACTION_RECEIVED[ERRONEOUS][]"));
  }

  @Test
  @DisplayName("JU2 a report that was forwarded and then retracted stays forwarded and is recalled")
  void retractedAfter() throws Exception {
    assertThat(
        world().story("SENT"),
        contains("1 NEW FORWARDED[]", "2 RETRACTED FORWARDED[]", "4 REASSESSED FORWARDED[]"));
    assertThat(
        world().sent("SENT"),
        contains(
            "1 EUROPOL FIRST EUROPOL_ALWAYS",
            "1 FR FIRST RT5",
            "2 EUROPOL RECALL RETRACTED_BY_PROVIDER",
            "2 FR RECALL RETRACTED_BY_PROVIDER"));
    assertThat(
        world().notices("SENT"),
        contains(
            "1 INFORMATION_REQUEST[MISSING_SIGNATURE][]", "2 RETRACTION_RECEIVED[ERRONEOUS][]"));
  }

  @Test
  @DisplayName("UG4 JU4 a report that was forwarded and is reviewed as unfounded is recalled")
  void reviewed() throws Exception {
    assertThat(
        world().story("DOUBTED"),
        contains(
            "1 NEW FORWARDED[]",
            "2 REVIEWED FORWARDED[REVIEWED_UNFOUNDED]",
            "4 REASSESSED FORWARDED[REVIEWED_UNFOUNDED]"));
    assertThat(
        world().sent("DOUBTED"),
        contains(
            "1 EUROPOL FIRST EUROPOL_ALWAYS",
            "1 FR FIRST RT5",
            "2 EUROPOL RECALL MANIFESTLY_UNFOUNDED",
            "2 FR RECALL MANIFESTLY_UNFOUNDED"));
    assertThat(
        world().notices("DOUBTED"),
        contains(
            "1 INFORMATION_REQUEST[MISSING_SIGNATURE][]", "2 UNFOUNDED[REVIEWED_UNFOUNDED][]"));
  }

  @Test
  @DisplayName("UG3 JU1 a decision is re-opened when a notice that it names is disabled")
  void reopened() throws Exception {
    assertThat(
        world().story("HARMLESS"),
        contains(
            "1 NEW MANIFESTLY_UNFOUNDED[ASSESSED_NOT_ABUSE]",
            "3 REOPENED FORWARDED[]",
            "4 REASSESSED FORWARDED[]"));
    assertThat(
        world().notices("HARMLESS"),
        contains("1 UNFOUNDED[ASSESSED_NOT_ABUSE][I-1]", "3 CORRECTION[REOPENED][]"));
  }

  @Test
  @DisplayName("Section 4 a report moved from FR to DE gives FIRST to DE and RECALL to FR")
  void movedByReassessment() throws Exception {
    assertThat(
        world().sent("HARMLESS"),
        contains(
            "3 EUROPOL FIRST EUROPOL_ALWAYS",
            "3 FR FIRST RT5",
            "4 DE FIRST RT5",
            "4 EUROPOL REPLACEMENT EUROPOL_ALWAYS",
            "4 FR RECALL JURISDICTION_CHANGED"));
  }

  @Test
  @DisplayName("RC6 a provider reads its notices in words, each with what to do")
  void words() throws Exception {
    List<String> lines = Files.readAllLines(world().run(1).resolve("feedback/A/notices.ndjson"));
    assertThat(lines.size(), is(5));
    JsonNode unfounded =
        lines.stream()
            .map(LawTest::json)
            .filter(n -> n.has("item_ids"))
            .filter(n -> n.path("item_ids").size() > 0)
            .findFirst()
            .orElseThrow();
    assertThat(unfounded.path("provider_report_id").asText(), is("HARMLESS"));
    assertThat(unfounded.path("kind").asText(), is("UNFOUNDED"));
    assertThat(unfounded.path("item_ids").toString(), is("[\"I-1\"]"));
    assertThat(
        unfounded.path("reasons").toString(),
        is(
            "[{\"code\":\"ASSESSED_NOT_ABUSE\",\"words\":\"Every reported item was assessed by"
                + " competent authorities as no abuse material of any kind.\",\"action\":\"Consider"
                + " reinstating the items named, and take them out of your detection.\"}]"));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("RC6 feedback names no recipient, authority, indicator, match, token or case")
  void feedbackNamesNobody() throws Exception {
    try (Stream<Path> files = Files.walk(world().database())) {
      for (Path file : files.filter(path -> path.toString().contains("/feedback/")).toList()) {
        if (Files.isRegularFile(file)) {
          String text = Files.readString(file);
          for (String word :
              List.of(
                  "FR-1",
                  "DE-1",
                  "\"FR\"",
                  "\"DE\"",
                  "EUROPOL",
                  "N-FR",
                  "N-DE",
                  "K-1",
                  "V-1",
                  "r-1",
                  "follow_up_token",
                  "not_abuse",
                  "KNOWN")) {
            assertThat(file + " names " + word, text, not(containsString(word)));
          }
        }
      }
    }
  }

  @Test
  @DisplayName("RC5 the run's summary says in words what was decided and why")
  void summary() throws Exception {
    assertThat(
        world().told(1),
        containsString(
            "4 reports assessed (4 new): 2 forwarded, 2 manifestly unfounded, 0 held for review."));
    assertThat(
        world().told(1),
        containsString("Unfounded by ground: 1 retracted as erroneous, 1 assessed not abuse."));
    assertThat(
        world().told(2),
        containsString("2 reports assessed (1 retracted, 1 reviewed): 2 forwarded"));
    assertThat(world().told(2), containsString("1 messages not accepted"));
    assertThat(world().told(3), containsString("1 decisions were re-opened"));
    assertThat(world().told(4), containsString("Forwards: 1 first, 1 replacement, 1 recall."));
    assertThat(
        world().runJson(1).path("breaker").toString(),
        is(
            "{\"ASSESSED_NOT_ABUSE\":{\"reports\":1,\"tripped\":false},"
                + "\"RETRACTED_AS_ERRONEOUS\":{\"reports\":1,\"tripped\":false}}"));
  }

  @Test
  @DisplayName("ST1 the database is whole after reviews, re-opening and reassessment")
  void whole() {
    Ended verified = csar("verify-database", world().database().toString(), "--deep");
    assertThat(verified.out(), verified.code(), is(0));
  }
}
