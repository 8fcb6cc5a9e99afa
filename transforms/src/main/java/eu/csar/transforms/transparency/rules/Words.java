package eu.csar.transforms.transparency.rules;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.protect.rules.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one language says texts, numbers, days and codes, by the Interinstitutional Style Guide: a
 * hard space between thousands in every language, a decimal point in English, Irish and Maltese and
 * a comma elsewhere. No locale of the machine has a say.
 */
public final class Words {
  private static final char HARD_SPACE = '\u00a0';
  private static final char MINUS = '\u2212';
  private static final Set<String> POINT = Set.of("en", "ga", "mt");
  private static final Set<String> PLACES = Set.of("geo", "hosted_in");

  private final Messages messages;
  private final char decimal;

  private Words(Messages messages) {
    this.messages = messages;
    this.decimal = POINT.contains(messages.locale().getLanguage()) ? '.' : ',';
  }

  /**
   * The words of a language.
   *
   * @throws MissingMessageException where there is no file of that language
   */
  public static Words in(String language) {
    return new Words(Messages.in(language));
  }

  /** ISO 639-1 code. */
  public String language() {
    return messages.locale().getLanguage();
  }

  /** A text; see {@link Messages#text}. */
  public String text(String key, Object... namesAndValues) {
    return messages.text(key, namesAndValues);
  }

  /** A text of this language as a phrase. */
  public Phrase phrase(String key, Object... namesAndValues) {
    return new Phrase(text(key, namesAndValues), language());
  }

  /** A whole number. */
  public String number(long value) {
    String digits = Long.toString(Math.abs(value));
    StringBuilder text = new StringBuilder(value < 0 ? String.valueOf(MINUS) : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(HARD_SPACE);
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /** A number with one decimal, half up. */
  public String decimal(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    String text = number(rounded.abs().longValue());
    int tenth = rounded.abs().movePointRight(1).remainder(BigDecimal.TEN).intValue();
    return (rounded.signum() < 0 ? String.valueOf(MINUS) : "") + text + decimal + tenth;
  }

  /** A share in per cent with one decimal. */
  public String percent(Ratio ratio) {
    return decimal(ratio.value() * 100) + HARD_SPACE + '%';
  }

  /** A change in per cent with its sign. */
  public String signedPercent(Ratio ratio) {
    String percent = percent(ratio);
    return ratio.numerator() > 0 ? "+" + percent : percent;
  }

  /** What is printed in a cell, with Eurostat's signs where there is no number. */
  public String figure(PublishedFigure figure) {
    Long value = figure.value();
    if (value != null) {
      return number(value) + (figure.partial() ? HARD_SPACE + "p" : "");
    }
    return switch (figure.kind()) {
      case CONFIDENTIAL -> "C";
      case NOT_APPLICABLE -> "m";
      default -> ":";
    };
  }

  /** A day, in long form. */
  public String day(LocalDate day) {
    DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, messages.locale());
    format.setTimeZone(TimeZone.GMT_ZONE);
    String text = format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    // French writes the first of a month as an ordinal, which ICU's patterns of dates do not.
    return language().equals("fr") && day.getDayOfMonth() == 1
        ? text.replaceFirst("^1\\b", "1er")
        : text;
  }

  /** The UTC day of an instant in RFC 3339, or a day, in long form; empty where there is none. */
  public String instant(String instant) {
    if (instant.isEmpty()) {
      return "";
    }
    return day(
        instant.length() == 10
            ? LocalDate.parse(instant)
            : OffsetDateTime.parse(instant).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
  }

  /** Things in a row, with the language's word for and. */
  String list(List<String> things) {
    return ListFormatter.getInstance(messages.locale()).format(things);
  }

  /** What a code of a dimension means. */
  public Phrase code(String dimension, PublishedTables.Code code) {
    if (PLACES.contains(dimension)) {
      Optional<MemberState> state =
          Arrays.stream(MemberState.values())
              .filter(one -> one.euCode().equals(code.code()))
              .findFirst();
      if (state.isPresent()) {
        ULocale country = new ULocale("", state.get().isoAlpha2());
        return new Phrase(country.getDisplayCountry(messages.locale()), language());
      }
    }
    String key = "code." + dimension + "." + code.code();
    return messages.pattern(key) == null
        ? known("code.any." + code.code(), withoutStop(code.meaning()))
        : phrase(key);
  }

  /** What a dimension is called. */
  public Phrase dimension(PublishedTables.Dimension dimension) {
    return known(
        "dimension." + dimension.id(),
        dimension.title().isEmpty() ? dimension.id() : dimension.title());
  }

  /** The title of a table. */
  public Phrase title(PublishedTables.Table table) {
    return known("table." + table.id(), table.title());
  }

  /** A text of the catalogue, which is English. */
  private static Phrase english(String text) {
    return new Phrase(text, "en");
  }

  private Phrase known(String key, String english) {
    return messages.pattern(key) == null ? english(english) : phrase(key);
  }

  private static String withoutStop(String meaning) {
    return meaning.endsWith(".") ? meaning.substring(0, meaning.length() - 1) : meaning;
  }

  /** How a unit is counted, such as three reports; the number alone where it has no name. */
  String unit(String unit, long value, String printed) {
    String key = "unit." + unit;
    return messages.pattern(key) == null ? printed : text(key, "n", value, "count", printed);
  }

  /** What a table counts. */
  Phrase definition(PublishedTables.Table table) {
    return known("definition." + table.id(), table.description().definition());
  }

  /** When and how the units of a table are counted; the rule is that of the internal table. */
  Phrase countingRule(PublishedTables.Table table) {
    return known("rule." + table.description().source(), table.description().countingRule());
  }

  /** Why a table is published, and in this form; empty where it does not say so. */
  String reason(PublishedTables.Table table) {
    return known("reason." + table.id(), table.reason()).text();
  }

  /** What the key figure of a table is called; its title where it has no name of its own. */
  String keyFigure(String table, String title) {
    String key = "key." + table;
    return messages.pattern(key) == null ? title : text(key);
  }

  /** Why an item has no table. */
  Phrase absence(PublishedTables.Item item) {
    return known("absence." + item.id(), item.absence());
  }
}
