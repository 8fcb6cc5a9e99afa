package eu.csar.schemas.codes;

/**
 * Territories with an ISO 3166-1 code of their own that belong to a Member State (section 4 of the
 * decision tables).
 *
 * <p>Those of the United Kingdom and the Crown are none: GI, IM, JE and GG are third countries.
 */
public enum Territory implements PublishedCode {
  GP("Guadeloupe", MemberState.FR, Standing.COUNTS_AS_STATE),
  MQ("Martinique", MemberState.FR, Standing.COUNTS_AS_STATE),
  GF("French Guiana", MemberState.FR, Standing.COUNTS_AS_STATE),
  RE("Réunion", MemberState.FR, Standing.COUNTS_AS_STATE),
  YT("Mayotte", MemberState.FR, Standing.COUNTS_AS_STATE),
  MF("Saint Martin", MemberState.FR, Standing.COUNTS_AS_STATE),
  FX("Metropolitan France", MemberState.FR, Standing.COUNTS_AS_STATE),
  AX("Åland Islands", MemberState.FI, Standing.COUNTS_AS_STATE),
  GL("Greenland", MemberState.DK, Standing.BY_SETTING),
  FO("Faroe Islands", MemberState.DK, Standing.BY_SETTING),
  AW("Aruba", MemberState.NL, Standing.BY_SETTING),
  CW("Curaçao", MemberState.NL, Standing.BY_SETTING),
  SX("Sint Maarten", MemberState.NL, Standing.BY_SETTING),
  BQ("Bonaire, Sint Eustatius and Saba", MemberState.NL, Standing.BY_SETTING),
  PF("French Polynesia", MemberState.FR, Standing.BY_SETTING),
  NC("New Caledonia", MemberState.FR, Standing.BY_SETTING),
  BL("Saint Barthélemy", MemberState.FR, Standing.BY_SETTING),
  PM("Saint Pierre and Miquelon", MemberState.FR, Standing.BY_SETTING),
  WF("Wallis and Futuna", MemberState.FR, Standing.BY_SETTING);

  /** How reports from a territory are routed. */
  public enum Standing {
    /** As if the State itself were named. */
    COUNTS_AS_STATE,
    /** To the State if the policy says so, else to nobody. */
    BY_SETTING
  }

  private final String englishName;
  private final MemberState state;
  private final Standing standing;

  Territory(String englishName, MemberState state, Standing standing) {
    this.englishName = englishName;
    this.state = state;
    this.standing = standing;
  }

  /** Short English name. */
  public String englishName() {
    return englishName;
  }

  /** The Member State to which it belongs. */
  public MemberState state() {
    return state;
  }

  /** Whether it counts as that State. */
  public Standing standing() {
    return standing;
  }

  @Override
  public String meaning() {
    return standing == Standing.COUNTS_AS_STATE
        ? englishName + "; counts as " + state.englishName() + "."
        : englishName + "; goes to " + state.englishName() + " if the policy says so, else nobody.";
  }
}
