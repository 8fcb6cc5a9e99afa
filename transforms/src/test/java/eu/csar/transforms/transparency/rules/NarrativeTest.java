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
        " "
      })
  @DisplayName("A84-5: what points to a person, a place on the web, a case or a day is withheld")
  void withheld(String text) {
    assertThat(new Narrative("A83-2b", "FR", text).mayBePublished(), is(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accounts without any verification, on live services.",
        "12 risk assessments name it; in 2025 there were 9.",
        "Comptes sans v\u00e9rification : le risque le plus cit\u00e9."
      })
  @DisplayName("Plain words and small numbers are published")
  void published(String text) {
    assertThat(new Narrative("A83-2b", "FR", text).mayBePublished(), is(true));
  }

  @Test
  @DisplayName("What is too long to check by eye is withheld")
  void tooLong() {
    assertThat(new Narrative("A83-2b", "FR", "word ".repeat(401)).mayBePublished(), is(false));
  }
}
