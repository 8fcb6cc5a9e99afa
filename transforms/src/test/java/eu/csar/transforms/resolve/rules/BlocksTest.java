package eu.csar.transforms.resolve.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.schemas.carried.Retraction;
import eu.csar.schemas.carried.SeenVersion;
import eu.csar.schemas.carried.SentForward;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final String HOSTILE = "\u0000\uD83D\uDE00\u202E\"'\n" + "x".repeat(70_000);
  private static final Instant EARLY = Instant.parse("0001-01-01T00:00:00.000001Z");
  private static final Instant LATE = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final Place PLACE = new Place(LATE, HOSTILE, "", HOSTILE, Long.MAX_VALUE);

  private static byte[] hash(int filler) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) filler);
    return hash;
  }

  private static Place placeOf(int ordinal) {
    return new Place(Instant.parse("2026-01-01T00:00:00Z"), "e", "d", "f", 100L + ordinal);
  }

  private static KeyRow keyRow() {
    return KeyRow.newBuilder()
        .setReportKey("ab")
        .setNamespace(HOSTILE)
        .setSource("ANNEX_III")
        .setTest(true)
        .setFirstRun(Long.MAX_VALUE)
        .setVersion(Long.MAX_VALUE)
        .setIssuedAt(EARLY)
        .setCanonicalDigest("")
        .setReceivedAt(LATE)
        .setFirstPlace(PLACE)
        .setPlace(PLACE)
        .setSeen(List.of(new SeenVersion(0L, "00"), new SeenVersion(Long.MAX_VALUE, "ff")))
        .setRetractions(List.of(new Retraction(null, "OTHER", PLACE)))
        .setRetractedAt(EARLY)
        .setSupplementOf("cd")
        .setFirstAccount(false)
        .setDecision("FORWARDED")
        .setForwards(
            List.of(
                new SentForward(
                    "FR", "FIRST", List.of("FR-1"), null, "token", "urgent", null, null)))
        .setContentRun(1L)
        .setContentPart("part-00000")
        .setRun(7L)
        .build();
  }

  private static List<Verdict> verdicts(List<byte[]> blocks) {
    List<Verdict> verdicts = new ArrayList<>();
    Iterator<Verdict> each = VerdictBlock.inOrder(blocks, BlocksTest::placeOf);
    each.forEachRemaining(verdicts::add);
    return verdicts;
  }

  private static void assertSame(Verdict found, Verdict expected) {
    assertThat(found.localOrdinal(), is(expected.localOrdinal()));
    assertThat(found.outcome(), is(expected.outcome()));
    assertThat(found.version(), is(expected.version()));
    assertThat(found.winner(), is(expected.winner()));
    assertThat(found.reportKey(), is(expected.reportKey()));
    assertThat(found.digest(), is(expected.digest()));
  }

  private static Verdict verdict(int ordinal, Outcome outcome, @Nullable Winner winner) {
    return new Verdict(ordinal, outcome, hash(ordinal), 3, hash(0xEE), winner);
  }

  private static Winner plain(int ordinal) {
    SeenVersion seen = new SeenVersion(3L, "ee".repeat(32));
    return new Winner(
        "NEW",
        Instant.parse("2026-01-01T00:00:00Z"),
        placeOf(ordinal),
        null,
        null,
        List.of(seen),
        List.of());
  }

  @Test
  void aPlainNewReportTakesThreeBytesBeyondItsDigests() {
    Verdict verdict = verdict(5, Outcome.NEW, plain(5));
    byte[] block = VerdictBlock.of(List.of(verdict), BlocksTest::placeOf);
    assertThat(block.length, is(67));
    assertSame(verdicts(List.of(block)).get(0), verdict);
  }

  @Test
  void verdictsOfSeveralBlocksComeInOrderOfOrdinal() {
    Winner special =
        new Winner(
            "NEW_VERSION",
            EARLY,
            PLACE,
            LATE,
            keyRow(),
            keyRow().getSeen(),
            keyRow().getRetractions());
    Verdict a = verdict(0, Outcome.RETRACTION, null);
    Verdict b = verdict(1, Outcome.NEW_VERSION, special);
    Verdict c = verdict(2, Outcome.SUPERSEDED, null);
    Verdict d = verdict(9, Outcome.NEW, plain(9));
    Verdict e = verdict(Integer.MAX_VALUE - 1, Outcome.RESUBMISSION, null);
    List<byte[]> blocks =
        List.of(
            VerdictBlock.of(List.of(b, d), BlocksTest::placeOf),
            VerdictBlock.of(List.of(), BlocksTest::placeOf),
            VerdictBlock.of(List.of(a, c, e), BlocksTest::placeOf));
    List<Verdict> found = verdicts(blocks);
    List<Verdict> expected = List.of(a, b, c, d, e);
    for (int i = 0; i < expected.size(); i++) {
      assertSame(found.get(i), expected.get(i));
    }
    assertThat(found.size(), is(5));
  }

  @Test
  void aLargeVerdictBlockStaysSmall() {
    List<Verdict> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(verdict(i, Outcome.NEW, plain(i)));
    }
    byte[] block = VerdictBlock.of(many, BlocksTest::placeOf);
    assertThat(block.length, is(lessThanOrEqualTo(6_700_000)));
    assertThat(verdicts(List.of(block)).size(), is(100_000));
  }

  @Test
  void verdictsOutOfOrderAreRefused() {
    List<Verdict> verdicts =
        List.of(verdict(1, Outcome.RETRACTION, null), verdict(1, Outcome.RETRACTION, null));
    assertThrows(
        IllegalArgumentException.class, () -> VerdictBlock.of(verdicts, BlocksTest::placeOf));
  }

  @Test
  void storedVerdictsComeBackAsTheyWere() {
    StoredVerdict verdict = new StoredVerdict(keyRow(), "RETRACTED", true);
    assertThat(
        StoredVerdictBlock.verdicts(StoredVerdictBlock.of(List.of(verdict, verdict))),
        contains(verdict, verdict));
    assertThat(StoredVerdictBlock.verdicts(StoredVerdictBlock.of(List.of())), is(empty()));
  }

  @Test
  void carriedRowsComeBackAsTheyWere() {
    ReferenceRow reference =
        new ReferenceRow("aa", "bb", HOSTILE, "ANNEX_III", false, true, 1L, PLACE, 2L);
    assertThat(CarriedBlock.keys(CarriedBlock.ofKeys(List.of(keyRow()))), contains(keyRow()));
    assertThat(
        CarriedBlock.references(CarriedBlock.ofReferences(List.of(reference, reference))),
        contains(reference, reference));
    assertThat(CarriedBlock.keys(new byte[0]), is(empty()));
    assertThat(CarriedBlock.references(new byte[0]), is(empty()));
  }

  @Test
  void referencesComeBackAsTheyWere() {
    Origin origin = Origin.of(HOSTILE, "ANNEX_III", PLACE);
    Origin other = Origin.of("p-1", "CYBERTIPLINE", placeOf(0));
    List<ReferenceEntry> entries = new ArrayList<>();
    for (ReferenceEntry.Account account : ReferenceEntry.Account.values()) {
      entries.add(
          new ReferenceEntry(
              hash(1),
              hash(2),
              account.code() % 2 == 0 ? origin : other,
              Long.MAX_VALUE,
              1,
              7,
              8,
              account));
    }
    byte[] block = ReferenceBlock.of(entries);
    List<ReferenceEntry> found = new ArrayList<>();
    ReferenceBlock.read(block, found::add);
    assertThat(found.size(), is(4));
    for (int i = 0; i < 4; i++) {
      assertThat(found.get(i).origin(), is(entries.get(i).origin()));
      assertThat(found.get(i).standing(), is(entries.get(i).standing()));
      assertThat(found.get(i).firstOrdinal(), is(Long.MAX_VALUE));
      assertThat(found.get(i).reportKey(), is(hash(2)));
    }
    // One origin holds 70,000 characters three times: it is written once for its two entries.
    assertThat(block.length, is(lessThanOrEqualTo(211_000)));
    ReferenceBlock.read(new byte[0], entry -> assertThat(entry, is((Object) null)));
  }

  @Test
  void messagesComeBackAsTheyWere() {
    Origin origin = Origin.of(HOSTILE, "ANNEX_III", PLACE);
    List<ReferenceMessage> messages = new ArrayList<>();
    for (ReferenceMessage.Kind kind : ReferenceMessage.Kind.values()) {
      messages.add(
          new ReferenceMessage(
              kind, hash(1), hash(2), hash(3), origin, 4, 5, 6, 7, ReferenceEntry.Account.LATER));
    }
    List<ReferenceMessage> found = new ArrayList<>();
    MessageBlock.read(MessageBlock.of(messages), found::add);
    assertThat(
        found.stream().map(ReferenceMessage::kind).toList(),
        contains(ReferenceMessage.Kind.values()));
    assertThat(found.get(3).otherKey(), is(hash(3)));
    assertThat(found.get(3).number(), is(4L));
    assertThat(found.get(3).localOrdinal(), is(7));
    assertThat(found.get(3).account(), is(ReferenceEntry.Account.LATER));
  }

  @Test
  void answersGatherWhatSeveralBlocksSay() {
    SupplementBlock one = new SupplementBlock();
    one.addNotFirst(4);
    one.addCandidate(4, hash(2), 2, PLACE);
    one.addLink(5, hash(9), hash(8), 2);
    SupplementBlock two = new SupplementBlock();
    two.addLink(4, hash(9), hash(8), 3);
    two.addCandidate(4, hash(1), 1, PLACE);
    two.addLink(5, hash(9), hash(7), 3);
    two.addNotFirst(6);
    String nine = HexFormat.of().formatHex(hash(9));
    SupplementAnswer second = new SupplementAnswer(3, 4, "01".repeat(32), false, List.of());
    SupplementAnswer linked =
        new SupplementAnswer(
            3,
            5,
            null,
            true,
            List.of(
                new ReferenceLink(nine, "07".repeat(32), 3),
                new ReferenceLink(nine, "08".repeat(32), 2)));
    SupplementAnswer later = new SupplementAnswer(3, 6, null, false, List.of());
    List<byte[]> blocks = List.of(one.toByteArray(), two.toByteArray());
    assertThat(SupplementBlock.answers(3, blocks).values(), contains(second, linked, later));
    List<byte[]> reversed = List.of(two.toByteArray(), one.toByteArray());
    assertThat(SupplementBlock.answers(3, reversed).values(), contains(second, linked, later));
    assertThat(SupplementBlock.answers(3, List.of()).values(), is(empty()));
  }

  @Test
  @DisplayName("ID5 places are compared by UTF-8 bytes, not by UTF-16 units")
  void comparesTextByBytes() {
    Place emoji = new Place(EARLY, "\uD83D\uDE00", "", "", 0L);
    Place halfwidth = new Place(EARLY, "\uFF61", "", "", 0L);
    assertThat(Integer.signum(PlaceOrder.compare(emoji, halfwidth)), is(1));
    assertThat(Integer.signum("\uD83D\uDE00".compareTo("\uFF61")), is(-1));
  }
}
