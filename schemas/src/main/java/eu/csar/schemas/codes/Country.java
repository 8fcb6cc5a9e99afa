package eu.csar.schemas.codes;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a country value of a report or of an address database names (S17).
 *
 * <p>Codes and English names are those of the Java runtime's ISO 3166-1 tables, and those that
 * reports use beside them.
 *
 * @param code EU code of a Member State, else ISO 3166-1 alpha-2 or pseudo-code
 * @param memberState the Member State, if it is one
 * @param territory the territory of a Member State, if it is one
 * @param pseudoCode the pseudo-code, if it is one
 */
public record Country(
    String code,
    @Nullable MemberState memberState,
    @Nullable Territory territory,
    @Nullable PseudoCode pseudoCode) {

  private static final Map<String, Country> BY_TEXT = new HashMap<>();

  static {
    for (String iso : Locale.getISOCountries()) {
      Country country = ofIso(iso);
      Locale locale = new Locale("", iso);
      name(country, iso, locale.getISO3Country(), locale.getDisplayCountry(Locale.ENGLISH));
    }
    for (MemberState state : MemberState.values()) {
      name(ofIso(state.isoAlpha2()), state.euCode(), state.isoAlpha3(), state.englishName());
    }
    for (Territory territory : Territory.values()) {
      name(ofIso(territory.name()), territory.name(), territory.englishName());
    }
    for (PseudoCode pseudo : PseudoCode.values()) {
      name(new Country(pseudo.name(), null, null, pseudo), pseudo.name());
    }
    alias("AN", "Netherlands Antilles");
    alias("A1", "Anonymous Proxy");
    alias("A2", "Satellite Provider");
    alias("AP", "Asia/Pacific", "Asia/Pacific Region");
    alias("EU", "Europe", "European Union");
    alias("FX", "FXX", "France, Metropolitan");
    alias("CZ", "Czech Republic");
    alias("SK", "Slovak Republic");
    alias("NL", "The Netherlands");
    alias("IE", "Republic of Ireland");
    alias("EL", "Hellenic Republic");
    alias("GB", "UK", "Great Britain");
    alias("US", "United States of America");
    alias("RU", "Russian Federation");
    alias("KR", "Republic of Korea");
    alias("TR", "Turkey", "Türkiye");
    alias("VN", "Viet Nam");
    // User-assigned code, in use by the Union itself and by address databases.
    name(new Country("XK", null, null, null), "XK", "XKX", "Kosovo");
  }

  /** The country that a text names by code or English name, in any case; null if none is known. */
  public static @Nullable Country of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    // Nearly every value is a code in upper case, which needs no normalising.
    Country country = BY_TEXT.get(text);
    return country == null ? BY_TEXT.get(normal(text)) : country;
  }

  /** Whether it lies outside the Union and belongs to none of its States. */
  public boolean isThirdCountry() {
    return memberState == null && territory == null && pseudoCode == null;
  }

  private static Country ofIso(String iso) {
    for (MemberState state : MemberState.values()) {
      if (state.isoAlpha2().equals(iso)) {
        return new Country(state.euCode(), state, null, null);
      }
    }
    for (Territory territory : Territory.values()) {
      if (territory.name().equals(iso)) {
        return new Country(iso, null, territory, null);
      }
    }
    return new Country(iso, null, null, null);
  }

  private static void alias(String code, String... texts) {
    Country country = BY_TEXT.get(code);
    if (country == null) {
      throw new IllegalStateException("no country has the code " + code);
    }
    name(country, texts);
  }

  private static void name(Country country, String... texts) {
    for (String text : texts) {
      BY_TEXT.put(normal(text), country);
    }
  }

  /** Upper case, without accents, with plain apostrophes and "and" for the ampersand. */
  private static String normal(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('\u2019', '\'')
        .replace("&", "and")
        .toUpperCase(Locale.ROOT);
  }
}
