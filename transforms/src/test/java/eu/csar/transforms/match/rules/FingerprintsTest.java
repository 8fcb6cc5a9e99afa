package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  @Test
  void marksTheBytesOfAWordThatAreEqual() {
    assertThat(Fingerprints.equalBytes(0x00_80_7f_ff_01_00_80_00L, 0x00), equalTo(0b1000_0101));
    assertThat(Fingerprints.equalBytes(0x00_80_7f_ff_01_00_80_00L, 0x80), equalTo(0b0100_0010));
    assertThat(Fingerprints.equalBytes(0x00_80_7f_ff_01_00_80_00L, 0x7f), equalTo(0b0010_0000));
    assertThat(Fingerprints.equalBytes(0x00_80_7f_ff_01_00_80_00L, 0xff), equalTo(0b0001_0000));
    assertThat(Fingerprints.equalBytes(0x00_80_7f_ff_01_00_80_00L, 0x02), equalTo(0));
  }

  @Test
  void agreesWithALoopOverBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      // Few different bytes, so that many are equal, and neighbours differ by one bit.
      long word = random.nextLong() & 0x8181_8181_8181_8181L;
      int fingerprint = random.nextInt() & 0x81;
      int expected = 0;
      for (int at = 0; at < 8; at++) {
        int held = (int) (word >>> (56 - 8 * at)) & 0xff;
        expected = expected << 1 | (held == fingerprint ? 1 : 0);
      }
      assertThat(Fingerprints.equalBytes(word, fingerprint), equalTo(expected));
    }
  }

  @Test
  void bucketsFollowTheOrderOfValues() {
    int buckets = Fingerprints.buckets(20_000_000);
    assertThat(buckets, equalTo(2_000_000));
    assertThat(Fingerprints.bucket(0, buckets), equalTo(0));
    assertThat(Fingerprints.bucket(-1, buckets), equalTo(1_999_999));
    Random random = new Random(8);
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong();
      int bucket = Fingerprints.bucket(value, buckets);
      assertThat(bucket, greaterThanOrEqualTo(0));
      assertThat(bucket, lessThan(buckets));
      if (value != -1) {
        assertThat(Fingerprints.bucket(value + 1, buckets), greaterThanOrEqualTo(bucket));
      }
    }
  }
}
