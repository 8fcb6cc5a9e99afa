package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.TreeSet;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose text column has one of many values. Parquet's own filter of this kind compares each
 * row with each value, which thousands of stored reports would make slow; this one asks a set. Of a
 * sorted file it passes over the pages between the values.
 */
final class OneOf extends UserDefinedPredicate<Binary> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashSet<Binary> values = new HashSet<>();
  private final TreeSet<String> inOrder;

  private OneOf(Collection<String> values) {
    inOrder = new TreeSet<>(values);
    values.forEach(value -> this.values.add(Binary.fromString(value)));
  }

  static FilterCompat.Filter in(String column, Collection<String> values) {
    return FilterCompat.get(
        FilterApi.userDefined(FilterApi.binaryColumn(column), new OneOf(values)));
  }

  @Override
  public boolean keep(@Nullable Binary value) {
    return value != null && values.contains(value);
  }

  /** Digests are ASCII, so texts compare as their bytes do. */
  @Override
  public boolean canDrop(Statistics<Binary> statistics) {
    String next = inOrder.ceiling(statistics.getMin().toStringUsingUTF8());
    return next == null || next.compareTo(statistics.getMax().toStringUsingUTF8()) > 0;
  }

  @Override
  public boolean inverseCanDrop(Statistics<Binary> statistics) {
    return false;
  }
}
