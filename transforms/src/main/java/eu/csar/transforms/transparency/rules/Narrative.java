package eu.csar.transforms.transparency.rules;

import java.util.regex.Pattern;

/**
 * Words of a yearly return for readers of the report.
 *
 * @param item of Article 83 that they are about
 * @param sender EU code of the State, or id of the provider
 * @param text as returned
 */
public record Narrative(String item, String sender, String text) {
  private static final int LONGEST = 2_000;

  /**
   * What points to a person, an account, a place on the web, or a case: addresses, locators, hashes
   * and keys, phone and other long numbers, days.
   */
  private static final Pattern POINTING =
      Pattern.compile(
          "\\S@\\S"
              + "|(?i:https?:|www\\.|\\b[a-z0-9-]+\\.(?:com|org|net|eu|io|info|onion|[a-z]{2})\\b)"
              + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"
              + "|(?i:\\b[0-9a-f]{12,}\\b)"
              + "|\\+?\\d(?:[ ./-]?\\d){5,}"
              + "|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b"
              + "|\\p{Cntrl}");

  /**
   * Whether the words may be published: not what points to somebody or something, nor what is too
   * long to be checked by eye. It is a net under the sender's own duty (Article 84(5)), not in its
   * place.
   */
  public boolean mayBePublished() {
    return !text.isBlank() && text.length() <= LONGEST && !POINTING.matcher(text).find();
  }
}
