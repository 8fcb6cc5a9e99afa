package eu.csar.pipelines.synthesise;

import java.util.List;

/**
 * States, territories and others with the weights of regulation.md 12 (column 2023). Phone numbers
 * are the example numbers of the public numbering metadata: nobody's.
 */
final class Countries {

  /**
   * A Member State.
   *
   * @param code EU code, as every output writes it
   * @param iso ISO 3166-1 alpha-2, as registers of addresses write it
   * @param weight reports of 2023
   */
  record State(String code, String iso, String alpha3, String name, int weight, String phone) {}

  static final List<State> STATES =
      List.of(
          new State("AT", "AT", "AUT", "Austria", 19_630, "+43664123456"),
          new State("BE", "BE", "BEL", "Belgium", 41_926, "+32470123456"),
          new State("BG", "BG", "BGR", "Bulgaria", 17_726, "+35943012345"),
          new State("CY", "CY", "CYP", "Cyprus", 7_564, "+35796123456"),
          new State("CZ", "CZ", "CZE", "Czechia", 34_342, "+420601123456"),
          new State("DE", "DE", "DEU", "Germany", 173_560, "+4915123456789"),
          new State("DK", "DK", "DNK", "Denmark", 12_048, "+4534412345"),
          new State("EE", "EE", "EST", "Estonia", 4_338, "+37251234567"),
          new State("EL", "GR", "GRC", "Greece", 24_985, "+306912345678"),
          new State("ES", "ES", "ESP", "Spain", 104_748, "+34612345678"),
          new State("FI", "FI", "FIN", "Finland", 16_364, "+358412345678"),
          new State("FR", "FR", "FRA", "France", 310_519, "+33612345678"),
          new State("HR", "HR", "HRV", "Croatia", 16_339, "+385921234567"),
          new State("HU", "HU", "HUN", "Hungary", 25_643, "+36201234567"),
          new State("IE", "IE", "IRL", "Ireland", 13_265, "+353850123456"),
          new State("IT", "IT", "ITA", "Italy", 90_424, "+393123456789"),
          new State("LT", "LT", "LTU", "Lithuania", 12_005, "+37061234567"),
          new State("LU", "LU", "LUX", "Luxembourg", 3_000, "+352628123456"),
          new State("LV", "LV", "LVA", "Latvia", 4_671, "+37121234567"),
          new State("MT", "MT", "MLT", "Malta", 1_713, "+35696961234"),
          new State("NL", "NL", "NLD", "Netherlands", 72_913, "+31612345678"),
          new State("PL", "PL", "POL", "Poland", 108_800, "+48512345678"),
          new State("PT", "PT", "PRT", "Portugal", 45_675, "+351912345678"),
          new State("RO", "RO", "ROU", "Romania", 133_054, "+40712034567"),
          new State("SE", "SE", "SWE", "Sweden", 29_237, "+46701234567"),
          new State("SI", "SI", "SVN", "Slovenia", 6_204, "+38631234567"),
          new State("SK", "SK", "SVK", "Slovakia", 13_164, "+421912123456"));

  /** Territories that are part of a State: France, the last one Finland. */
  static final List<String> TERRITORIES = List.of("GP", "MQ", "GF", "RE", "YT", "MF", "AX");

  /** Territories under a setting of their State. */
  static final List<String> TERRITORIES_BY_SETTING =
      List.of("GL", "FO", "AW", "CW", "SX", "BQ", "PF", "NC", "BL", "PM", "WF");

  static final List<String> THIRD =
      List.of("US", "CH", "GB", "NO", "IS", "TR", "UA", "RS", "MA", "BR", "IN", "JP", "GI", "GG");

  /** The State of Luxembourg has no competent authority in a world with planted cases. */
  static final String WITHOUT_AUTHORITY = "LU";

  private static final int TOTAL = STATES.stream().mapToInt(State::weight).sum();

  private Countries() {}

  static State byCode(String code) {
    for (State state : STATES) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    throw new IllegalArgumentException("No Member State: " + code);
  }

  /** A State by weight. */
  static State draw(Dice dice) {
    int rest = dice.below(TOTAL);
    for (State state : STATES) {
      rest -= state.weight();
      if (rest < 0) {
        return state;
      }
    }
    throw new AssertionError();
  }
}
