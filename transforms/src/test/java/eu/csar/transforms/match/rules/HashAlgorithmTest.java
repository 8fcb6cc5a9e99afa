package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashAlgorithmTest {
  @Test
  void readsEitherCaseOfExactlyItsLength() {
    byte[] expected = {
      0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, -120, -103, -86, -69, -52, -35, -18, -1
    };
    assertThat(HashAlgorithm.MD5.parse("00112233445566778899aabbccddeeff"), equalTo(expected));
    assertThat(HashAlgorithm.MD5.parse("00112233445566778899AABBCCDDEEFF"), equalTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00112233445566778899aabbccddeef",
        "00112233445566778899aabbccddeeff0",
        "00112233445566778899aabbccddeeff00112233",
        " 0112233445566778899aabbccddeeff",
        "0x112233445566778899aabbccddeeff",
        "g0112233445566778899aabbccddeeff",
        "@0112233445566778899aabbccddeeff",
        "\u0661\u0661112233445566778899aabbccddeeff",
        "\uff110112233445566778899aabbccddeef"
      })
  void refusesAnythingElse(String text) {
    assertThat(HashAlgorithm.MD5.parse(text), is(nullValue()));
  }

  @Test
  void knowsTheHashesOfTheEmptyFile() {
    byte[] md5 = Lists.value(HashAlgorithm.MD5, "d41d8cd98f00b204e9800998ecf8427e");
    assertThat(HashAlgorithm.MD5.isOfEmptyFile(md5), is(true));
    assertThat(HashAlgorithm.MD5.isOfEmptyFile(new byte[16]), is(false));
    assertThat(HashAlgorithm.PDQ.isOfEmptyFile(new byte[32]), is(false));
  }
}
