package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of messages: none lacks a key, none has one that nobody asks for. */
final class MessagesTest {
  /** What the catalogue says in English, which English files need not repeat. */
  private static final Pattern OF_CATALOGUE =
      Pattern.compile("(table|definition|code|absence)\\..*");

  /** Keys that are put together: their families, as the code spells them. */
  private static final Pattern LITERAL =
      Pattern.compile("\"([a-z][A-Za-z0-9-]*\\.[A-Za-z0-9_.-]*)\"");

  @ParameterizedTest
  @ValueSource(strings = {"fr", "de"})
  @DisplayName("Every language has every text of English, with the same arguments")
  void sameKeys(String language) {
    Messages english = Messages.in("en");
    Messages other = Messages.in(language);
    Set<String> missing = new TreeSet<>(english.keys());
    missing.removeAll(other.keys());
    assertThat("missing in " + language, missing, is(empty()));
    Set<String> more = new TreeSet<>(other.keys());
    more.removeAll(english.keys());
    more.removeIf(key -> OF_CATALOGUE.matcher(key).matches());
    assertThat("only in " + language, more, is(empty()));
    for (String key : english.keys()) {
      assertThat(key, arguments(other, key), is(arguments(english, key)));
    }
  }

  @Test
  @DisplayName("French and German have the same texts of the catalogue")
  void sameCatalogue() {
    assertThat(Messages.in("fr").keys(), is(Messages.in("de").keys()));
  }

  @Test
  @DisplayName("Every text is asked for by the code or a template")
  void noneUnused() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (Path root :
        List.of(
            Path.of("src/main/java/eu/csar/transforms/transparency"),
            Path.of("../pipelines/src/main/jte"),
            Path.of("../pipelines/src/main/java/eu/csar/pipelines/annualreport"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher literal = LITERAL.matcher(Files.readString(file));
          while (literal.find()) {
            asked.add(literal.group(1));
          }
        }
      }
    }
    Set<String> unused = new TreeSet<>(Messages.in("en").keys());
    unused.removeIf(
        key ->
            asked.contains(key)
                || asked.stream().anyMatch(one -> one.endsWith(".") && key.startsWith(one)));
    unused.removeIf(key -> OF_CATALOGUE.matcher(key).matches());
    assertThat(unused, is(empty()));
  }

  @Test
  @DisplayName("A language without a file, and a key without a text, are errors that say so")
  void missing() {
    assertThat(
        assertThrows(MissingMessageException.class, () -> Messages.in("xx")).getMessage(),
        is("there are no messages in the language xx"));
    assertThat(
        assertThrows(MissingMessageException.class, () -> Messages.in("fr").text("no.such"))
            .getMessage(),
        is("the message no.such is missing in fr"));
  }

  @Test
  @DisplayName("Plurals are those of the language")
  void plurals() {
    Words french = Words.in("fr");
    assertThat(french.unit("REPORTS", 1, "1"), is("1 signalement"));
    assertThat(french.unit("REPORTS", 0, "0"), is("0 signalement"));
    assertThat(Words.in("en").unit("REPORTS", 0, "0"), is("0 reports"));
  }

  private static Set<String> arguments(Messages messages, String key) {
    return new TreeSet<>(
        new MessageFormat(messages.pattern(key), messages.locale()).getArgumentNames());
  }
}
