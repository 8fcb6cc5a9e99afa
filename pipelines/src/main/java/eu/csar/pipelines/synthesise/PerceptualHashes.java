package eu.csar.pipelines.synthesise;

import java.util.HexFormat;

/**
 * PDQ values: random bits, of listed entries and of items. Of the items that have one, some lie
 * near a listed entry, at a distance of 0 to 44 bits, and some say too little to be matched.
 */
final class PerceptualHashes {
  /** What is known of a written hash. */
  enum Written {
    /** No entry is within reach. */
    FAR,
    /** Exactly one entry is within 31 bits. */
    NEAR,
    /** Its quality is under 50. */
    LOW_QUALITY
  }

  private static final int BYTES = 32;
  private static final int BITS = 256;
  private static final int RADIUS = 31;
  private static final int FARTHEST = 45;
  private static final long LISTED = 1L << 40;

  /** Of a world whose lists have no PDQ entry. */
  static final PerceptualHashes NONE_LISTED = new PerceptualHashes(0, 0);

  private final long seed;
  private final int listed;
  private final Dice dice = new Dice();

  /** With so many listed entries. */
  PerceptualHashes(long seed, int listed) {
    this.seed = seed;
    this.listed = listed;
  }

  /** The value of a listed entry. */
  byte[] listed(long number) {
    return draw(dice.set(seed, Dice.INDICATOR, LISTED + number));
  }

  /** Writes the hash of an item as an Annex III item lists it. */
  Written write(JsonLine line, Dice item) {
    byte[] value = draw(item);
    int quality = 50 + item.below(51);
    Written written = Written.FAR;
    if (item.chance(0.04)) {
      quality = item.below(50);
      written = Written.LOW_QUALITY;
    } else if (listed > 0 && item.chance(0.2)) {
      value = listed(item.below(listed));
      int distance = item.below(FARTHEST);
      turn(value, item.below(BITS), distance);
      written = distance <= RADIUS ? Written.NEAR : Written.FAR;
    }
    line.object()
        .field("type", "PDQ")
        .field("value", HexFormat.of().formatHex(value))
        .field("quality", quality)
        .endObject();
    return written;
  }

  static byte[] draw(Dice dice) {
    byte[] value = new byte[BYTES];
    long drawn = 0;
    for (int i = 0; i < BYTES; i++) {
      drawn = (i & 7) == 0 ? dice.next() : drawn >>> 8;
      value[i] = (byte) drawn;
    }
    return value;
  }

  /** A copy with so many other bits; from the same first bit, more are a superset of fewer. */
  static byte[] turned(byte[] value, int first, int bits) {
    byte[] other = value.clone();
    turn(other, first, bits);
    return other;
  }

  /** Turns bits that stand 37 apart: no bit twice, since 37 and 256 have no common factor. */
  private static void turn(byte[] value, int first, int bits) {
    for (int i = 0; i < bits; i++) {
      int bit = (first + 37 * i) % BITS;
      value[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }
}
