package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class KeyBlockTest {

  private static final byte[] KEY = HexFormat.of().parseHex("7f" + "01".repeat(31));
  private static final byte[] DIGEST = HexFormat.of().parseHex("02".repeat(32));
  private static final byte[] REFERENCE = HexFormat.of().parseHex("03".repeat(32));

  @Test
  void givesBackWhatItWasGiven() {
    List<KeyEntry> entries =
        List.of(
            new KeyEntry(0, KEY, false, null, 0, null, DIGEST, List.of(), false),
            new KeyEntry(
                1,
                KEY,
                true,
                "ERRONEOUS",
                0,
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                DIGEST,
                List.of(),
                false),
            new KeyEntry(200, KEY, true, "OTHER", 3, Instant.EPOCH, DIGEST, List.of(), false),
            new KeyEntry(
                2_000_000_000,
                KEY,
                false,
                null,
                Long.MAX_VALUE,
                Instant.parse("9999-12-31T23:59:59.123456Z"),
                DIGEST,
                List.of(REFERENCE, KEY),
                true));
    KeyBlock.Builder builder = new KeyBlock.Builder(300);
    entries.forEach(builder::add);
    KeyBlock block = KeyBlock.of(builder.build());
    assertThat(block.shard(), is(300));
    List<String> found = new ArrayList<>();
    block.forEach(entry -> found.add(show(entry)));
    assertThat(found, is(entries.stream().map(KeyBlockTest::show).toList()));
  }

  @Test
  void takesSixtySixBytesForAnEntryWithNothingSpecial() {
    KeyEntry entry = new KeyEntry(5, KEY, false, null, 0, null, DIGEST, List.of(), false);
    assertThat(new KeyBlock.Builder(1).add(entry).build().length, is(1 + 66));
  }

  @Test
  void takesTheBucketFromTheFirstByte() {
    assertThat(KeyBlock.bucketOf(KEY), is(15));
    assertThat(KeyBlock.bucketOf(DIGEST), is(0));
    assertThat(KeyBlock.bucketOf(HexFormat.of().parseHex("e0")), is(28));
  }

  @Test
  void refusesEntriesOutOfOrder() {
    KeyBlock.Builder builder = new KeyBlock.Builder(1);
    builder.add(new KeyEntry(5, KEY, false, null, 0, null, DIGEST, List.of(), false));
    Assertions.assertThrows(
        IllegalArgumentException.class,
        () -> builder.add(new KeyEntry(4, KEY, false, null, 0, null, DIGEST, List.of(), false)));
  }

  private static String show(KeyEntry e) {
    return e.localOrdinal()
        + Arrays.toString(e.key())
        + e.retraction()
        + e.retractionReason()
        + e.version()
        + e.issuedAt()
        + Arrays.toString(e.digest())
        + Arrays.deepToString(e.references().toArray())
        + e.notAbuse();
  }
}
