package eu.csar.transforms.publish.rules;

import static eu.csar.transforms.publish.rules.LinkedRuns.forward;
import static eu.csar.transforms.publish.rules.LinkedRuns.key;
import static eu.csar.transforms.publish.rules.LinkedRuns.link;
import static eu.csar.transforms.publish.rules.LinkedRuns.report;
import static eu.csar.transforms.publish.rules.LinkedRuns.sent;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.LinkKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recipient is told which pair in which run. */
class LinksWorkTest {
  private final LinkedRuns runs;

  LinksWorkTest(@TempDir Path database) {
    runs = new LinkedRuns(database);
  }

  @Test
  @DisplayName("RC7 a new link is told to those who received both reports, once for each kind")
  void tellsANewLink() throws Exception {
    assertThat(
        runs.run(
            report("a", "NEW", null),
            report("b", "NEW", "a"),
            link("b", "ITEM", "a"),
            link("b", "ITEM", "a"),
            link("b", "CITES", "a"),
            sent("a", "EUROPOL", "FR"),
            sent("b", "DE", "EUROPOL")),
        contains("EUROPOL: b CITES a", "EUROPOL: b ITEM a", "EUROPOL: b SUPPLEMENT a"));
  }

  @Test
  @DisplayName("RC7 pairs come in order of report key, other key and kind")
  void ordersPairs() throws Exception {
    assertThat(
        runs.run(
            link("c", "ITEM", "b"),
            link("c", "REFERENCE", "a"),
            link("c", "ITEM", "a"),
            link("0", "ITEM", "c"),
            sent("0", "FR"),
            sent("a", "FR"),
            sent("b", "FR"),
            sent("c", "FR")),
        contains("FR: 0 ITEM c", "FR: c ITEM a", "FR: c REFERENCE a", "FR: c ITEM b"));
  }

  @Test
  @DisplayName("RC7 a report that nobody received, or that no run knows, is told to nobody")
  void tellsNobody() throws Exception {
    assertThat(
        runs.run(link("b", "ITEM", "a"), link("b", "CITES", "f"), sent("a"), sent("b", "FR")),
        is(empty()));
  }

  @Test
  @DisplayName(
      "RC7 an older link is told when a stored report goes to a recipient for the first time")
  void tellsAnOlderLink() throws Exception {
    runs.run(
        report("a", "NEW", null),
        report("b", "NEW", "a"),
        link("b", "ITEM", "a"),
        sent("a", "FR"),
        sent("b", "DE"));
    assertThat(
        runs.run(
            report("a", "REASSESSED", null), forward("a", "DE", "FIRST"), sent("a", "DE", "FR")),
        contains("DE: b ITEM a", "DE: b SUPPLEMENT a"));
  }

  @Test
  @DisplayName("RC7 a report held at first is linked when it is released")
  void tellsAnOlderLinkOfAReleasedReport() throws Exception {
    runs.run(link("b", "ITEM", "a"), sent("a", "FR"), sent("b"));
    assertThat(
        runs.run(report("b", "REVIEWED", null), forward("b", "FR", "FIRST"), sent("b", "FR")),
        contains("FR: b ITEM a"));
  }

  @Test
  @DisplayName("RC7 a pair is not told again when a report comes again after a recall")
  void tellsNothingAfterARecall() throws Exception {
    runs.run(link("b", "ITEM", "a"), sent("a", "FR"), sent("b", "FR"));
    assertThat(
        runs.run(report("a", "REVIEWED", null), forward("a", "FR", "FIRST"), sent("a", "FR")),
        is(empty()));
  }

  @Test
  @DisplayName("RC7 a new version that makes a link again tells only who did not have both")
  void tellsALinkOfANewVersionOnce() throws Exception {
    runs.run(link("b", "REFERENCE", "a"), sent("a", "DE", "FR"), sent("b", "FR"));
    assertThat(
        runs.run(
            report("b", "NEW_VERSION", null),
            link("b", "REFERENCE", "a"),
            link("b", "ITEM", "a"),
            forward("b", "DE", "FIRST"),
            sent("b", "DE", "FR")),
        contains("DE: b ITEM a", "FR: b ITEM a", "DE: b REFERENCE a"));
  }

  @Test
  @DisplayName("RC7 a citation waits for the cited report, over any number of runs")
  void tellsACitationLater() throws Exception {
    assertThat(runs.run(link("b", "CITES", "a"), sent("b", "FR")), is(empty()));
    assertThat(runs.run(report("c", "NEW", null), sent("c", "FR")), is(empty()));
    assertThat(
        runs.run(report("a", "NEW", null), forward("a", "FR", "FIRST"), sent("a", "FR")),
        contains("FR: b CITES a"));
    assertThat(runs.run(report("d", "NEW", null), sent("d", "FR")), is(empty()));
  }

  @Test
  void aReportIsNotLinkedToItself() throws Exception {
    assertThat(runs.run(link("a", "CITES", "a"), sent("a", "FR")), is(empty()));
  }

  @Test
  void aLineIsJsonOfTwoKeysAndAKind() throws Exception {
    LinkedPairs pairs = new LinkedPairs();
    pairs.add(key("b"), key("a"), LinkKind.ITEM, LinkedPairs.Made.IN_THIS_RUN);
    TellPairs rule = new TellPairs();
    pairs.forEachBlock((bucket, block) -> rule.addPairs(block));
    ReceivedBlock block = new ReceivedBlock();
    block.add(key("a"), new TreeMap<>(Map.of("FR", ReceivedBlock.Since.THIS_RUN)));
    block.add(key("b"), new TreeMap<>(Map.of("FR", ReceivedBlock.Since.AN_EARLIER_RUN)));
    rule.addReceived(block.toByteArray());
    List<String> lines = new ArrayList<>();
    rule.tell((recipient, kind, line) -> lines.add(new String(line, StandardCharsets.UTF_8)));
    assertThat(
        lines,
        contains(
            "{\"report_key\":\""
                + "b".repeat(64)
                + "\",\"other_key\":\""
                + "a".repeat(64)
                + "\",\"kind\":\"ITEM\"}\n"));
  }
}
