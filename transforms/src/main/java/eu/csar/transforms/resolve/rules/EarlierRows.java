package eu.csar.transforms.resolve.rules;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What earlier runs carry to this one, by bucket of digests. */
@FunctionalInterface
public interface EarlierRows<T> extends Serializable {

  /**
   * Rows of all earlier runs of a bucket, in any order.
   *
   * @param digests those that are wanted, in hexadecimal digits; null: all. Others may come too
   */
  Iterable<T> of(int bucket, @Nullable Set<String> digests);
}
