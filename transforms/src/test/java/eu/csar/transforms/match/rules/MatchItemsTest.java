package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.tables.MatchRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchItemsTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = MD5 + "00112233";
  private static final String SHA256 = MD5 + MD5;
  private static final String NEW_MD5 = "10112233445566778899aabbccddeeff";

  private static final String DISABLED = ",\"disabled\":true";

  private final Path directory;

  MatchItemsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void rowsStandInOrderOfItemStrengthListAndId() {
    MatchItems matching =
        matching(
            lists()
                .with(
                    "known",
                    Lists.entry("K-2", "SHA256", SHA256),
                    Lists.entry("K-1", "SHA256", SHA256),
                    Lists.entry("K-1", "MD5", MD5))
                .with("new", Lists.entry("A-1", "SHA256", SHA256))
                .with("solicitation", Lists.entry("S-1", "SHA1", SHA1)));
    List<MatchRow> rows =
        matching.match(
            report(
                item(1, hash("MD5", MD5)),
                item(
                    0,
                    hash("MD5", MD5),
                    hash("MD5", MD5),
                    hash("SHA1", SHA1),
                    hash("SHA256", SHA256),
                    hash("PDQ", SHA256),
                    hash("OTHER", "x"))),
            7);
    assertThat(
        rows.stream()
            .map(
                row ->
                    row.getItemNumber()
                        + " "
                        + row.getStrength()
                        + " "
                        + row.getList()
                        + " "
                        + row.getIndicatorId())
            .toList(),
        contains(
            "0 SHA256 KNOWN K-1",
            "0 SHA256 KNOWN K-2",
            "0 SHA256 NEW A-1",
            "0 SHA1 SOLICITATION S-1",
            "0 MD5_ONLY KNOWN K-1",
            "1 MD5_ONLY KNOWN K-1"));
    assertThat(rows.get(0).getReportKey(), equalTo("key"));
    assertThat(rows.get(0).getRun(), equalTo(7L));
    assertThat(rows.get(0).getDistance(), equalTo(0));
    assertThat(rows.get(0).getIndexDigest().length(), equalTo(64));
  }

  @Test
  @DisplayName("JU5 a disabled entry matches nothing, a quarantined one protects and gives no type")
  void marksOfEntries() {
    MatchItems matching =
        matching(
            lists()
                .with(
                    "known",
                    Lists.entry("K-1", "MD5", MD5, DISABLED),
                    Lists.entry("K-2", "SHA1", SHA1, ",\"quarantined\":true")));
    List<MatchRow> disabled = matching.match(report(item(0, hash("MD5", MD5))), 1);
    assertThat(disabled, is(empty()));
    assertThat(MatchItems.protects(disabled), is(false));
    List<MatchRow> quarantined = matching.match(report(item(0, hash("SHA1", SHA1))), 1);
    assertThat(quarantined.get(0).getQuarantined(), is(true));
    assertThat(MatchItems.protects(quarantined), is(true));
    assertThat(CentreTypes.of(quarantined), is(empty()));
  }

  @Test
  @DisplayName("JU5 of two marks on one entry the one that filters less wins")
  void twoMarksOnOneEntry() {
    MatchItems matching =
        matching(
            lists()
                .with(
                    "known",
                    Lists.entry("K-1", "MD5", MD5, ",\"quarantined\":true"),
                    Lists.entry("K-1", "MD5", MD5))
                .with(
                    "not_abuse",
                    Lists.notice("A-1", "FR", "NO_ABUSE_MATERIAL", "", SHA256),
                    Lists.notice(
                        "A-1", "FR", "NO_ABUSE_MATERIAL", ",\"quarantined\":true", SHA256)));
    List<MatchRow> rows =
        matching.match(report(item(0, hash("MD5", MD5), hash("SHA256", SHA256))), 1);
    assertThat(rows.stream().map(MatchRow::getList).toList(), contains("NOT_ABUSE", "KNOWN"));
    assertThat(rows.stream().map(MatchRow::getQuarantined).toList(), contains(true, false));
  }

  @Test
  @DisplayName("JU1 a not-abuse notice with another reason is no match, and none protects")
  void notAbuseRows() {
    MatchItems matching =
        matching(
            lists()
                .with(
                    "not_abuse",
                    Lists.notice("A-1", "FR", "AGE_DOUBT", "", SHA256),
                    Lists.notice("A-2", "FR", "NO_ABUSE_MATERIAL", "", SHA256)));
    List<MatchRow> rows = matching.match(report(item(0, hash("SHA256", SHA256))), 1);
    assertThat(rows.stream().map(MatchRow::getIndicatorId).toList(), contains("A-2"));
    assertThat(MatchItems.protects(rows), is(false));
    assertThat(CentreTypes.of(rows), is(empty()));
  }

  @Test
  @DisplayName("JU5 PDQ neighbours within the radius match, protect, and give no type")
  void perceptualNeighbours() {
    byte[] value = Lists.bytes(new Random(5), 32);
    Lists lists =
        lists()
            .with(
                "known",
                perceptual("K-31", turned(value, 31), ""),
                perceptual("K-32", turned(value, 32), ""),
                perceptual("K-7", turned(value, 7), ",\"quarantined\":true"),
                perceptual("K-9", turned(value, 9), DISABLED));
    Item item = item(0, pdq(value, 50));
    List<MatchRow> rows = matching(lists).match(report(item), 1);
    assertThat(found(rows), contains("0 PERCEPTUAL K-31 31", "0 PERCEPTUAL K-7 7 quarantined"));
    assertThat(MatchItems.protects(rows), is(true));
    assertThat(CentreTypes.of(rows), is(empty()));
    IndicatorIndex index = IndicatorIndex.open(lists.file());
    assertThat(
        found(MatchItems.using(index, 7, Set.of()).match(report(item), 1)),
        contains("0 PERCEPTUAL K-7 7 quarantined"));
    assertThat(MatchItems.using(index, 6, Set.of()).match(report(item), 1), is(empty()));
  }

  @Test
  @DisplayName("PDQ of a quality under 50 or unknown, and near-constant ones, never match")
  void hashesThatSayNothing() {
    byte[] value = Lists.bytes(new Random(6), 32);
    byte[] edge = new byte[32];
    Arrays.fill(edge, 0, 5, (byte) -1);
    MatchItems matching =
        matching(lists().with("known", perceptual("K-1", value, ""), perceptual("K-2", edge, "")));
    for (Integer quality : Arrays.asList(49, null, -1, 101)) {
      assertThat(matching.match(report(item(0, pdq(value, quality))), 1), is(empty()));
    }
    assertThat(
        "40 bits are set",
        found(matching.match(report(item(0, pdq(edge, 90))), 1)),
        contains("0 PERCEPTUAL K-2 0"));
    byte[] nearConstant = turned(edge, 9);
    assertThat(
        "31 bits are set", matching.match(report(item(0, pdq(nearConstant, 90))), 1), is(empty()));
  }

  @Test
  @DisplayName("an entry that several values of an item neighbour stands once, with the nearest")
  void nearestValue() {
    byte[] value = Lists.bytes(new Random(7), 32);
    MatchItems matching = matching(lists().with("known", perceptual("K-1", value, "")));
    assertThat(
        found(
            matching.match(
                report(
                    item(0, pdq(turned(value, 20), 90), pdq(turned(value, 3), 90)),
                    item(1, pdq(turned(value, 3), 90), pdq(turned(value, 20), 90))),
                1)),
        contains("0 PERCEPTUAL K-1 3", "1 PERCEPTUAL K-1 3"));
  }

  @Test
  @DisplayName("what is searched ahead, together and with copies, is what is found one by one")
  void searchedAhead() {
    Random random = new Random(8);
    byte[][] values = new byte[300][];
    String[] entries = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Lists.bytes(random, 32);
      entries[i] = perceptual("K-" + i, turned(values[i], 5), i % 10 == 0 ? DISABLED : "");
    }
    IndicatorIndex index = lists().with("known", entries).index();
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      reports.add(
          report(
              item(0, pdq(turned(values[i], i % 40), i % 7 == 0 ? 49 : 90)),
              item(1, pdq(values[i / 2], 90), hash("PDQ", "no hash"), hash("MD5", MD5))));
    }
    MatchItems ahead = MatchItems.using(index, 31, Set.of());
    ahead.searchAhead(reports.subList(0, 200));
    ahead.searchAhead(reports);
    ahead.searchAhead(List.of());
    for (int i = 0; i < values.length; i++) {
      List<String> expected = new ArrayList<>();
      // The first five bits are turned in the list already.
      int distance = Math.abs(i % 40 - 5);
      if (i % 7 != 0 && i % 10 != 0 && distance <= 31) {
        expected.add("0 PERCEPTUAL K-" + i + " " + distance);
      }
      if (i / 2 % 10 != 0) {
        expected.add("1 PERCEPTUAL K-" + i / 2 + " 5");
      }
      assertThat(found(ahead.match(reports.get(i), 1)), equalTo(expected));
    }
  }

  @Test
  @DisplayName("a flood mark of the run before marks a match, and changes nothing else")
  void floodMarks() {
    IndicatorIndex index =
        lists()
            .with("known", Lists.entry("K-1", "MD5", MD5), Lists.entry("K-2", "MD5", MD5))
            .index();
    MatchItems matching =
        MatchItems.using(
            index,
            31,
            Set.of(new FloodedIndicator("KNOWN", "K-2"), new FloodedIndicator("NEW", "K-1")));
    assertThat(
        found(matching.match(report(item(0, hash("MD5", MD5))), 1)),
        contains("0 MD5_ONLY K-1 0", "0 MD5_ONLY K-2 0 flood"));
  }

  @Test
  @DisplayName("JU5 S27 known if in 44(1)(a), new only where not known, item by item")
  void centreTypes() {
    MatchItems matching =
        matching(
            lists()
                .with("known", Lists.entry("K-1", "MD5", MD5))
                .with("new", Lists.entry("N-1", "MD5", MD5), Lists.entry("N-2", "MD5", NEW_MD5))
                .with("solicitation", Lists.entry("S-1", "SHA1", SHA1)));
    Item both = item(0, hash("MD5", MD5));
    Item newOnly = item(1, hash("MD5", NEW_MD5));
    Item solicitation = item(2, hash("SHA1", SHA1));
    assertThat(types(matching, both), contains("KNOWN_CSAM"));
    assertThat(types(matching, newOnly), contains("NEW_CSAM"));
    assertThat(types(matching, solicitation), contains("SOLICITATION"));
    assertThat(
        types(matching, both, newOnly, solicitation),
        contains("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION"));
    assertThat(types(matching), is(empty()));
  }

  private static Set<String> types(MatchItems matching, Item... items) {
    return new TreeSet<>(CentreTypes.of(matching.match(report(items), 1)));
  }

  private Lists lists() {
    return Lists.in(directory.resolve("lists"));
  }

  private static MatchItems matching(Lists lists) {
    return MatchItems.using(lists.index(), 31, Set.of());
  }

  private static Report report(Item... items) {
    Report report = new Report();
    report.put("report_key", "key");
    report.put("items", List.of(items));
    return report;
  }

  private static Item item(int number, Hash... hashes) {
    Item item = new Item();
    item.put("item_number", number);
    item.put("hashes", new ArrayList<>(List.of(hashes)));
    return item;
  }

  private static Hash hash(String algorithm, String value) {
    return new Hash(algorithm, value, null);
  }

  private static Hash pdq(byte[] value, @Nullable Integer quality) {
    return new Hash("PDQ", Lists.hex(value), quality);
  }

  /** A copy with the first bits turned. */
  private static byte[] turned(byte[] value, int bits) {
    byte[] turned = value.clone();
    for (int bit = 0; bit < bits; bit++) {
      turned[bit / 8] ^= (byte) (1 << bit % 8);
    }
    return turned;
  }

  private static String perceptual(String id, byte[] value, String more) {
    return Lists.entry(id, "PDQ", Lists.hex(value), ",\"quality\":90" + more);
  }

  private static List<String> found(List<MatchRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.getItemNumber()
                    + " "
                    + row.getStrength()
                    + " "
                    + row.getIndicatorId()
                    + " "
                    + row.getDistance()
                    + (row.getQuarantined() ? " quarantined" : "")
                    + (row.getFlood() ? " flood" : ""))
        .toList();
  }
}
