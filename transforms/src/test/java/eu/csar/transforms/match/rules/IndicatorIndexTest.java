package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.transforms.match.rules.UnusableIndexException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorIndexTest {
  private static final String ONE = "00112233445566778899aabbccddeeff";

  private final Path directory;

  IndicatorIndexTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aListOfOneHashMatchesThatHash() {
    IndicatorIndex index =
        Lists.in(directory.resolve("one")).with("known", Lists.entry("K-1", "MD5", ONE)).index();
    assertThat(ids(index, HashAlgorithm.MD5, ONE), contains("K-1"));
    assertThat(ids(index, HashAlgorithm.MD5, "00112233445566778899aabbccddeefe"), is(empty()));
    assertThat(ids(index, HashAlgorithm.SHA1, ONE + "00000000"), is(empty()));
  }

  @Test
  void anEmptyListMatchesNothing() {
    IndicatorIndex index = Lists.in(directory.resolve("none")).with("known").index();
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      assertThat(index.values(algorithm), equalTo(0));
      assertThat(index.lookup(algorithm, new byte[algorithm.bytes()]), is(empty()));
    }
    assertThat(index.lookupUrl("https://example.test/"), is(empty()));
  }

  @Test
  void returnsEveryEntryOfAHashInOrderOfListThenId() {
    IndicatorIndex index =
        Lists.in(directory.resolve("several"))
            .with("new", Lists.entry("N-1", "MD5", ONE))
            .with(
                "known",
                Lists.entry("K-9", "MD5", ONE, ",\"disabled\":true"),
                Lists.entry("K-10", "MD5", ONE, ",\"tags\":[\"b\",\"a\",\"b\"]"),
                Lists.entry("K-10", "MD5", "11112233445566778899aabbccddeeff"))
            .index();
    List<Indicator> found = index.lookup(HashAlgorithm.MD5, Lists.value(HashAlgorithm.MD5, ONE));
    assertThat(found.stream().map(Indicator::indicatorId).toList(), contains("K-10", "K-9", "N-1"));
    assertThat(found.get(0).tags(), contains("a", "b"));
    assertThat(found.get(0).state(), equalTo("FR"));
    assertThat(found.get(0).submittedAt(), equalTo("2025-01-01"));
    assertThat(found.get(1).disabled(), is(true));
    assertThat(found.get(2).list(), equalTo(IndicatorList.NEW));
  }

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void agreesWithAMapOnRandomLists(HashAlgorithm algorithm) {
    Random random = new Random(algorithm.bytes() + algorithm.name().length());
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      values.add(
          i % 10 == 9
              ? values.get(random.nextInt(values.size()))
              : Lists.bytes(random, algorithm.bytes()));
    }
    assertAgreesWithAMap(algorithm, values, random);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 12, 15})
  void agreesWithAMapWhereAllValuesShareTheirFirstBytes(int shared) {
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      Random random = new Random(shared);
      byte[] prefix = Lists.bytes(random, shared);
      List<byte[]> values = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        byte[] value = Lists.bytes(random, algorithm.bytes());
        System.arraycopy(prefix, 0, value, 0, shared);
        values.add(value);
      }
      if (algorithm != HashAlgorithm.PDQ) {
        values.add(new byte[algorithm.bytes()]);
        byte[] last = new byte[algorithm.bytes()];
        Arrays.fill(last, (byte) -1);
        values.add(last);
      }
      assertAgreesWithAMap(algorithm, values, random);
    }
  }

  /** Values of one beginning push those behind them far from where their own bits say. */
  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x80, 0xff})
  void agreesWithAMapWhereValuesCrowdAmongOthers(int first) {
    for (HashAlgorithm algorithm : HashAlgorithm.EXACT) {
      Random random = new Random(first);
      List<byte[]> values = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        byte[] value = Lists.bytes(random, algorithm.bytes());
        if (i % 3 == 0) {
          value[0] = (byte) first;
          value[1] = 0x55;
          value[2] = 0x55;
        }
        values.add(value);
      }
      assertAgreesWithAMap(algorithm, values, random);
    }
  }

  /** No value stands at the first places, and the filter cannot say so. */
  @Test
  void doesNotTakeAGapForAValueOfZeros() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(Lists.entry("K-" + i, "MD5", "%08x".formatted(0x3f000000 + i) + "00".repeat(12)));
    }
    IndicatorIndex index = Lists.in(directory.resolve("gap")).with("known", lines).index();
    assertThat(ids(index, HashAlgorithm.MD5, "00".repeat(16)), is(empty()));
    assertThat(ids(index, HashAlgorithm.MD5, "3f000000" + "00".repeat(12)), contains("K-0"));
  }

  private void assertAgreesWithAMap(HashAlgorithm algorithm, List<byte[]> values, Random random) {
    Map<String, List<String>> expected = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String id =
          switch (i % 3) {
            case 0 -> "K-" + i;
            case 1 -> new UUID(i, ~i).toString();
            default -> "kept as text " + i;
          };
      String value = Lists.hex(values.get(i));
      expected.computeIfAbsent(value, ignored -> new ArrayList<>()).add(id);
      lines.add(Lists.entry(id, algorithm.name(), value, ",\"quality\":100"));
    }
    expected.values().forEach(ids -> ids.sort(null));
    IndicatorIndex index =
        Lists.in(directory.resolve("set-" + algorithm + random.nextInt()))
            .with("known", lines)
            .index();
    assertThat(index.values(algorithm), equalTo(values.size()));
    expected.forEach((value, ids) -> assertThat(ids(index, algorithm, value), equalTo(ids)));
    List<byte[]> asked = new ArrayList<>(values);
    asked.add(new byte[algorithm.bytes()]);
    for (byte[] value : asked) {
      byte[] neighbour = value.clone();
      int bit = random.nextInt(algorithm.bytes() * 8);
      neighbour[bit / 8] ^= (byte) (1 << bit % 8);
      String hex = Lists.hex(neighbour);
      assertThat(ids(index, algorithm, hex), equalTo(expected.getOrDefault(hex, List.of())));
    }
  }

  @Test
  void givesAllEntriesOfAHashThatHasMoreThanABucketHolds() {
    List<String> lines = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 100; i < 200; i++) {
      ids.add("K-" + i);
      lines.add(Lists.entry("K-" + i, "MD5", ONE));
    }
    lines.add(Lists.entry("K-9", "MD5", "00112233445566778899aabbccddeefe"));
    lines.add(Lists.entry("K-8", "MD5", "00112233445566778899aabbccddef00"));
    IndicatorIndex index = Lists.in(directory.resolve("equal")).with("known", lines).index();
    assertThat(ids(index, HashAlgorithm.MD5, ONE), equalTo(ids));
    assertThat(ids(index, HashAlgorithm.MD5, "00112233445566778899aabbccddeefe"), contains("K-9"));
    assertThat(ids(index, HashAlgorithm.MD5, "00112233445566778899aabbccddef00"), contains("K-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K-0001",
        "K-1",
        "7",
        "000000000000000000",
        "1234567890123456789",
        "known-2025-000123",
        "00112233-4455-6677-8899-aabbccddeeff",
        "00112233-4455-6677-8899-AABBCCDDEEFF",
        "deadbeefdeadbeef",
        "deadbeefdeadbee",
        "a\u00e9\u4e2d",
        "-12",
        " K-1 ",
        "K-\u0661"
      })
  void givesEveryIdBackAsItWas(String id) {
    IndicatorIndex index =
        Lists.in(directory.resolve("ids")).with("known", Lists.entry(id, "MD5", ONE)).index();
    assertThat(ids(index, HashAlgorithm.MD5, ONE), contains(id));
  }

  @Test
  void findsUrlsByTheirText() {
    IndicatorIndex index =
        Lists.in(directory.resolve("urls"))
            .with(
                "urls",
                "{\"indicator_id\":\"U-1\",\"url\":\"https://example.test/a\",\"state\":\"GR\"}")
            .index();
    assertThat(index.lookupUrl("https://example.test/a").get(0).state(), equalTo("EL"));
    assertThat(index.lookupUrl("https://example.test/b"), is(empty()));
  }

  @Test
  void noticesAnyByteThatChanged() throws IOException {
    Lists lists = Lists.in(directory.resolve("flip")).with("new", Lists.entry("N-1", "MD5", ONE));
    lists.build();
    byte[] whole = Files.readAllBytes(lists.file());
    try (FileChannel file = FileChannel.open(lists.file(), StandardOpenOption.WRITE)) {
      for (int i = 0; i < whole.length; i++) {
        file.write(ByteBuffer.wrap(new byte[] {(byte) (whole[i] ^ 1 << i % 8)}), i);
        assertThrows(
            UnusableIndexException.class, () -> IndicatorIndex.open(lists.file()), "byte " + i);
        file.write(ByteBuffer.wrap(whole, i, 1), i);
      }
    }
    assertThat(ids(IndicatorIndex.open(lists.file()), HashAlgorithm.MD5, ONE), contains("N-1"));
  }

  @Test
  void refusesWhatIsCutLongerOrNoIndex() throws IOException {
    Lists lists = Lists.in(directory.resolve("cut")).with("new", Lists.entry("N-1", "MD5", ONE));
    lists.build();
    byte[] whole = Files.readAllBytes(lists.file());
    assertThat(codeOf(Arrays.copyOf(whole, whole.length - 64)), is(Code.WRONG_LENGTH));
    assertThat(codeOf(Arrays.copyOf(whole, whole.length + 1)), is(Code.WRONG_LENGTH));
    assertThat(codeOf(Arrays.copyOf(whole, 100)), is(Code.NOT_AN_INDEX));
    assertThat(codeOf(new byte[0]), is(Code.NOT_AN_INDEX));
    assertThat(codeOf(new byte[8192]), is(Code.NOT_AN_INDEX));
    whole[11] = 1;
    assertThat(codeOf(whole), is(Code.UNKNOWN_LAYOUT));
  }

  private Code codeOf(byte[] file) throws IOException {
    Path path = directory.resolve("bad.idx");
    Files.write(path, file);
    return assertThrows(UnusableIndexException.class, () -> IndicatorIndex.open(path)).code();
  }

  @Test
  void oneFileServesTwoOpeningsAndOneSharedObject() {
    Lists lists = Lists.in(directory.resolve("two")).with("new", Lists.entry("N-1", "MD5", ONE));
    lists.build();
    IndicatorIndex first = IndicatorIndex.open(lists.file());
    IndicatorIndex second = IndicatorIndex.open(lists.file());
    assertThat(ids(first, HashAlgorithm.MD5, ONE), contains("N-1"));
    assertThat(ids(second, HashAlgorithm.MD5, ONE), contains("N-1"));
    IndicatorIndex shared = IndicatorIndex.shared(lists.file());
    assertThat(IndicatorIndex.shared(lists.file()), is(sameInstance(shared)));

    lists.with("new", Lists.entry("N-2", "MD5", ONE)).build();
    assertThat(ids(IndicatorIndex.shared(lists.file()), HashAlgorithm.MD5, ONE), contains("N-2"));
    assertThat("the old file stays usable", ids(shared, HashAlgorithm.MD5, ONE), contains("N-1"));
    assertThat(IndicatorIndex.shared(lists.file()).digest(), is(not(shared.digest())));
  }

  @Test
  void theDigestCanBeComputedAgain() {
    Lists lists = Lists.in(directory.resolve("sha")).with("new", Lists.entry("N-1", "MD5", ONE));
    String digest = lists.build().digest();
    IndicatorIndex index = IndicatorIndex.open(lists.file());
    assertThat(index.digest(), equalTo(digest));
    assertThat(index.recomputeDigest(lists.file()), equalTo(digest));
  }

  private static List<String> ids(IndicatorIndex index, HashAlgorithm algorithm, String value) {
    return index.lookup(algorithm, Lists.value(algorithm, value)).stream()
        .map(Indicator::indicatorId)
        .toList();
  }
}
