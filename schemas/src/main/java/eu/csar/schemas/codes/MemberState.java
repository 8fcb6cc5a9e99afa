package eu.csar.schemas.codes;

import org.jspecify.annotations.Nullable;

/**
 * The Member States of the Union by their EU code, in protocol order (by each State's name in its
 * own language).
 *
 * <p>The EU code is the one of every output, file and folder name; it differs from ISO 3166-1 for
 * Greece alone (EL, GR).
 */
public enum MemberState implements PublishedCode {
  BE("BE", "BEL", "Belgium"),
  BG("BG", "BGR", "Bulgaria"),
  CZ("CZ", "CZE", "Czechia"),
  DK("DK", "DNK", "Denmark"),
  DE("DE", "DEU", "Germany"),
  EE("EE", "EST", "Estonia"),
  IE("IE", "IRL", "Ireland"),
  EL("GR", "GRC", "Greece"),
  ES("ES", "ESP", "Spain"),
  FR("FR", "FRA", "France"),
  HR("HR", "HRV", "Croatia"),
  IT("IT", "ITA", "Italy"),
  CY("CY", "CYP", "Cyprus"),
  LV("LV", "LVA", "Latvia"),
  LT("LT", "LTU", "Lithuania"),
  LU("LU", "LUX", "Luxembourg"),
  HU("HU", "HUN", "Hungary"),
  MT("MT", "MLT", "Malta"),
  NL("NL", "NLD", "Netherlands"),
  AT("AT", "AUT", "Austria"),
  PL("PL", "POL", "Poland"),
  PT("PT", "PRT", "Portugal"),
  RO("RO", "ROU", "Romania"),
  SI("SI", "SVN", "Slovenia"),
  SK("SK", "SVK", "Slovakia"),
  FI("FI", "FIN", "Finland"),
  SE("SE", "SWE", "Sweden");

  private final String isoAlpha2;
  private final String isoAlpha3;
  private final String englishName;

  MemberState(String isoAlpha2, String isoAlpha3, String englishName) {
    this.isoAlpha2 = isoAlpha2;
    this.isoAlpha3 = isoAlpha3;
    this.englishName = englishName;
  }

  /**
   * The Member State that a text names by EU code, ISO code or English name, in any case; null if
   * it names none. Territories are no Member States: see {@link Territory}.
   */
  public static @Nullable MemberState of(@Nullable String text) {
    Country country = Country.of(text);
    return country == null ? null : country.memberState();
  }

  /** EU code, such as EL. */
  public String euCode() {
    return name();
  }

  /** ISO 3166-1 alpha-2, such as GR. */
  public String isoAlpha2() {
    return isoAlpha2;
  }

  /** ISO 3166-1 alpha-3, such as GRC. */
  public String isoAlpha3() {
    return isoAlpha3;
  }

  /** Short English name. */
  public String englishName() {
    return englishName;
  }

  @Override
  public String meaning() {
    return englishName + ".";
  }
}
