package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.protect.rules.Ratio;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers, days and States by the Interinstitutional Style Guide. */
final class WordsTest {
  private static final Words ENGLISH = Words.in("en");
  private static final Words FRENCH = Words.in("fr");
  private static final Words GERMAN = Words.in("de");

  @Test
  @DisplayName("A hard space parts thousands in every language")
  void thousands() {
    for (Words words : List.of(ENGLISH, FRENCH, GERMAN)) {
      assertThat(words.number(1_640), is("1\u00a0640"));
      assertThat(words.number(1_234_567), is("1\u00a0234\u00a0567"));
      assertThat(words.number(999), is("999"));
      assertThat(words.number(-1_000), is("\u22121\u00a0000"));
    }
  }

  @Test
  @DisplayName("Decimals have a point in English, a comma in French and German, and round half up")
  void decimals() {
    assertThat(ENGLISH.decimal(12.25), is("12.3"));
    assertThat(FRENCH.decimal(12.25), is("12,3"));
    assertThat(GERMAN.decimal(1234.04), is("1\u00a0234,0"));
    assertThat(ENGLISH.decimal(-0.04), is("0.0"));
    assertThat(ENGLISH.decimal(-1.25), is("\u22121.3"));
  }

  @Test
  @DisplayName("Shares and changes are in per cent, changes with a sign")
  void percent() {
    assertThat(ENGLISH.percent(new Ratio(1, 8)), is("12.5\u00a0%"));
    assertThat(ENGLISH.signedPercent(new Ratio(1, 8)), is("+12.5\u00a0%"));
    assertThat(FRENCH.signedPercent(new Ratio(-1, 8)), is("\u221212,5\u00a0%"));
  }

  @Test
  @DisplayName("Days are as the institutions write them")
  void days() {
    LocalDate day = LocalDate.of(2026, 6, 30);
    assertThat(ENGLISH.day(day), is("30 June 2026"));
    assertThat(FRENCH.day(day), is("30 juin 2026"));
    assertThat(GERMAN.day(day), is("30. Juni 2026"));
    assertThat(FRENCH.day(LocalDate.of(2026, 6, 1)), is("1er juin 2026"));
    assertThat(FRENCH.day(LocalDate.of(2026, 6, 11)), is("11 juin 2026"));
    assertThat(GERMAN.instant("2026-06-30"), is("30. Juni 2026"));
    assertThat(ENGLISH.instant("2026-06-30T23:30:00-02:00"), is("1 July 2026"));
    assertThat(ENGLISH.instant(""), is(""));
  }

  @Test
  @DisplayName("EL is Greece in each language")
  void states() {
    PublishedTables.Code greece = new PublishedTables.Code("EL", "Greece.");
    assertThat(ENGLISH.code("geo", greece).text(), is("Greece"));
    assertThat(FRENCH.code("geo", greece).text(), is("Gr\u00e8ce"));
    assertThat(GERMAN.code("hosted_in", greece).text(), is("Griechenland"));
  }

  @Test
  @DisplayName("What no file of messages has stands in English and says so")
  void english() {
    Phrase phrase =
        GERMAN.code("new_dimension", new PublishedTables.Code("NEW_CODE", "A new code."));
    assertThat(phrase, is(new Phrase("A new code", "en")));
  }
}
