package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.receive.rules.ProviderRegister.Identified;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProviderRegisterTest {

  static final String REGISTER =
      """
      {"version":"7","providers":[
        {"id":"provider-001","name":"Provider 001","test":false,"state_of_establishment":"IE","names":[
          {"name":"Provider 001"},{"name":"Provider 017","namespace":"provider-017"},
          {"name":"Late Name","namespace":"unknown:Late Name"}]},
        {"id":"provider-002","name":"Provider 002","test":true,"state_of_establishment":"EL"}]}
      """;

  @Test
  @DisplayName("ID1 The namespace is that of first registration, the provider id that of today")
  void identifiesNames() throws UnusableRegistersException {
    ProviderRegister register = parse(REGISTER);
    assertThat(register.version(), is("7"));
    assertThat(
        register.identify("Provider 001"),
        is(new Identified("provider-001", "provider-001", false)));
    assertThat(
        register.identify("Provider 017"),
        is(new Identified("provider-017", "provider-001", false)));
    assertThat(
        register.identify("Provider 002"),
        is(new Identified("provider-002", "provider-002", true)));
    assertThat(register.providerIdOf("provider-017"), is("provider-001"));
  }

  @Test
  @DisplayName(
      "ID1 A name that is unknown, or was when it first delivered, keeps its own namespace")
  void keepsUnknownNames() throws UnusableRegistersException {
    ProviderRegister register = parse(REGISTER);
    assertThat(
        register.identify("Late Name"),
        is(new Identified("unknown:Late Name", "provider-001", false)));
    assertThat(
        register.identify("provider 001"),
        is(new Identified("unknown:provider 001", "unknown:provider 001", false)));
    assertThat(register.providerIdOf("unknown:Late Name"), is("provider-001"));
    assertThat(register.providerIdOf("unknown:Nobody"), is("unknown:Nobody"));
  }

  @Test
  @DisplayName("RC3 All problems of a register are reported at once")
  void reportsAllProblems() {
    String bad =
        """
        {"providers":[
          {"id":"a/b","name":"X"},
          {"id":"provider-001","name":"Provider 001","test":"no","state_of_establishment":"Ireland"},
          {"id":"provider-002","name":"Provider 001","state_of_establishment":"IE",
           "names":[{"name":"N","namespace":"unknown:M"},{}]}]}
        """;
    UnusableRegistersException problem =
        Assertions.assertThrows(UnusableRegistersException.class, () -> parse(bad));
    assertThat(
        problem.problems(),
        contains(
            "version is missing",
            "providers[0].id is missing or holds other characters than A-Z a-z 0-9 . _ -",
            "providers[1].test is neither true nor false",
            "providers[1].state_of_establishment is not a code of two capital letters",
            "providers[2].names[0].namespace is neither an id nor unknown: and the name",
            "providers[2].names[1].name is missing",
            "providers[2] lists a name of another entry: Provider 001"));
    Assertions.assertThrows(UnusableRegistersException.class, () -> parse("[]"));
  }

  static ProviderRegister parse(String text) throws UnusableRegistersException {
    return ProviderRegister.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
