package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The policy of protection")
class ReadProtectionTest {
  @TempDir Path directory;

  private ProtectionPolicy read(String json) throws IOException {
    Path file = directory.resolve("protection.json");
    Files.writeString(file, json.replace('\'', '"'));
    return ReadProtection.read(file, ProtectionPolicy.DEFAULT);
  }

  @Test
  @DisplayName("takes what the file says, and else the usual 5, 5 and 4")
  void given() throws IOException {
    assertThat(read("{}"), is(new ProtectionPolicy(5, 5, 4)));
    assertThat(read("{'threshold':10}"), is(new ProtectionPolicy(10, 5, 4)));
    assertThat(read("{'width':2,'base':3,'threshold':3}"), is(new ProtectionPolicy(3, 3, 2)));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("refuses what nobody can have meant")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[5,5,4] | is no JSON object",
        "{'treshold':10} | treshold is none of threshold, base, width",
        "{'threshold':3,'threshold':10} | is no JSON, or says a member twice",
        "{'threshold':10}} | is no JSON, or says a member twice",
        "{'threshold':'10'} | threshold is no whole number up to 1000",
        "{'threshold':7.5} | threshold is no whole number up to 1000",
        "{'threshold':null} | threshold is no whole number up to 1000",
        "{'base':1001} | base is no whole number up to 1000",
        "{'threshold':1} | threshold 1, base 5, width 4 protect nothing",
        "{'width':0} | threshold 5, base 5, width 0 protect nothing",
        "{'base':-5} | threshold 5, base -5, width 4 protect nothing",
        "{'base':4} | a figure rounded to 4 never leaves a width of 4",
      })
  void refused(String json, String reason) {
    UnusableStatisticsException refused =
        assertThrows(UnusableStatisticsException.class, () -> read(json));
    assertThat(refused.getMessage(), endsWith(reason));
  }
}
