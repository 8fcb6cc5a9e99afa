package eu.csar.transforms.route.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The authority register")
class AuthorityRegisterTest {

  private static List<String> problemsOf(String json) {
    return assertThrows(
            UnusableAuthorityRegisterException.class,
            () -> AuthorityRegister.parse(json.getBytes(UTF_8)))
        .problems();
  }

  @Test
  @DisplayName("lists several authorities of a State, GR and EL as one")
  void severalAuthorities() {
    AuthorityRegister register =
        AuthorityRegister.parse(
            """
            {"version": "3", "authorities": [
              {"id": "GR-2", "state": "GR", "name": "Authority 2"},
              {"id": "FR-1", "state": "FR", "note": "the operator's own member"},
              {"id": "GR-1", "state": "EL"}]}
            """
                .getBytes(UTF_8));
    assertThat(register.version(), is("3"));
    assertThat(register.authoritiesOf("EL"), contains("GR-1", "GR-2"));
    assertThat(register.authoritiesOf("FR"), contains("FR-1"));
    assertThat(register.authoritiesOf("DE"), is(List.of()));
  }

  @Test
  @DisplayName("RC3 is refused with all of its problems at once")
  void allProblems() {
    assertThat(
        problemsOf(
            """
            {"authorities": [
              {"id": "A", "state": "FR"},
              {"id": "A", "state": "GB"},
              {"state": "DE"},
              {"id": "B", "state": 7},
              {"id": "C", "state": "GP"}]}
            """),
        contains(
            "version is missing or no text",
            "authorities[1].id is that of another authority",
            "authorities[1].state is no Member State",
            "authorities[2].id is missing or no text",
            "authorities[3].state is missing or no text",
            "authorities[3].state is no Member State",
            "authorities[4].state is no Member State"));
  }

  @Test
  @DisplayName("RC3 is refused if it is no register at all")
  void noRegister() {
    assertThat(problemsOf("{\"version\": \"1\""), contains("it is no JSON"));
    assertThat(problemsOf("{\"version\": \"1\", \"version\": \"2\"}"), contains("it is no JSON"));
    assertThat(problemsOf(""), contains("it is no JSON object"));
    assertThat(problemsOf("[]"), contains("it is no JSON object"));
    assertThat(
        problemsOf("{}"),
        contains("version is missing or no text", "authorities is missing or no list"));
    assertThat(
        problemsOf("{\"version\": \"1\", \"authorities\": {\"id\": \"A\"}}"),
        contains("authorities is missing or no list"));
    var missing = Path.of("no-such-register.json");
    assertThat(
        assertThrows(
                UnusableAuthorityRegisterException.class, () -> AuthorityRegister.read(missing))
            .problems(),
        contains("the file cannot be read"));
  }
}
