package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PdqDihedralTest {
  /**
   * The one example published, of one image: {@code pdq/java/README.md} of facebook/ThreatExchange.
   */
  private static final String BRIDGE =
      "f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22";

  @ParameterizedTest
  @CsvSource({
    "ORIGINAL, f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22, 0, 0",
    "ROTATED_90, b0a10efd71cc3f429413d48d0ffffe12e34e0e17ada952a9d29684210aa9e5af, 12, 124",
    "ROTATED_180, adad5a64b5a142e55362a09057dacd5ae63b847fc23794b766b319361fc93188, 8, 124",
    "ROTATED_270, a5f4a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b0bfc4f05, 4, 118",
    "FLIPPED_X, f8f80f31e0f417b00e37f5cd028f980fb36ed02a9662c1e233e6cc634e9c64dd, 4, 124",
    "FLIPPED_Y, 8dad2599b1a1bd1853625f6553da32a1e63b7280c2374b4866b366c91bc9ce77, 12, 128",
    "FLIPPED_PLUS_1, f0a1f102f1dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade0ea91a50, 0, 104",
    "FLIPPED_MINUS_1, a5f05ba8a4896a17c106a3da5aaaab07b61b5b42f8fc07fc83c3d0740bfcb0fa, 8, 126"
  })
  void isNearThePublishedHashOfTheTurnedImage(
      PdqDihedral turn, String published, int distance, int untransformed) {
    byte[] original = Lists.value(HashAlgorithm.PDQ, BRIDGE);
    byte[] turned = Lists.value(HashAlgorithm.PDQ, published);
    assertThat(Codes.distance(turn.of(original), turned), is(distance));
    assertThat(Codes.distance(original, turned), is(untransformed));
  }

  @Test
  void turningFourTimesAndMirroringTwiceGiveTheHashBack() {
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      byte[] hash = Lists.bytes(random, Codes.BYTES);
      byte[] half = PdqDihedral.ROTATED_90.of(PdqDihedral.ROTATED_90.of(hash));
      assertThat(half, equalTo(PdqDihedral.ROTATED_180.of(hash)));
      assertThat(PdqDihedral.ROTATED_180.of(half), equalTo(hash));
      assertThat(PdqDihedral.ROTATED_270.of(PdqDihedral.ROTATED_90.of(hash)), equalTo(hash));
      assertThat(
          PdqDihedral.FLIPPED_Y.of(PdqDihedral.FLIPPED_X.of(hash)),
          equalTo(PdqDihedral.ROTATED_180.of(hash)));
    }
  }

  @ParameterizedTest
  @EnumSource(PdqDihedral.class)
  void neighboursStayNeighboursAndTheOthersAreFar(PdqDihedral turn) {
    Random random = new Random(5);
    byte[] hash = Lists.bytes(random, Codes.BYTES);
    byte[] near = Codes.near(hash, 17, random);
    assertThat(Codes.distance(turn.of(hash), turn.of(near)), is(17));
    if (turn != PdqDihedral.ORIGINAL) {
      assertThat(Codes.distance(turn.of(hash), hash), greaterThan(90));
    }
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThrows(IllegalArgumentException.class, () -> PdqDihedral.ROTATED_90.of(new byte[31]));
  }
}
