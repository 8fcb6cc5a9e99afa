package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Article 84(5): which words of returns may be published. */
final class NarrativeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write to someone@example.org",
        "See https://example.org/page",
        "See example.org",
        "The address 192.0.2.17",
        "Hash 0123456789abcdef",
        "Call +32 2 299 11 11",
        "On 3.4.2025 it began",
        "Two\nlines",
        " ",
        "On 3 April 2025 it began",
        "It began in April.",
        "Seit M\u00e4rz bekannt",
        "Depuis mai 2025",
        "Huhtikuussa aloitettu",
        "In May it stopped"
      })
  @DisplayName("A84-5: what points to a person, a place on the web, a case or a day is withheld")
  void withheld(String text) {
    assertThat(new Narrative("A83-2b", "FR", text).mayBePublished(), is(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 victims were rescued.",
        "12 risk assessments name it; in 2025 there were 9.",
        "Half of 2 000",
        "A share of 40%",
        "\u00bd of all",
        "\u0662 of them",
        "From 2024-25 on",
        "Paragraph 3",
        "Article 8(3) was invoked 4 times."
      })
  @DisplayName(
      "A84-5: a count that disclosure control has not seen is withheld, whatever it counts")
  void counts(String text) {
    assertThat(new Narrative("A83-2b", "FR", text).mayBePublished(), is(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accounts without any verification, on live services.",
        "More often named in 2025 than in 2024.",
        "Objections under Article 8(3) and Article 14(5) rest on the same ground.",
        "Gem\u00e4\u00df Artikel 7(4)(d) abgewichen, seit 2025.",
        "Services that may be reached without an account; un march\u00e9 en croissance.",
        "Sunt mai multe servicii decât \u00een 2024.",
        "A neutral placeholder for words.",
        "Comptes sans v\u00e9rification : le risque le plus cit\u00e9."
      })
  @DisplayName("Plain words are published, with years and articles of law")
  void published(String text) {
    assertThat(new Narrative("A83-2b", "FR", text).mayBePublished(), is(true));
  }

  @Test
  @DisplayName("What is too long to check by eye is withheld")
  void tooLong() {
    assertThat(new Narrative("A83-2b", "FR", "word ".repeat(401)).mayBePublished(), is(false));
  }
}
