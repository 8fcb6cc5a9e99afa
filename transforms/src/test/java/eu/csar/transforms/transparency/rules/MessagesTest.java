package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.ibm.icu.text.MessageFormat;
import eu.csar.schemas.statistics.Article83Item;
import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.Publication;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.PublishedCodes;
import eu.csar.schemas.statistics.PublishedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of messages: none lacks a key, none has one that nobody asks for. */
final class MessagesTest {
  /** What the catalogue says in English, which English files need not repeat. */
  private static final Pattern OF_CATALOGUE =
      Pattern.compile("(table|definition|code|rule|reason|key|absence)\\..*");

  private static final Path FILES =
      Path.of("src/main/resources/eu/csar/transforms/transparency/rules/messages");

  /** Every language that has a file: adding one is adding a file. */
  static List<String> languages() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".properties", ""))
          .sorted()
          .toList();
    }
  }

  static List<String> translations() throws IOException {
    return languages().stream().filter(language -> !language.equals("en")).toList();
  }

  private static List<Publication> publications() {
    return Publications.sources().stream()
        .flatMap(source -> source.publications().stream())
        .toList();
  }

  /** Keys that are put together: their families, as the code spells them. */
  private static final Pattern LITERAL =
      Pattern.compile("\"([a-z][A-Za-z0-9-]*\\.[A-Za-z0-9_.-]*)\"");

  @ParameterizedTest
  @MethodSource("translations")
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
  @DisplayName("English, French and German are there")
  void threeLanguages() throws IOException {
    assertThat(languages(), hasItems("de", "en", "fr"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  @DisplayName(
      "A translation has title, definition, reason and counting rule of every published table")
  void catalogue(String language) {
    Set<String> wanted = new TreeSet<>();
    for (PublishedSource source : Publications.sources()) {
      wanted.add("rule." + source.table());
      for (Publication table : source.publications()) {
        wanted.add("table." + table.id());
        wanted.add("definition." + table.id());
        wanted.add("reason." + table.id());
      }
    }
    for (Article83Item item : Article83Item.values()) {
      if (Publications.serving(item.id()).isEmpty()) {
        wanted.add("absence." + item.id());
      }
    }
    Set<String> told = new TreeSet<>(Messages.in(language).keys());
    told.removeIf(
        key ->
            !key.matches("(table|definition|rule|reason|absence)\\..*")
                || key.matches("table\\.(figure|caption.*)"));
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(told);
    assertThat("missing in " + language, missing, is(empty()));
    told.removeAll(wanted);
    assertThat("of no published table", told, is(empty()));
  }

  @ParameterizedTest
  @MethodSource("languages")
  @DisplayName("A key figure, a code or a rule of the files is one of the catalogue")
  void known(String language) {
    Set<String> known = new TreeSet<>();
    List.of("_T", "SUM", "UNKNOWN", "EU27_2020", "EU_COVERED", "UNDETERMINED")
        .forEach(code -> known.add("code.any." + code));
    for (PublishedSource source : Publications.sources()) {
      known.add("rule." + source.table());
    }
    for (Publication table : publications()) {
      known.add("key." + table.id());
    }
    for (Dimension dimension : Dimension.values()) {
      CodeList codes = dimension.codes();
      if (codes != null) {
        codes.meanings().keySet().forEach(code -> known(known, dimension.id(), code));
      }
    }
    PublishedCodes.ALL
        .meanings()
        .keySet()
        .forEach(
            code -> {
              for (Dimension dimension : Dimension.values()) {
                known(known, dimension.id(), code);
              }
            });
    Set<String> unknown = new TreeSet<>(Messages.in(language).keys());
    unknown.removeIf(key -> !key.matches("(code|key|rule)\\..*"));
    unknown.removeAll(known);
    assertThat(unknown, is(empty()));
  }

  private static void known(Set<String> known, String dimension, String code) {
    known.add("code." + dimension + "." + code);
    known.add("code.any." + code);
  }

  @ParameterizedTest
  @MethodSource("translations")
  @DisplayName("A translation has every code that a published table may print")
  void codes(String language) {
    Messages messages = Messages.in(language);
    Set<String> missing = new TreeSet<>();
    for (Publication table : publications()) {
      for (Dimension dimension : table.dimensions()) {
        CodeList codes = dimension.codes();
        boolean banded = table.bands().containsKey(dimension);
        boolean parts = dimension.id().equals("measure") && !table.where().containsKey(dimension);
        if (codes == null || banded || parts || dimension.id().matches("geo|hosted_in|provider")) {
          continue;
        }
        for (String code : table.where().getOrDefault(dimension, codes.codes())) {
          boolean told =
              messages.pattern("code." + dimension.id() + "." + code) != null
                  || messages.pattern("code.any." + code) != null;
          boolean grouped =
              table.groups().getOrDefault(dimension, Map.of()).values().stream()
                  .anyMatch(members -> members.contains(code));
          if (!told && !grouped) {
            missing.add(table.id() + " " + dimension.id() + "." + code);
          }
        }
      }
    }
    assertThat(missing, is(empty()));
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
    Set<String> unanswered = new TreeSet<>(asked);
    Set<String> families = new TreeSet<>();
    Messages.in("en").keys().forEach(key -> families.add(key.substring(0, key.indexOf('.') + 1)));
    unanswered.removeIf(
        key ->
            key.endsWith(".")
                ? Messages.in("de").keys().stream().anyMatch(one -> one.startsWith(key))
                : Messages.in("en").keys().contains(key)
                    || families.stream().noneMatch(key::startsWith));
    unanswered.removeIf(key -> key.matches(".*\\.(jte|json|md)") || key.equals("absence."));
    assertThat(unanswered, is(empty()));
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
