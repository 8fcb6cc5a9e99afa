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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchItemsTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = MD5 + "00112233";
  private static final String SHA256 = MD5 + MD5;
  private static final String NEW_MD5 = "10112233445566778899aabbccddeeff";

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
                    Lists.entry("K-1", "MD5", MD5, ",\"disabled\":true"),
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
    return MatchItems.using(lists.index());
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
    return new Hash(algorithm, value);
  }
}
