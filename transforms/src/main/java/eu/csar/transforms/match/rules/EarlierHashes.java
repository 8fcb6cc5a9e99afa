package eu.csar.transforms.match.rules;

import eu.csar.schemas.carried.PerceptualRow;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Perceptual hashes that earlier runs carry to this one. */
@FunctionalInterface
public interface EarlierHashes extends Serializable {

  /**
   * Rows of all earlier runs in one of so many equal ranges of values, in any order.
   *
   * @param range from 0
   * @param of number of ranges, a power of two up to 32
   * @param hashes those that are wanted, in lower-case hexadecimal digits; null: all. Others may
   *     come too
   */
  Iterable<PerceptualRow> in(int range, int of, @Nullable Set<String> hashes);
}
