package eu.csar.schemas.codes;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Incident type of a CyberTipline report, by the published list of NCMEC's reporting API. Two of
 * the eight are types of Annex III; the others wait for a human unless more speaks for one (JU3).
 */
public enum IncidentType implements PublishedCode {
  CHILD_PORNOGRAPHY(
      "Child Pornography (possession, manufacture, and distribution)", AbuseType.CSAM),
  ONLINE_ENTICEMENT("Online Enticement of Children for Sexual Acts", AbuseType.SOLICITATION),
  CHILD_SEX_TRAFFICKING("Child Sex Trafficking", null),
  CHILD_SEX_TOURISM("Child Sex Tourism", null),
  CHILD_SEXUAL_MOLESTATION("Child Sexual Molestation", null),
  MISLEADING_DOMAIN_NAME("Misleading Domain Name", null),
  MISLEADING_WORDS_OR_IMAGES("Misleading Words or Digital Images on the Internet", null),
  UNSOLICITED_OBSCENE_MATERIAL("Unsolicited Obscene Material Sent to a Child", null);

  private final String literal;
  private final @Nullable AbuseType abuseType;

  IncidentType(String literal, @Nullable AbuseType abuseType) {
    this.literal = literal;
    this.abuseType = abuseType;
  }

  @Override
  public String meaning() {
    return "As the API writes it: " + literal + ".";
  }

  /** The type of Annex III that it is; null where it is none. */
  public @Nullable AbuseType abuseType() {
    return abuseType;
  }

  /**
   * The type that a text means, whatever its case, and where something follows or is missing at its
   * end, as in older literals; null: none.
   */
  public static @Nullable IncidentType of(String text) {
    String given = letters(text);
    for (IncidentType type : values()) {
      String known = letters(type.literal);
      if (given.startsWith(known) || (given.length() >= 16 && known.startsWith(given))) {
        return type;
      }
    }
    return null;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
