package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ID3 The canonical digest")
class CanonicalDigestTest {

  @Test
  void writesTheExampleOfRfc8785() throws UnreadableRecordException {
    // 333333333.33333329 of the published example is not what a double holds: ID3 keeps its source
    // text.
    String published =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;
    assertThat(
        canonical(published),
        is(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[\"333333333.33333329\",1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"));
  }

  @Test
  void sortsNamesByUtf16CodeUnitsAsRfc8785Does() throws UnreadableRecordException {
    String published =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;
    assertThat(
        canonical(published),
        is(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "5e-324",
        "-5e-324",
        "1.7976931348623157e+308",
        "9007199254740992",
        "-9007199254740992",
        "295147905179352830000",
        "9.999999999999997e+22",
        "1e+23",
        "1.0000000000000001e+23",
        "999999999999999700000",
        "1e+21",
        "9.999999999999997e-7",
        "0.000001",
        "333333333.3333332",
        "333333333.33333325",
        "333333333.3333333",
        "-0.0000033333333333333333",
        "1424953923781206.2",
        "999999999999999",
        "-12"
      })
  void leavesNumbersThatAreInEs6FormAlready(String number) throws UnreadableRecordException {
    assertThat(canonical("{\"n\":" + number + "}"), is("{\"n\":" + number + "}"));
  }

  @ParameterizedTest
  @CsvSource({
    "-0, 0",
    "-0.0, 0",
    "0e999999999, 0",
    "1.0, 1",
    "100e-2, 1",
    "0.10, 0.1",
    "9007199254740993, \"9007199254740993\"",
    "12345678901234567890, \"12345678901234567890\"",
    "1e400, \"1e400\"",
    "-1e999999999, \"-1e999999999\"",
    "1e-400, \"1e-400\"",
    "0.1000000000000000055, \"0.1000000000000000055\""
  })
  void writesNumbersThatADoubleCannotHoldAsTheirSourceText(String number, String form)
      throws UnreadableRecordException {
    assertThat(canonical("{\"n\":" + number + "}"), is("{\"n\":" + form + "}"));
  }

  @Test
  void leavesOutBatchFieldsTimeStampAndSignatureAtTopLevelOnly() throws UnreadableRecordException {
    String record =
        """
        {"version":2,"signature":"s","batch_id":"b","abuse_types":["KNOWN_CSAM"],"time_stamp":"t","batch_sequence":7}
        """;
    assertThat(
        digest(record), is("373f97a6d3055671dc7e893bc98e63f7e49f06c515a156dd0042a68dad19f93e"));
    assertThat(
        digest("{\"provider\":{\"signature\":\"s\"}}"), is(not(digest("{\"provider\":{}}"))));
  }

  @Test
  void doesNotDependOnSpacingOrderOrEscapes() throws UnreadableRecordException {
    assertThat(digest("{\"a\":\"\\u0041\",\"b\":1}"), is(digest(" { \"b\" : 1.0 ,\"a\":\"A\"}  ")));
    assertThat(
        digest("{}"), is("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
  }

  @Test
  void keepsHalvesOfSurrogatePairsApart() throws UnreadableRecordException {
    assertThat(canonical("{\"a\":\"\\ud800\"}"), is("{\"a\":\"\\ud800\"}"));
    assertThat(digest("{\"a\":\"\\ud800\"}"), is(not(digest("{\"a\":\"\\udfff\"}"))));
  }

  @Test
  void sortsObjectsOfAnySize() throws UnreadableRecordException {
    StringBuilder text = new StringBuilder("{\"m999\":0");
    for (int i = 998; i >= 100; i--) {
      text.append(",\"m").append(i).append("\":0");
    }
    String form = canonical(text.append('}').toString());
    assertThat(form.substring(0, 19), is("{\"m100\":0,\"m101\":0,"));
  }

  private static String canonical(String text) throws UnreadableRecordException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonObject object = JsonTree.parse(bytes, 0, bytes.length, ReadLimits.DEFAULT).root();
    return new String(new CanonicalDigest().form(object), StandardCharsets.UTF_8);
  }

  private static String digest(String text) throws UnreadableRecordException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(
        new CanonicalDigest()
            .of(JsonTree.parse(bytes, 0, bytes.length, ReadLimits.DEFAULT).root()));
  }
}
