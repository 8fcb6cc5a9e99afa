package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line: help, and what is refused before anything is done. */
final class CsarTest {
  /** What one command line printed, and how it ended. */
  record Ended(int code, String out, String err) {}

  static Ended csar(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Csar.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  private static final String[] ASSESS = {
    "assess",
    "--exports=none",
    "--registers=none",
    "--indicators=none",
    "--ip-database=none",
    "--token-key=none",
    "--database=none",
    "--as-of=2026-01-06T00:00:00Z"
  };

  private static String[] assessWith(String... more) {
    return Stream.concat(Stream.of(ASSESS), Stream.of(more)).toArray(String[]::new);
  }

  static Stream<String> verbs() {
    return new Csar().commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHasHelpThatListsItsExitCodes(String verb) {
    Ended ended = csar(verb, "--help");
    assertThat(ended.code(), is(0));
    assertThat(
        ended.out(), allOf(containsString("Usage: csar " + verb), containsString("Exit codes:")));
    assertThat(ended.out(), containsString("2    The command line is wrong."));
    assertThat(ended.err(), is(emptyString()));
  }

  @Test
  void aMissingVerbIsAUsageErrorThatNamesTheVerbs() {
    Ended ended = csar();
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), containsString("explain"));
    assertThat(ended.out(), is(emptyString()));
  }

  @Test
  void aMistypedVerbGetsASuggestion() {
    Ended ended = csar("asess");
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), containsString("csar assess"));
  }

  @Test
  void allMissingOptionsAreNamedInOneMessage() {
    Ended ended = csar("assess", "--exports=none");
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), allOf(containsString("--registers"), containsString("--token-key")));
  }

  @Test
  void anOptionThatNobodyKnowsIsRefusedByName() {
    Ended ended = csar(assessWith("--paralelism=3"));
    assertThat(ended.code(), is(2));
    assertThat(
        ended.err(),
        containsString("--paralelism is an option of neither csar, Beam nor the runner"));
    assertThat(ended.err(), containsString("did you mean --parallelism?"));
    assertThat(ended.err(), not(containsString("\tat ")));
  }

  @Test
  void aSuggestedOptionOfOursIsWrittenAsOnTheCommandLine() {
    assertThat(csar(assessWith("--dryrun")).err(), containsString("did you mean --dry-run?"));
  }

  @Test
  void anArgumentWithoutDashesIsRefused() {
    Ended ended = csar(assessWith("surplus"));
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), containsString("\"surplus\" is no option"));
  }

  @Test
  void anUnknownRunnerIsRefusedWithTheKnownOnes() {
    Ended ended = csar(assessWith("--runner=NoRunner"));
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), allOf(containsString("NoRunner"), containsString("DirectRunner")));
  }

  @Test
  void anEmbeddedJobCannotBeDetached() {
    Ended ended = csar(assessWith("--attachedMode=false"));
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), containsString("--flinkMaster=HOST:PORT"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "assess, --exports",
    "assess, --database",
    "index, --output",
    "status, --database",
    "synthesise, --output"
  })
  void anAddressIsNoPath(String verb, String option) {
    Ended ended = csar(verb, option + "=s3://bucket/place");
    assertThat(ended.code(), is(2));
    assertThat(
        ended.err(),
        containsString(
            "s3://bucket/place is an address; only paths of mounted file systems can be read"
                + " and written"));
  }

  @Test
  void aStackTraceIsShownWhenAskedFor() {
    assertThat(csar(assessWith("--paralelism=3", "--stacktrace")).err(), containsString("\tat "));
  }
}
