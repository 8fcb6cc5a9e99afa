package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.RejectCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BothReadingsTest {

  private static final byte[] PIECES =
      "{}[]\",:\\0129eE+-.truefalsn u\u00e9\u20ac\t\r".getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ReadReport reading =
      new ReadReport(new ReferenceRule(List.of("N/A")), NotAbuseList.EMPTY);

  @Test
  @DisplayName(
      "RC2 Both readings reject exactly the same mutated records, and identify the others alike")
  void rejectTheSameRecords() {
    Random random = new Random(20260102);
    int rejected = 0;
    int accepted = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] line = mutated(SampleRecords.record(round, random), random);
      String first = keys(line);
      String second = report(line);
      assertThat("round " + round, second, is(first));
      boolean readable = first.startsWith("readable");
      assertThat("round " + round, readable, is(isStrictJsonObject(line)));
      rejected += readable ? 0 : 1;
      accepted += readable ? 1 : 0;
    }
    assertThat(rejected, is(greaterThan(500)));
    assertThat(accepted, is(greaterThan(500)));
  }

  private String keys(byte[] line) {
    try {
      KeyFields keys = reading.keys(line, 0, line.length);
      String id = keys.kind() == IdKind.CONTENT ? "" : keys.id();
      return keys.retraction()
          ? "readable retraction"
          : "readable " + id + " " + keys.version() + " " + keys.issuedAt();
    } catch (UnreadableRecordException e) {
      return e.code() + " " + e.field();
    }
  }

  private String report(byte[] line) {
    try {
      Report report = reading.report(line, 0, line.length, SampleRecords.context());
      String id = report.getIdKind().equals("CONTENT") ? "" : report.getProviderReportId();
      return "readable " + id + " " + report.getVersion() + " " + report.getIssuedAt();
    } catch (UnreadableRecordException e) {
      return e.code() + " " + e.field();
    }
  }

  private static byte[] mutated(String record, Random random) {
    byte[] line = record.getBytes(StandardCharsets.UTF_8);
    for (int change = random.nextInt(4); change > 0; change--) {
      int at = random.nextInt(line.length);
      byte piece =
          random.nextInt(20) == 0 ? (byte) random.nextInt() : PIECES[random.nextInt(PIECES.length)];
      int kept = random.nextInt(3);
      byte[] head = java.util.Arrays.copyOf(line, at);
      byte[] tail =
          java.util.Arrays.copyOfRange(line, Math.min(at + kept, line.length), line.length);
      line = ExportFixture.join(head, kept == 2 ? new byte[0] : new byte[] {piece}, tail);
    }
    return line;
  }

  /** What a general parser thinks, with a strict decoder before it. */
  private static boolean isStrictJsonObject(byte[] line) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      JsonNode node = STRICT.readTree(text);
      return node != null && node.isObject();
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void findDuplicatesInObjectsOfAnySize() throws UnreadableRecordException {
    for (int members : new int[] {2, 31, 32, 33, 34, 200}) {
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < members; i++) {
        text.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":1");
      }
      byte[] distinct = (text + "}").getBytes(StandardCharsets.UTF_8);
      assertThat(
          JsonTree.parse(distinct, 0, distinct.length, ReadLimits.DEFAULT).root().size(),
          is(members));
      for (int again : new int[] {0, members / 2, members - 1}) {
        byte[] twice = (text + ",\"m" + again + "\":2}").getBytes(StandardCharsets.UTF_8);
        assertThat(keys(twice), is(RejectCode.DUPLICATE_MEMBER + " ?"));
      }
    }
  }
}
