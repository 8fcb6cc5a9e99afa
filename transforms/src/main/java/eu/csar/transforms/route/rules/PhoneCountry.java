package eu.csar.transforms.route.rules;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Country of a phone number by its calling code (RT4).
 *
 * <p>Where countries share a code (+1, +7, +44, +262, +358, +590), the number's further digits tell
 * them apart; where they do not, it is the code's main country.
 *
 * @param number canonical number (E.164)
 * @param region ISO 3166-1 alpha-2; null for codes of no country, such as satellite networks
 */
record PhoneCountry(String number, @Nullable String region) {

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String NO_COUNTRY = "001";
  private static final String NO_DEFAULT = "ZZ";

  /** Reads a number in international form, with a plus; null for anything else. */
  static @Nullable PhoneCountry of(String text) {
    try {
      PhoneNumber number = PHONES.parse(text, NO_DEFAULT);
      String region = PHONES.getRegionCodeForNumber(number);
      if (region == null) {
        region = PHONES.getRegionCodeForCountryCode(number.getCountryCode());
      }
      boolean country = !NO_COUNTRY.equals(region) && !NO_DEFAULT.equals(region);
      return new PhoneCountry(
          PHONES.format(number, PhoneNumberFormat.E164), country ? region : null);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
