package eu.csar.pipelines.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a country value names: decisions.md section 4 and S17, by two-letter codes. */
final class Countries {

  static final Set<String> MEMBER_STATES =
      words("AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK");
  private static final Set<String> PSEUDO = words("A1 A2 O1 AP EU AN");
  private static final Set<String> COUNT_AS_FRANCE = words("GP MQ GF RE YT MF FX");
  private static final Set<String> BY_SETTING = words("GL FO AW CW SX BQ PF NC BL PM WF");
  private static final Map<String, String> TWO_LETTERS = new HashMap<>();

  static {
    for (String iso : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(iso).build();
      TWO_LETTERS.put(iso, iso);
      TWO_LETTERS.put(country.getISO3Country(), iso);
      TWO_LETTERS.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), iso);
    }
    TWO_LETTERS.put("EL", "GR");
    TWO_LETTERS.put("UK", "GB");
    TWO_LETTERS.put("CZECH REPUBLIC", "CZ");
    TWO_LETTERS.put("FX", "FX");
    PSEUDO.forEach(code -> TWO_LETTERS.put(code, code));
  }

  /**
   * What a value says.
   *
   * @param code the column state of the signal; null if it names no country
   * @param memberState the State that it stands for; null if none
   * @param flag SignalRow's flag for it; null if none
   */
  record Country(@Nullable String code, @Nullable String memberState, @Nullable String flag) {}

  private Countries() {}

  private static Set<String> words(String words) {
    return new TreeSet<>(Arrays.asList(words.split(" ")));
  }

  /** A code or name, under the territories' settings of the policy. */
  static Country of(@Nullable String value, Map<String, String> territories) {
    String code = value == null ? null : TWO_LETTERS.get(value.trim().toUpperCase(Locale.ROOT));
    if (code == null) {
      return new Country(null, null, "UNKNOWN_COUNTRY");
    }
    if (PSEUDO.contains(code)) {
      return new Country(code, null, "PSEUDO_CODE");
    }
    if (COUNT_AS_FRANCE.contains(code)) {
      return new Country("FR", "FR", "TERRITORY");
    }
    if (code.equals("AX")) {
      return new Country("FI", "FI", "TERRITORY");
    }
    if (BY_SETTING.contains(code)) {
      String setting = territories.getOrDefault(code, "NOBODY");
      return setting.equals("NOBODY")
          ? new Country(code, null, "TERRITORY")
          : new Country(setting, setting, "TERRITORY");
    }
    String eu = code.equals("GR") ? "EL" : code;
    return MEMBER_STATES.contains(eu)
        ? new Country(eu, eu, null)
        : new Country(eu, null, "THIRD_COUNTRY");
  }

  /** A territory that names nobody, by the policy's setting. */
  static boolean isTerritoryOfNobody(Country country) {
    return "TERRITORY".equals(country.flag()) && country.memberState() == null;
  }
}
