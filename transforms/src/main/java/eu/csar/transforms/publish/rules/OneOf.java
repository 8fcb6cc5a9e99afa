package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose text column has one of many values. Parquet's own filter of this kind compares each
 * row with each value, which thousands of stored reports would make slow; this one asks a set.
 */
final class OneOf extends UserDefinedPredicate<Binary> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashSet<Binary> values = new HashSet<>();

  private OneOf(Set<String> values) {
    values.forEach(value -> this.values.add(Binary.fromString(value)));
  }

  static FilterCompat.Filter in(String column, Set<String> values) {
    return FilterCompat.get(
        FilterApi.userDefined(FilterApi.binaryColumn(column), new OneOf(values)));
  }

  @Override
  public boolean keep(@Nullable Binary value) {
    return value != null && values.contains(value);
  }

  /** Keys are digests: their smallest and largest say nothing. */
  @Override
  public boolean canDrop(Statistics<Binary> statistics) {
    return false;
  }

  @Override
  public boolean inverseCanDrop(Statistics<Binary> statistics) {
    return false;
  }
}
