package eu.csar.schemas.codes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A country value")
class CountryTest {

  @ParameterizedTest
  @CsvSource({
    "AT, AT, AUT, Austria",
    "BE, BE, BEL, Belgium",
    "BG, BG, BGR, Bulgaria",
    "CY, CY, CYP, Cyprus",
    "CZ, CZ, CZE, Czechia",
    "DE, DE, DEU, Germany",
    "DK, DK, DNK, Denmark",
    "EE, EE, EST, Estonia",
    "EL, GR, GRC, Greece",
    "ES, ES, ESP, Spain",
    "FI, FI, FIN, Finland",
    "FR, FR, FRA, France",
    "HR, HR, HRV, Croatia",
    "HU, HU, HUN, Hungary",
    "IE, IE, IRL, Ireland",
    "IT, IT, ITA, Italy",
    "LT, LT, LTU, Lithuania",
    "LU, LU, LUX, Luxembourg",
    "LV, LV, LVA, Latvia",
    "MT, MT, MLT, Malta",
    "NL, NL, NLD, Netherlands",
    "PL, PL, POL, Poland",
    "PT, PT, PRT, Portugal",
    "RO, RO, ROU, Romania",
    "SE, SE, SWE, Sweden",
    "SI, SI, SVN, Slovenia",
    "SK, SK, SVK, Slovakia"
  })
  @DisplayName("S17 names a Member State by EU code, ISO codes and English name, in any case")
  void memberStates(MemberState state, String alpha2, String alpha3, String name) {
    assertThat(state.isoAlpha2(), is(alpha2));
    for (String text : new String[] {state.name(), alpha2, alpha3, name, " " + name + " "}) {
      assertThat(MemberState.of(text), is(state));
      assertThat(MemberState.of(text.toLowerCase(java.util.Locale.ROOT)), is(state));
      assertThat(MemberState.of(text.toUpperCase(java.util.Locale.ROOT)), is(state));
      assertThat(Country.of(text).code(), is(state.name()));
    }
  }

  @Test
  @DisplayName("S17 knows 27 Member States, in protocol order")
  void protocolOrder() {
    assertThat(
        Arrays.toString(MemberState.values()),
        is(
            "[BE, BG, CZ, DK, DE, EE, IE, EL, ES, FR, HR, IT, CY, LV, LT, LU, HU, MT, NL, AT, PL,"
                + " PT, RO, SI, SK, FI, SE]"));
  }

  @ParameterizedTest
  @CsvSource({
    "GP, GP, FR, COUNTS_AS_STATE",
    "GLP, GP, FR, COUNTS_AS_STATE",
    "MTQ, MQ, FR, COUNTS_AS_STATE",
    "French Guiana, GF, FR, COUNTS_AS_STATE",
    "Reunion, RE, FR, COUNTS_AS_STATE",
    "MYT, YT, FR, COUNTS_AS_STATE",
    "St. Martin, MF, FR, COUNTS_AS_STATE",
    "fx, FX, FR, COUNTS_AS_STATE",
    "Aland Islands, AX, FI, COUNTS_AS_STATE",
    "GRL, GL, DK, BY_SETTING",
    "Faroe Islands, FO, DK, BY_SETTING",
    "ABW, AW, NL, BY_SETTING",
    "Curacao, CW, NL, BY_SETTING",
    "SXM, SX, NL, BY_SETTING",
    "BES, BQ, NL, BY_SETTING",
    "PYF, PF, FR, BY_SETTING",
    "New Caledonia, NC, FR, BY_SETTING",
    "BLM, BL, FR, BY_SETTING",
    "SPM, PM, FR, BY_SETTING",
    "WLF, WF, FR, BY_SETTING"
  })
  @DisplayName("S17 names a territory of a Member State, which is no Member State by itself")
  void territories(
      String text, Territory territory, MemberState state, Territory.Standing standing) {
    assertThat(Country.of(text).territory(), is(territory));
    assertThat(MemberState.of(text), is(nullValue()));
    assertThat(territory.state(), is(state));
    assertThat(territory.standing(), is(standing));
  }

  @ParameterizedTest
  @CsvSource({
    "GB, GB",
    "GBR, GB",
    "uk, GB",
    "United Kingdom, GB",
    "Gibraltar, GI",
    "IM, IM",
    "JE, JE",
    "GG, GG",
    "US, US",
    "USA, US",
    "United States, US",
    "United States of America, US",
    "switzerland, CH",
    "Türkiye, TR",
    "Côte d'Ivoire, CI",
    "Bosnia and Herzegovina, BA",
    "XK, XK"
  })
  @DisplayName("S17 names third countries by code and name, the United Kingdom and its islands too")
  void thirdCountries(String text, String code) {
    assertThat(Country.of(text).code(), is(code));
    assertThat(Country.of(text).isThirdCountry(), is(true));
  }

  @ParameterizedTest
  @EnumSource(PseudoCode.class)
  @DisplayName("Section 4 may be a pseudo-code, which names no country")
  void pseudoCodes(PseudoCode pseudo) {
    assertThat(Country.of(pseudo.name()).pseudoCode(), is(pseudo));
    assertThat(Country.of(pseudo.name()).isThirdCountry(), is(false));
    assertThat(MemberState.of(pseudo.name()), is(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "XX", "Atlantis", "F R", "001"})
  @DisplayName("may name nothing that is known")
  void unknown(String text) {
    assertThat(Country.of(text), is(nullValue()));
  }

  @Test
  @DisplayName("Codes that the data hold have a meaning each")
  void meanings() {
    PublishedCode[][] tables = {
      AbuseType.values(), Awareness.values(), Cause.values(), Decision.values(),
      EuropolCopyReason.values(), EuropolOnlyReason.values(), ForwardKind.values(), Lane.values(),
      LinkKind.values(), MemberState.values(), NoticeKind.values(), Outcome.values(),
      PseudoCode.values(), RecallReason.values(), ReviewSubject.values(), ReviewValue.values(),
      ServiceType.values(), SignalFlag.values(), SignalKind.values(), Territory.values(),
      Tier.values()
    };
    assertThat(
        Arrays.stream(tables)
            .flatMap(Arrays::stream)
            .filter(code -> !code.meaning().endsWith("."))
            .toList(),
        hasSize(0));
  }
}
