package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import eu.csar.transforms.match.rules.UnusableIndexException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An overlay on an index")
class OverlayTest {
  private static final String ONE = "00112233445566778899aabbccddeeff";
  private static final String TWO = "10112233445566778899aabbccddeeff";
  private static final String THREE = "20112233445566778899aabbccddeeff";

  private final Path directory;
  private int made;

  OverlayTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path base(String... known) throws IOException {
    Lists lists = lists(known);
    Path file = directory.resolve("base-" + made + ".idx");
    BuildIndex.build(lists.directory(), file);
    return file;
  }

  private Path overlay(Path base, String... known) throws IOException {
    Lists lists = lists(known);
    Path file = directory.resolve("overlay-" + made + ".idx");
    BuildIndex.overlay(lists.directory(), base, file);
    return file;
  }

  private Lists lists(String... known) {
    return Lists.in(directory.resolve("lists-" + ++made)).with("known", known);
  }

  @Test
  @DisplayName("adds entries, and replaces those of the same list and id whole")
  void addsAndReplaces() throws IOException {
    Path base =
        base(
            Lists.entry("K-1", "MD5", ONE),
            Lists.entry("K-1", "MD5", TWO),
            Lists.entry("K-2", "MD5", ONE));
    Path overlay = overlay(base, Lists.entry("K-1", "MD5", THREE), Lists.entry("K-0", "MD5", ONE));
    IndicatorIndex index = IndicatorIndex.open(overlay);
    assertThat(ids(index, ONE), contains("K-0", "K-2"));
    assertThat(ids(index, TWO), is(empty()));
    assertThat(ids(index, THREE), contains("K-1"));
    assertThat(
        "the base stays as it was", ids(IndicatorIndex.open(base), ONE), contains("K-1", "K-2"));
  }

  @Test
  @DisplayName("keeps an entry of another list with the same id")
  void keepsOtherLists() throws IOException {
    Path base = directory.resolve("base.idx");
    BuildIndex.build(
        lists(Lists.entry("X", "MD5", ONE)).with("new", Lists.entry("X", "MD5", ONE)).directory(),
        base);
    IndicatorIndex index =
        IndicatorIndex.open(overlay(base, "{\"indicator_id\":\"X\",\"disabled\":true}"));
    assertThat(marks(index, ONE), contains("KNOWN X disabled", "NEW X"));
  }

  @Test
  @DisplayName("disables an entry by its id alone, with all its values, and enables it again")
  void marksAnEntry() throws IOException {
    Path base =
        base(
            Lists.entry("K-1", "MD5", ONE, ",\"tags\":[\"t\"]"),
            Lists.entry("K-1", "MD5", TWO),
            Lists.entry("K-2", "MD5", ONE));
    Path disabled = overlay(base, "{\"indicator_id\":\"K-1\",\"disabled\":true}");
    IndicatorIndex index = IndicatorIndex.open(disabled);
    assertThat(marks(index, ONE), contains("KNOWN K-1 disabled", "KNOWN K-2"));
    assertThat(marks(index, TWO), contains("KNOWN K-1 disabled"));
    assertThat(lookup(index, ONE).get(0).tags(), contains("t"));
    assertThat(lookup(index, ONE).get(0).state(), equalTo("FR"));
    IndicatorIndex again =
        IndicatorIndex.open(overlay(disabled, "{\"indicator_id\":\"K-1\",\"quarantined\":true}"));
    assertThat(again.files(), equalTo(3));
    assertThat(marks(again, ONE), contains("KNOWN K-1 quarantined", "KNOWN K-2"));
  }

  @Test
  @DisplayName("sets aside marks for an entry that is not there, with their line")
  void setsAsideUnknownMarks() throws IOException {
    Path base = base(Lists.entry("K-1", "MD5", ONE));
    Lists lists =
        lists(
            Lists.entry("K-2", "MD5", TWO), "{\"indicator_id\":\"K-9\",\"disabled\":true}", "{bad");
    IndexSummary summary =
        BuildIndex.overlay(lists.directory(), base, directory.resolve("unknown.idx"));
    assertThat(
        summary.lists().get(0).quarantined(),
        contains(
            new QuarantinedEntry("known.ndjson", 2, QuarantineCode.UNKNOWN_ENTRY),
            new QuarantinedEntry("known.ndjson", 3, QuarantineCode.MALFORMED)));
  }

  @Test
  @DisplayName("leaves the entry of the base where its own is bad")
  void aBadEntryReplacesNothing() throws IOException {
    Path base = base(Lists.entry("K-1", "MD5", ONE));
    assertThat(
        ids(IndicatorIndex.open(overlay(base, Lists.entry("K-1", "MD5", "00"))), ONE),
        contains("K-1"));
  }

  @Test
  @DisplayName("falls, and with it what stands on a notice (JU1)")
  void takesNoticesBack() throws IOException {
    String sha256 = ONE + ONE;
    Path base = directory.resolve("notices.idx");
    BuildIndex.build(
        lists()
            .with(
                "not_abuse",
                Lists.notice("N-1", "FR", "NO_ABUSE_MATERIAL", "", sha256),
                Lists.notice("N-2", "DE", "NO_ABUSE_MATERIAL", "", sha256))
            .directory(),
        base);
    Path overlay = directory.resolve("fallen.idx");
    BuildIndex.overlay(
        lists().with("not_abuse", "{\"notice_id\":\"N-1\",\"disabled\":true}").directory(),
        base,
        overlay);
    assertThat(IndicatorIndex.open(overlay).standingNotices(), contains("N-2"));
  }

  @Test
  @DisplayName("has a digest and list versions of the whole chain")
  void namesTheChain() throws IOException {
    String change = Lists.entry("K-2", "MD5", TWO);
    Path base = base(Lists.entry("K-1", "MD5", ONE));
    Path otherBase = base(Lists.entry("K-1", "MD5", THREE));
    IndicatorIndex one = IndicatorIndex.open(overlay(base, change));
    IndicatorIndex other = IndicatorIndex.open(overlay(otherBase, change));
    assertThat(one.digest(), is(not(other.digest())));
    assertThat(one.listVersions(), is(not(other.listVersions())));
    assertThat(one.listVersions(), is(aMapWithSize(1)));
    assertThat(
        lookup(one, ONE).get(0).listVersion(), equalTo(lookup(one, TWO).get(0).listVersion()));
    assertThat(
        lookup(one, ONE).get(0).listVersion(),
        is(not(lookup(IndicatorIndex.open(base), ONE).get(0).listVersion())));
  }

  @ParameterizedTest(name = "of seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("is gathered into the bytes of a build of all at once")
  void isCompacted(long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, String> whole = new TreeMap<>();
    Path index = base();
    for (int layer = 0; layer < 4; layer++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String id = (random.nextBoolean() ? "K-" : "other ") + random.nextInt(120);
        HashAlgorithm algorithm = List.of(HashAlgorithm.values()).get(random.nextInt(4));
        String line =
            Lists.entry(
                id,
                algorithm.name(),
                Lists.hex(Lists.bytes(random, algorithm.bytes())),
                ",\"quality\":80,\"disabled\":" + (random.nextInt(5) == 0));
        whole.put(id, line);
        lines.removeIf(has(id));
        lines.add(line);
      }
      index = overlay(index, lines.toArray(new String[0]));
    }
    Path compacted = directory.resolve("compacted.idx");
    BuildIndex.compact(index, compacted);
    Path atOnce = base(whole.values().toArray(new String[0]));
    assertThat(Files.readAllBytes(compacted), equalTo(Files.readAllBytes(atOnce)));
  }

  private static Predicate<String> has(String id) {
    return line -> line.contains("\"indicator_id\":\"" + id + "\"");
  }

  @Test
  @DisplayName("is refused without its base, with another one, or made elsewhere")
  void isRefusedWithoutItsBase() throws IOException {
    Path base = base(Lists.entry("K-1", "MD5", ONE));
    Path overlay = overlay(base, Lists.entry("K-2", "MD5", TWO));
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere")).resolve("o.idx");
    assertThat(
        codeOf(() -> BuildIndex.overlay(lists().directory(), base, elsewhere)),
        is(Code.BASE_ELSEWHERE));
    Files.move(base, directory.resolve("away.idx"));
    assertThat(codeOf(() -> IndicatorIndex.open(overlay)), is(Code.BASE_MISSING));
    BuildIndex.build(lists(Lists.entry("K-1", "MD5", TWO)).directory(), base);
    assertThat(codeOf(() -> IndicatorIndex.open(overlay)), is(Code.WRONG_BASE));
  }

  @Test
  @DisplayName("names its base in the summary, and no other index does")
  void summaryNamesTheBase() throws IOException {
    Path base = directory.resolve("named.idx");
    IndexSummary below = BuildIndex.build(lists(Lists.entry("K-1", "MD5", ONE)).directory(), base);
    assertThat(below.base(), is(nullValue()));
    IndexSummary summary =
        BuildIndex.overlay(
            lists(Lists.entry("K-2", "MD5", TWO)).directory(),
            base,
            directory.resolve("named-2.idx"));
    assertThat(summary.base(), equalTo(below.digest()));
    assertThat(summary.values().get("MD5"), equalTo(1L));
  }

  private interface Attempted {
    void run() throws IOException;
  }

  private static Code codeOf(Attempted attempted) {
    return assertThrows(UnusableIndexException.class, attempted::run).code();
  }

  private static List<Indicator> lookup(IndicatorIndex index, String md5) {
    return index.lookup(HashAlgorithm.MD5, Lists.value(HashAlgorithm.MD5, md5));
  }

  private static List<String> ids(IndicatorIndex index, String md5) {
    return lookup(index, md5).stream().map(Indicator::indicatorId).toList();
  }

  private static List<String> marks(IndicatorIndex index, String md5) {
    return lookup(index, md5).stream()
        .map(
            found ->
                found.list()
                    + " "
                    + found.indicatorId()
                    + (found.disabled() ? " disabled" : "")
                    + (found.quarantined() ? " quarantined" : ""))
        .toList();
  }
}
