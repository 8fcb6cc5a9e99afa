package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.pipelines.oracle.Known.Review;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against literal examples of JU3, by the rule: no file of this form is read yet. */
final class OracleHeldTest {

  private static final Instant AS_OF = Instant.parse("2026-01-05T00:00:00Z");

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void makeAWorld() throws IOException {
    world = new World(new HandWorld(directory).directory);
  }

  private static Content content(String members, String source) throws Json.Unreadable {
    String json = ("{'provider_report_id':'1'" + members + "}").replace('\'', '"');
    Content c = ReadRecord.of(Json.object(Bytes.utf8(json)), Set.of(), "A");
    return new Content(
        c.idKind(),
        c.id(),
        c.retraction(),
        c.retractionReason(),
        c.version(),
        c.issuedAt(),
        c.digest(),
        c.references(),
        c.cited(),
        c.urgent(),
        c.abuseTypes(),
        c.serviceTypes(),
        c.bundled(),
        c.items(),
        c.uploads(),
        c.locations(),
        c.users(),
        c.children(),
        c.presence(),
        c.missing(),
        source,
        c.findings());
  }

  private static Known report(Review... reviews) {
    Known report = new Known("k", "A");
    report.firstRun = 1;
    report.place = new Place(AS_OF, "E", "d", "f", 0);
    report.reviews.addAll(List.of(reviews));
    return report;
  }

  private String judged(Known report, Content content, Row... matches) {
    Judging.Outcome outcome =
        new Judging(world, AS_OF, Set.of()).judge(report, content, List.of(matches));
    return outcome.decision() + " " + outcome.reasons();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | HELD_FOR_REVIEW [NO_ANNEX_III_TYPE]",
        ",'abuse_types':['NEW_CSAM'] | FORWARDED []",
        ",'abuse_types':['TRAFFICKING'] | HELD_FOR_REVIEW [NO_ANNEX_III_TYPE]",
        ",'urgent':true | FORWARDED []",
        ",'urgent':'?' | FORWARDED []",
        ",'items':[{'relevance':'REPORTED'}] | FORWARDED []",
        ",'items':[{}] | FORWARDED []",
        ",'items':[{'relevance':'SUPPLEMENTAL'}] | HELD_FOR_REVIEW [NO_ANNEX_III_TYPE]",
        ",'items':[{'relevance':'SUPPLEMENTAL','annotations':['SOLICITATION']}] | FORWARDED []",
      })
  @DisplayName("JU3 held only if nothing at all speaks for a type of Annex III")
  void held(String members, String expected) throws Exception {
    String given = members;
    assertThat(
        judged(report(), content(given.equals("'") ? "" : given, "CYBERTIPLINE")), is(expected));
    assertThat(
        judged(report(), content(given.equals("'") ? "" : given, "ANNEX_III")), is("FORWARDED []"));
  }

  @Test
  @DisplayName("JU3 a match of any list releases it")
  void matched() throws Exception {
    Row match = Row.empty().and("list", "NOT_ABUSE").and("quarantined", true);
    assertThat(judged(report(), content("", "CYBERTIPLINE"), match), is("FORWARDED []"));
  }

  @Test
  @DisplayName("JU3 a review of the decision releases it or ends it; one of the urgency does not")
  void reviewed() throws Exception {
    Content content = content("", "CYBERTIPLINE");
    assertThat(
        judged(report(new Review("R", "DECISION", "FORWARD", AS_OF, 1)), content),
        is("FORWARDED []"));
    assertThat(
        judged(report(new Review("R", "DECISION", "UNFOUNDED", AS_OF, 1)), content),
        is("MANIFESTLY_UNFOUNDED [REVIEWED_UNFOUNDED]"));
    assertThat(
        judged(report(new Review("R", "URGENCY", "NOT_URGENT", AS_OF, 1)), content),
        is("HELD_FOR_REVIEW [NO_ANNEX_III_TYPE]"));
  }
}
