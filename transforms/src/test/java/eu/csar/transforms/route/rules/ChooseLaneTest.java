package eu.csar.transforms.route.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.Lane;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lane of a forward")
class ChooseLaneTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', PRIORITY",
    "KNOWN_CSAM, '', KNOWN",
    "NEW_CSAM, '', PRIORITY",
    "KNOWN_CSAM|NEW_CSAM, '', PRIORITY",
    "SOLICITATION, '', PRIORITY",
    "'', KNOWN_CSAM, KNOWN",
    "KNOWN_CSAM, KNOWN_CSAM, KNOWN",
    "NEW_CSAM, KNOWN_CSAM, PRIORITY",
    "KNOWN_CSAM|SOLICITATION, KNOWN_CSAM, PRIORITY",
    "KNOWN_CSAM, KNOWN_CSAM|NEW_CSAM, PRIORITY",
    "KNOWN_CSAM, NEW_CSAM, PRIORITY",
    "KNOWN_CSAM, SOLICITATION, PRIORITY"
  })
  @DisplayName("S23 is known for known material only, else priority")
  void lane(String abuse, String centre, Lane lane) {
    assertThat(ChooseLane.of(false, types(abuse), types(centre)), is(lane));
    assertThat(ChooseLane.of(true, types(abuse), types(centre)), is(Lane.URGENT));
  }

  private static List<String> types(String types) {
    return types.isEmpty() ? List.of() : List.of(types.split("\\|"));
  }
}
