package eu.csar.transforms.transparency.rules;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of a yearly return for readers of the report.
 *
 * @param item of Article 83 that they are about
 * @param sender EU code of the State, or id of the provider
 * @param text as returned
 */
public record Narrative(String item, String sender, String text) {
  private static final int LONGEST = 2_000;

  /** From this length on a name of a month is found with any ending: these are no other words. */
  private static final int LONG_NAME = 7;

  private static final List<String> LANGUAGES =
      List.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt",
          "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  /**
   * "May" is a verb in English and "mai" is "more" in Romanian: only beside a year, or a capital.
   */
  private static final Set<String> OTHER_WORDS = Set.of("may", "mai");

  /** What points to a person, an account, a place on the web, or a case. */
  private static final Pattern POINTING =
      Pattern.compile(
          "\\S@\\S"
              + "|(?i:https?:|www\\.|\\b[a-z0-9-]+\\.(?:com|org|net|eu|io|info|onion|[a-z]{2})\\b)"
              + "|(?i:\\b[0-9a-f]{12,}\\b)"
              + "|\\p{Cntrl}");

  /** A year, or an article of law with its paragraphs: the numbers that are no counts. */
  private static final Pattern NO_COUNT =
      Pattern.compile(
          "(?<![\\p{N}.,/()-])20\\d\\d(?![\\p{N}/()-]|[.,]\\p{N})"
              + "|(?iu)\\b(?:article|artikel|art\\.)\\s?\\p{Nd}{1,3}(?:\\((?:\\d{1,2}|[a-z])\\)){0,3}(?![\\p{N}.]\\p{N}|\\p{N})");

  private static final Pattern NUMBER = Pattern.compile("\\p{N}");

  private static final Pattern MONTH =
      Pattern.compile(
          "(?<!\\p{L})(?:(?iu:"
              + months()
              + ")|Ma[iy](?!\\p{L})|ma[iy](?=\\s+(?:de\\s+)?20\\d\\d))",
          Pattern.UNICODE_CASE);

  /**
   * Whether the words may be published: not what points to somebody or something, nor a count or a
   * day, which disclosure control has not seen, nor what is too long to be checked by eye. Of
   * numbers only years and articles pass, of times no month. A count in words is not found: it is a
   * net under the sender's own duty (Article 84(5)), not in its place.
   */
  public boolean mayBePublished() {
    return !text.isBlank()
        && text.length() <= LONGEST
        && !POINTING.matcher(text).find()
        && !MONTH.matcher(text).find()
        && !NUMBER.matcher(NO_COUNT.matcher(text).replaceAll(" ")).find();
  }

  /** Names of months in the languages of the Union, as they stand alone and in dates. */
  private static String months() {
    Set<String> names = new TreeSet<>();
    for (String language : LANGUAGES) {
      DateFormatSymbols symbols = new DateFormatSymbols(new ULocale(language));
      for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
        names.addAll(List.of(symbols.getMonths(context, DateFormatSymbols.WIDE)));
      }
    }
    return names.stream()
        .filter(name -> !OTHER_WORDS.contains(name.toLowerCase(ULocale.ENGLISH.toLocale())))
        .map(name -> Pattern.quote(name) + (name.length() < LONG_NAME ? "(?!\\p{L})" : ""))
        .collect(Collectors.joining("|"));
  }
}
