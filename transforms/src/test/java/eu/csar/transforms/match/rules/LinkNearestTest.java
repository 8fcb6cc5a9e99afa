package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.NearRun.AS_IT_IS;
import static eu.csar.transforms.match.rules.NearRun.HEX;
import static eu.csar.transforms.match.rules.NearRun.key;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.transforms.match.rules.NearRun.Carried;
import eu.csar.transforms.match.rules.NearRun.Left;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links between neighbours, case by case. */
class LinkNearestTest {
  private static final List<PdqDihedral> ALL = List.of(PdqDihedral.values());

  private static Left run(
      List<Carried> items, List<PerceptualRow> history, List<PdqDihedral> turns, long run) {
    return NearRun.run(items, history, turns, run, 4);
  }

  private static byte[] code(int seed) {
    return Lists.bytes(new Random(seed), Codes.BYTES);
  }

  private static byte[] near(byte[] code, int distance) {
    return Codes.near(code, distance, new Random(distance));
  }

  @Test
  @DisplayName("SU5 neighbours up to 31 bits apart are linked with their distance, none beyond")
  void linksUpToTheRadius() {
    byte[] code = code(1);
    Left left =
        run(
            List.of(
                new Carried(1, 0, code),
                new Carried(2, 3, near(code, 31)),
                new Carried(3, 0, near(code, 32))),
            List.of(),
            AS_IT_IS,
            1);
    assertThat(left.links(), contains("2#3 -> 1 at 31"));
    assertThat(left.carried().size(), is(3));
  }

  @Test
  @DisplayName("S58 equal values are a star around the first carrier, whatever the item")
  void equalValuesAreAStar() {
    byte[] code = code(2);
    Left left =
        run(
            List.of(
                new Carried(7, 1, code),
                new Carried(12, 0, code),
                new Carried(12, 2, code),
                new Carried(7, 0, code),
                new Carried(9, 0, code)),
            List.of(),
            AS_IT_IS,
            1);
    assertThat(left.links(), contains("12#0 -> 7 at 0", "12#2 -> 7 at 0", "9#0 -> 7 at 0"));
    assertThat(left.carried(), contains(new PerceptualRow(HEX.formatHex(code), key(7), 1L)));
  }

  @Test
  @DisplayName(
      "S58 a value is linked to the nearest of earlier reports, once for each of its items")
  void linksToTheNearest() {
    byte[] code = code(3);
    byte[] farther = near(code, 9);
    byte[] nearer = code.clone();
    Codes.flip(nearer, 77);
    Left left =
        run(
            List.of(
                new Carried(1, 0, farther),
                new Carried(2, 0, nearer),
                new Carried(3, 0, code),
                new Carried(3, 5, code)),
            List.of(),
            AS_IT_IS,
            1);
    int apart = Codes.distance(farther, nearer);
    assertThat(left.links(), contains("2#0 -> 1 at " + apart, "3#0 -> 2 at 1", "3#5 -> 2 at 1"));
  }

  @Test
  @DisplayName("S58 a report is no neighbour of itself, in this run or by an earlier version")
  void notToItself() {
    byte[] code = code(4);
    List<Carried> items = List.of(new Carried(1, 0, code), new Carried(1, 1, near(code, 3)));
    assertThat(run(items, List.of(), AS_IT_IS, 1).links(), is(empty()));
    PerceptualRow own = new PerceptualRow(HEX.formatHex(near(code, 5)), key(1), 1L);
    assertThat(run(items, List.of(own), AS_IT_IS, 2).links(), is(empty()));
  }

  @Test
  @DisplayName(
      "ID7 values of earlier runs come first; what is known is linked and not carried again")
  void earlierRunsComeFirst() {
    byte[] known = code(5);
    byte[] equallyNear = known.clone();
    Codes.flip(equallyNear, 255);
    List<PerceptualRow> history =
        List.of(
            new PerceptualRow(HEX.formatHex(known), key(90), 1L),
            new PerceptualRow(HEX.formatHex(near(code(6), 20)), key(91), 1L));
    Left left =
        run(
            List.of(
                new Carried(1, 0, known),
                new Carried(2, 0, equallyNear),
                new Carried(3, 0, code(6))),
            history,
            AS_IT_IS,
            2);
    assertThat(left.links(), contains("1#0 -> 90 at 0", "2#0 -> 90 at 1", "3#0 -> 91 at 20"));
    assertThat(left.carried().size(), is(2));
  }

  @Test
  @DisplayName("S58 turned copies are looked for only where the option is on and nothing is near")
  void turnedCopies() {
    byte[] code = code(7);
    byte[] turned = near(PdqDihedral.ROTATED_270.of(code), 6);
    byte[] both = near(PdqDihedral.FLIPPED_X.of(turned), 2);
    List<Carried> items = List.of(new Carried(1, 0, code), new Carried(2, 0, turned));
    assertThat(run(items, List.of(), AS_IT_IS, 1).links(), is(empty()));
    // Turned by 90 degrees, the later image is near the earlier one.
    assertThat(run(items, List.of(), ALL, 1).links(), contains("2#0 -> 1 at 6 ROTATED_90"));
    List<Carried> more = new ArrayList<>(items);
    more.add(new Carried(3, 0, both));
    more.add(new Carried(4, 0, near(code, 30)));
    assertThat(
        run(more, List.of(), ALL, 1).links(),
        contains("2#0 -> 1 at 6 ROTATED_90", "3#0 -> 2 at 2 FLIPPED_X", "4#0 -> 1 at 30"));
  }

  /** {@code pdq/java/README.md} of facebook/ThreatExchange: one image, turned. */
  @ParameterizedTest
  @CsvSource({
    "b0a10efd71cc3f429413d48d0ffffe12e34e0e17ada952a9d29684210aa9e5af, 12 ROTATED_270",
    "adad5a64b5a142e55362a09057dacd5ae63b847fc23794b766b319361fc93188, 8 ROTATED_180",
    "a5f4a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b0bfc4f05, 4 ROTATED_90",
    "f8f80f31e0f417b00e37f5cd028f980fb36ed02a9662c1e233e6cc634e9c64dd, 4 FLIPPED_X",
    "8dad2599b1a1bd1853625f6553da32a1e63b7280c2374b4866b366c91bc9ce77, 12 FLIPPED_Y",
    "f0a1f102f1dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade0ea91a50, 0 FLIPPED_PLUS_1",
    "a5f05ba8a4896a17c106a3da5aaaab07b61b5b42f8fc07fc83c3d0740bfcb0fa, 8 FLIPPED_MINUS_1"
  })
  @DisplayName(
      "S58 the published hashes of a turned image are linked, with the turn that undoes it")
  void linksThePublishedTurns(String turned, String linked) {
    byte[] bridge =
        HEX.parseHex("f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22");
    List<Carried> items =
        List.of(new Carried(1, 0, bridge), new Carried(2, 0, HEX.parseHex(turned)));
    assertThat(run(items, List.of(), ALL, 1).links(), contains("2#0 -> 1 at " + linked));
    assertThat(run(items, List.of(), AS_IT_IS, 1).links(), is(empty()));
  }

  @Test
  @DisplayName("S55 a hash of low or unknown quality, or near-constant, links nothing")
  void whatSaysTooLittleIsLeftOut() {
    String value = HEX.formatHex(code(8));
    List<String> buckets = new ArrayList<>();
    for (Hash hash :
        List.of(
            new Hash("PDQ", value, 49),
            new Hash("PDQ", value, null),
            new Hash("PDQ", "0".repeat(63) + "1", 100),
            new Hash("SHA256", value, 100),
            new Hash("PDQ", value, 50),
            new Hash("PDQ", value, 80))) {
      CarrierBlock.ofReport(
          report(hash),
          new byte[0],
          0,
          (bucket, block) -> buckets.add(hash.getQuality() + " " + bucket));
    }
    int bucket = Integer.parseInt(value, 0, 2, 16) / 8;
    assertThat(buckets, contains("50 " + bucket, "80 " + bucket));
  }

  private static Report report(Hash hash) {
    Item item = new Item();
    item.put("item_number", 0);
    item.put("hashes", List.of(hash));
    Report report = new Report();
    report.put("report_key", key(1));
    report.put("items", List.of(item));
    return report;
  }
}
