package eu.csar.schemas.codes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which PDQ hashes say enough to be matched: a quality of 50 and more, as the algorithm's authors
 * advise ({@code facebook/ThreatExchange}, {@code pdq/README.md}), and no near-constant value.
 */
public final class PdqQuality {
  /** The least quality that is matched, of 0 to 100. */
  public static final int LEAST = 50;

  /** Bits of each kind that a value needs: with fewer it neighbours all zeros or all ones. */
  private static final int BITS_OF_EACH_KIND = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private PdqQuality() {}

  /** Whether a quality is known and high enough; what is not between 0 and 100 is not known. */
  public static boolean isSufficient(@Nullable Integer quality) {
    return quality != null && quality >= LEAST && quality <= 100;
  }

  /** Whether nearly all 256 bits are equal, as in hashes of blank frames. */
  public static boolean isNearConstant(byte[] value) {
    int ones = 0;
    for (int i = 0; i < value.length; i += Long.BYTES) {
      ones += Long.bitCount((long) LONGS.get(value, i));
    }
    return ones < BITS_OF_EACH_KIND || ones > value.length * 8 - BITS_OF_EACH_KIND;
  }
}
