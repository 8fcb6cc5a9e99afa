package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.transforms.match.rules.IndexSummary.ListSummary;
import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import eu.csar.transforms.match.rules.UnusableIndexException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIndexTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA256 = MD5 + MD5;
  private static final String OTHER_SHA256 = "ff112233445566778899aabbccddeeff" + MD5;

  private final Path directory;

  BuildIndexTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aBadEntryIsSetAsideWithFileLineAndCodeAndStopsNothing() {
    IndexSummary summary =
        Lists.in(directory.resolve("bad"))
            .with(
                "known",
                Lists.entry("K-1", "MD5", MD5),
                "{not json",
                "",
                "[1]",
                Lists.entry("K-2", "MD5", "0011"),
                Lists.entry("K-3", "md5", MD5),
                Lists.entry(" ", "MD5", MD5),
                "{\"indicator_id\":\"K-4\",\"algorithm\":\"MD5\"}",
                "{\"indicator_id\":5,\"algorithm\":\"MD5\",\"value\":\"" + MD5 + "\"}",
                Lists.entry("K-5", "MD5", MD5, ",\"disabled\":\"no\""),
                Lists.entry("K-6", "MD5", MD5, ",\"indicator_id\":\"K-7\""),
                "{\"indicator_id\":\"" + "x".repeat(3 << 20) + "\"}",
                Lists.entry("K-8", "MD5", MD5) + " {}",
                Lists.entry("K-9", "SHA1", "d41d8cd98f00b204e9800998ecf8427e"),
                Lists.entry("K-10", "MD5", MD5, ",\"unheard_of\":{\"a\":[1]}"))
            .build();
    ListSummary known = summary.lists().get(0);
    assertThat(
        known.quarantined(),
        contains(
            bad(2, QuarantineCode.MALFORMED),
            bad(4, QuarantineCode.MALFORMED),
            bad(5, QuarantineCode.BAD_VALUE),
            bad(6, QuarantineCode.UNKNOWN_ALGORITHM),
            bad(7, QuarantineCode.MISSING_ID),
            bad(8, QuarantineCode.MISSING_VALUE),
            bad(9, QuarantineCode.WRONG_TYPE),
            bad(10, QuarantineCode.WRONG_TYPE),
            bad(11, QuarantineCode.MALFORMED),
            bad(12, QuarantineCode.LINE_TOO_LONG),
            bad(13, QuarantineCode.MALFORMED),
            bad(14, QuarantineCode.BAD_VALUE)));
    assertThat(known.lines(), equalTo(14L));
    assertThat(known.values(), equalTo(2L));
    assertThat(known.quarantinedByCode().get(QuarantineCode.MALFORMED), equalTo(4L));
  }

  @Test
  @DisplayName(
      "A list of many megabytes keeps each entry with its id and State, and each bad line with its number")
  void manyBlocks() {
    List<String> lines = new ArrayList<>();
    List<QuarantinedEntry> aside = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    Random random = new Random(44);
    List<String> states = List.of("FR", "DE", "EL", "MT");
    for (int number = 1; number <= 60_000; number++) {
      String value = Lists.hex(Lists.bytes(random, 16));
      String id =
          switch (number % 3) {
            case 0 -> "K-" + number;
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> "a text of its own " + number + " é";
          };
      String state = states.get(number % 4);
      if (number % 9_999 == 0) {
        lines.add("{");
        aside.add(bad(lines.size(), QuarantineCode.MALFORMED));
      } else if (number == 30_000 || number == 60_000) {
        lines.add("x".repeat(2_500_000));
        aside.add(bad(lines.size(), QuarantineCode.LINE_TOO_LONG));
      } else if (number % 5_000 == 0) {
        lines.add("");
      } else {
        lines.add(
            "{\"indicator_id\":\"%s\",\"algorithm\":\"MD5\",\"value\":\"%s\",\"state\":\"%s\"}"
                .formatted(id, value, state));
        expected.put(value, id + " " + state);
      }
    }
    Lists lists = Lists.in(directory.resolve("blocks")).with("known", lines);
    ListSummary known = lists.build().lists().get(0);
    assertThat(known.quarantined(), equalTo(aside));
    assertThat(known.lines(), equalTo(60_000L - 10));
    IndicatorIndex index = IndicatorIndex.open(lists.file());
    Map<String, String> found = new TreeMap<>();
    for (String value : expected.keySet()) {
      for (Indicator one : index.lookup(HashAlgorithm.MD5, Lists.value(HashAlgorithm.MD5, value))) {
        found.put(value, one.indicatorId() + " " + one.state());
      }
    }
    assertThat(found, equalTo(expected));
  }

  @Test
  @DisplayName("A line that is too long may end the file without an end of its own")
  void endsInALongLine() throws IOException {
    Lists lists = Lists.in(directory.resolve("end")).with("known", Lists.entry("K-1", "MD5", MD5));
    Files.writeString(
        lists.directory().resolve("known.ndjson"),
        "x".repeat(2 * ReadNdjsonList.MAX_LINE + 2),
        StandardOpenOption.APPEND);
    ListSummary known = lists.build().lists().get(0);
    assertThat(known.quarantined(), contains(bad(2, QuarantineCode.LINE_TOO_LONG)));
    assertThat(known.lines(), equalTo(2L));
  }

  @Test
  void hashesOfTheEmptyFileAreNotIndexed() {
    Lists lists =
        Lists.in(directory.resolve("empty"))
            .with(
                "known",
                Lists.entry("K-1", "MD5", "d41d8cd98f00b204e9800998ecf8427e"),
                Lists.entry("K-2", "SHA1", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"),
                Lists.entry(
                    "K-3",
                    "SHA256",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(
        lists.build().lists().get(0).quarantinedByCode(),
        equalTo(new TreeMap<>(Map.of(QuarantineCode.EMPTY_FILE_HASH, 3L))));
    assertThat(IndicatorIndex.open(lists.file()).values(HashAlgorithm.MD5), equalTo(0));
  }

  @Test
  @DisplayName(
      "JU1 a notice stands while an entry of it has the reason that counts and is neither disabled nor quarantined")
  void standingNotices() {
    Lists lists =
        Lists.in(directory.resolve("not"))
            .with(
                "not_abuse",
                Lists.notice("A-1", "FR", "NO_ABUSE_MATERIAL", "", SHA256, OTHER_SHA256),
                Lists.notice("A-2", "FR", "NO_ABUSE_MATERIAL", "", SHA256),
                Lists.notice("A-3", "GR", "NO_ABUSE_MATERIAL", "", SHA256),
                Lists.notice("A-4", "EL", "NO_ABUSE_MATERIAL", "", SHA256),
                Lists.notice("A-5", "DE", "AGE_DOUBT", "", SHA256),
                Lists.notice("A-6", "IE", "NO_ABUSE_MATERIAL", ",\"disabled\":true", SHA256),
                Lists.notice("A-7", "PL", "NO_ABUSE_MATERIAL", ",\"quarantined\":true", SHA256),
                Lists.notice("A-8", "ZZ", "NO_ABUSE_MATERIAL", "", SHA256),
                Lists.notice("A-9", "IT", "NO_ABUSE_MATERIAL", "", "00", SHA256));
    ListSummary summary = lists.build().lists().get(3);
    assertThat(
        IndicatorIndex.open(lists.file()).standingNotices(),
        equalTo(Set.of("A-1", "A-2", "A-3", "A-4", "A-9")));
    assertThat(summary.disabled(), equalTo(1L));
    assertThat(summary.otherReason(), equalTo(1L));
    assertThat(
        summary.quarantinedByCode(),
        equalTo(
            new TreeMap<>(Map.of(QuarantineCode.UNKNOWN_STATE, 1L, QuarantineCode.BAD_VALUE, 1L))));
  }

  @Test
  void theOrderOfLinesShowsInNothing() throws IOException {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      HashAlgorithm algorithm = HashAlgorithm.EXACT.get(i % 3);
      String tags = ",\"tags\":[\"t" + random.nextInt(50) + "\"]";
      String value = Lists.hex(Lists.bytes(random, algorithm.bytes()));
      lines.add(Lists.entry("K-" + i, algorithm.name(), value, tags));
      lines.add(Lists.entry("other " + i % 7, algorithm.name(), value));
    }
    lines.add(lines.get(17));
    byte[] first = bytesOf("first", lines);
    byte[] again = bytesOf("again", lines);
    Collections.shuffle(lines, random);
    byte[] shuffled = bytesOf("shuffled", lines);
    assertThat(again, equalTo(first));
    assertThat(shuffled, equalTo(first));
  }

  private byte[] bytesOf(String name, List<String> lines) throws IOException {
    Lists lists = Lists.in(directory.resolve(name)).with("known", lines);
    assertThat(lists.build().lists().get(0).repeated(), equalTo(1L));
    return Files.readAllBytes(lists.file());
  }

  @Test
  void theVersionOfAListIsOfItsEntriesAndNotOfItsFile() throws IOException {
    String one = Lists.entry("K-1", "MD5", MD5);
    String other = Lists.entry("K-2", "SHA256", SHA256);
    String version = versionOfKnown("one", one, other);
    assertThat(version.length(), equalTo(64));
    assertThat(versionOfKnown("again", other, "", one, "{bad"), equalTo(version));
    assertThat(versionOfKnown("fewer", one), is(not(version)));
    assertThat(
        versionOfKnown("marked", one, Lists.entry("K-2", "SHA256", SHA256, ",\"disabled\":true")),
        is(not(version)));
    assertThat(
        versionOfKnown("renamed", one, Lists.entry("K-3", "SHA256", SHA256)), is(not(version)));
    assertThat(
        versionOfKnown("revalued", one, Lists.entry("K-2", "SHA256", OTHER_SHA256)),
        is(not(version)));
  }

  private String versionOfKnown(String name, String... lines) {
    Lists lists = Lists.in(directory.resolve(name)).with("known", lines).with("new");
    IndexSummary summary = lists.build();
    Map<IndicatorList, String> versions = IndicatorIndex.open(lists.file()).listVersions();
    assertThat(versions.keySet(), contains(IndicatorList.KNOWN, IndicatorList.NEW));
    assertThat(summary.lists().get(0).version(), equalTo(versions.get(IndicatorList.KNOWN)));
    assertThat(summary.lists().get(2).version(), is(nullValue()));
    return versions.getOrDefault(IndicatorList.KNOWN, "");
  }

  @Test
  void theSummaryNamesTheDigestOfEachFile() throws IOException {
    Path lists = Files.createDirectories(directory.resolve("version"));
    Files.writeString(lists.resolve("known.ndjson"), "abc");
    IndexSummary summary = BuildIndex.build(lists, directory.resolve("version.idx"));
    assertThat(
        summary.lists().get(0).fileDigest(),
        equalTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(summary.lists().get(1).fileDigest(), is(nullValue()));
  }

  @Test
  @DisplayName("PDQ of a quality under 50 or unknown, and near-constant ones, are set aside")
  void setsAsidePerceptualHashesThatSayNothing() {
    String random = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    String zero = "0".repeat(64);
    IndexSummary summary =
        Lists.in(directory.resolve("pdq"))
            .with(
                "known",
                Lists.entry("P-1", "PDQ", random, ",\"quality\":50"),
                Lists.entry("P-2", "PDQ", random, ",\"quality\":100"),
                Lists.entry("P-3", "PDQ", random, ",\"quality\":49"),
                Lists.entry("P-4", "PDQ", random, ",\"quality\":101"),
                Lists.entry("P-5", "PDQ", random),
                Lists.entry("P-6", "PDQ", random, ",\"quality\":\"90\""),
                Lists.entry("P-7", "PDQ", zero, ",\"quality\":90"),
                // 31 bits set, then 32.
                Lists.entry("P-8", "PDQ", "7fffffff" + "0".repeat(56), ",\"quality\":90"),
                Lists.entry("P-9", "PDQ", "ffffffff" + "0".repeat(56), ",\"quality\":90"),
                Lists.entry("P-10", "PDQ", "f".repeat(56) + "80000000", ",\"quality\":90"))
            .build();
    assertThat(
        summary.lists().get(0).quarantined(),
        contains(
            bad(3, QuarantineCode.LOW_QUALITY),
            bad(4, QuarantineCode.LOW_QUALITY),
            bad(5, QuarantineCode.LOW_QUALITY),
            bad(6, QuarantineCode.WRONG_TYPE),
            bad(7, QuarantineCode.NEAR_CONSTANT),
            bad(8, QuarantineCode.NEAR_CONSTANT),
            bad(10, QuarantineCode.NEAR_CONSTANT)));
    assertThat(summary.values().get("PDQ"), equalTo(3L));
  }

  @Test
  void theSummaryStandsBesideAndNothingElseIsLeft() throws IOException {
    Lists lists = Lists.in(directory.resolve("beside")).with("known", "{bad");
    lists.build();
    String summary = Files.readString(directory.resolve("beside.idx.summary.json"));
    assertThat(summary, containsString("\"code\" : \"MALFORMED\""));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.toList(), hasSize(3));
    }
  }

  @Test
  void refusesADirectoryWithoutListsOrWithOneTwice() throws IOException {
    Path none = Files.createDirectories(directory.resolve("none"));
    Path output = directory.resolve("x.idx");
    assertThat(
        assertThrows(UnusableIndexException.class, () -> BuildIndex.build(none, output)).code(),
        is(Code.NO_LISTS));
    Files.writeString(none.resolve("new.ndjson"), "");
    Files.writeString(none.resolve("new.parquet"), "");
    assertThat(
        assertThrows(UnusableIndexException.class, () -> BuildIndex.build(none, output)).code(),
        is(Code.LIST_IN_TWO_FORMS));
    Files.delete(none.resolve("new.ndjson"));
    assertThat(
        assertThrows(UnusableIndexException.class, () -> BuildIndex.build(none, output)).code(),
        is(Code.UNREADABLE_LIST));
    assertThat(Files.exists(output), is(false));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> !file.equals(none)).toList(), is(empty()));
    }
  }

  private static QuarantinedEntry bad(long line, QuarantineCode code) {
    return new QuarantinedEntry("known.ndjson", line, code);
  }
}
