package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.codes.LinkKind;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.ReportRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which recipient is told which pair in which run. Reports are named by a letter, which stands for
 * a key of 64 times that digit.
 */
class LinksWorkTest {
  @TempDir Path database;
  private @Nullable String parent;
  private int runs;

  private static String key(String report) {
    return report.repeat(64);
  }

  private static ReportRow report(String report, String cause, @Nullable String supplementOf) {
    return ReportRow.newBuilder()
        .setReportKey(key(report))
        .setProviderId("A")
        .setNamespace("A")
        .setProviderReportId(report)
        .setVersion(0)
        .setReceivedAt(Instant.EPOCH)
        .setDecidedAt(Instant.EPOCH)
        .setAbuseTypes(List.of())
        .setCentreTypes(List.of())
        .setServiceTypes(List.of())
        .setProviderUrgent(false)
        .setCentreUrgent(true)
        .setDecision("FORWARDED")
        .setReasonCodes(List.of())
        .setMemberStates(List.of())
        .setEuropol(false)
        .setSupplementOf(supplementOf == null ? null : key(supplementOf))
        .setCause(cause)
        .setCanonicalDigest("d")
        .setSource("ANNEX_III")
        .setTest(false)
        .setPolicyVersion("1")
        .setRulesVersion("1")
        .setContentRun(1)
        .setRun(1)
        .build();
  }

  private static LinkRow link(String report, String kind, String other) {
    return new LinkRow(key(report), key(other), kind, null, null, null, 2L, null, 1L);
  }

  private static ForwardRow forward(String report, String recipient, String kind) {
    return new ForwardRow(
        key(report),
        recipient,
        List.of(),
        kind,
        false,
        "known",
        "RT3",
        Instant.EPOCH,
        "t",
        null,
        1L);
  }

  private static KeyRow sent(String report, String... recipients) {
    return KeyRow.newBuilder()
        .setReportKey(key(report))
        .setNamespace("A")
        .setTest(false)
        .setFirstRun(1)
        .setSeen(List.of())
        .setRetractions(List.of())
        .setFirstAccount(true)
        .setForwards(
            Arrays.stream(recipients)
                .map(to -> new SentForward(to, "FIRST", List.of(), null, "t", "known"))
                .toList())
        .setContentRun(1)
        .setRun(1)
        .build();
  }

  /** Publishes a run of these rows and gives its pairs as {@code recipient: report kind other}. */
  private List<String> run(Object... rows) throws Exception {
    runs++;
    RunName name = new RunName(runs, Integer.toHexString(runs).repeat(64), parent);
    parent = name.id();
    List<FileEntry> files = new ArrayList<>();
    for (Table table : List.of(Table.REPORTS, Table.LINKS, Table.FORWARDS)) {
      List<SpecificRecord> of = new ArrayList<>();
      for (Object row : rows) {
        if (((SpecificRecord) row).getSchema().getFullName().equals(table.schema().getFullName())) {
          of.add((SpecificRecord) row);
        }
      }
      files.add(write(name, table, "part-00000", of));
    }
    TreeMap<String, List<SpecificRecord>> keys = new TreeMap<>();
    for (Object row : rows) {
      if (row instanceof KeyRow key) {
        int bucket = Integer.parseInt(key.getReportKey().substring(0, 2), 16) & 31;
        keys.computeIfAbsent("part-%02d".formatted(bucket), part -> new ArrayList<>()).add(key);
      }
    }
    for (var entry : keys.entrySet()) {
      files.add(write(name, Table.KEYS, entry.getKey(), entry.getValue()));
    }
    RunMarker marker = new RunMarker(name, name.directory(), files);
    Path own = database.resolve("own");
    marker.publish(database.resolve("runs"), own);
    List<String> told = new ArrayList<>();
    new LinksAgain(Database.open(database), marker)
        .tell(
            (bucket, recipient, kind, line) -> {
              String text = new String(line, StandardCharsets.UTF_8);
              told.add(recipient + ": " + text.charAt(15) + " " + kind + " " + text.charAt(94));
            });
    return told;
  }

  private FileEntry write(RunName run, Table table, String name, List<SpecificRecord> rows)
      throws IOException {
    Files.createDirectories(database.resolve(run.directory()));
    TableFile file = TableFile.create(database.resolve(run.directory()), table, name);
    for (var row : rows) {
      file.add(row);
    }
    file.close();
    FileEntry entry = file.entry();
    return new FileEntry(
        run.directory() + "/" + entry.path(),
        entry.table(),
        entry.rows(),
        entry.bytes(),
        entry.sha256());
  }

  @Test
  @DisplayName("RC7 a new link is told to those who received both reports, once for each kind")
  void tellsANewLink() throws Exception {
    assertThat(
        run(
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
        run(
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
        run(link("b", "ITEM", "a"), link("b", "CITES", "f"), sent("a"), sent("b", "FR")),
        is(empty()));
  }

  @Test
  @DisplayName(
      "RC7 an older link is told when a stored report goes to a recipient for the first time")
  void tellsAnOlderLink() throws Exception {
    run(
        report("a", "NEW", null),
        report("b", "NEW", "a"),
        link("b", "ITEM", "a"),
        sent("a", "FR"),
        sent("b", "DE"));
    assertThat(
        run(report("a", "REASSESSED", null), forward("a", "DE", "FIRST"), sent("a", "DE", "FR")),
        contains("DE: b ITEM a", "DE: b SUPPLEMENT a"));
  }

  @Test
  @DisplayName("RC7 a report held at first is linked when it is released")
  void tellsAnOlderLinkOfAReleasedReport() throws Exception {
    run(link("b", "ITEM", "a"), sent("a", "FR"), sent("b"));
    assertThat(
        run(report("b", "REVIEWED", null), forward("b", "FR", "FIRST"), sent("b", "FR")),
        contains("FR: b ITEM a"));
  }

  @Test
  @DisplayName("RC7 a pair is not told again when a report comes again after a recall")
  void tellsNothingAfterARecall() throws Exception {
    run(link("b", "ITEM", "a"), sent("a", "FR"), sent("b", "FR"));
    assertThat(
        run(report("a", "REVIEWED", null), forward("a", "FR", "FIRST"), sent("a", "FR")),
        is(empty()));
  }

  @Test
  @DisplayName("RC7 a new version that makes a link again tells only who did not have both")
  void tellsALinkOfANewVersionOnce() throws Exception {
    run(link("b", "REFERENCE", "a"), sent("a", "DE", "FR"), sent("b", "FR"));
    assertThat(
        run(
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
    assertThat(run(link("b", "CITES", "a"), sent("b", "FR")), is(empty()));
    assertThat(run(report("c", "NEW", null), sent("c", "FR")), is(empty()));
    assertThat(
        run(report("a", "NEW", null), forward("a", "FR", "FIRST"), sent("a", "FR")),
        contains("FR: b CITES a"));
    assertThat(run(report("d", "NEW", null), sent("d", "FR")), is(empty()));
  }

  @Test
  void aReportIsNotLinkedToItself() throws Exception {
    assertThat(run(link("a", "CITES", "a"), sent("a", "FR")), is(empty()));
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
