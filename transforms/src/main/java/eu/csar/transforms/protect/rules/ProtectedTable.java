package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is published.
 *
 * @param plan what was asked for; its true counts are not for publication
 * @param figures for each row of the plan; null where nothing was submitted
 * @param cost of protecting it
 */
public record ProtectedTable(PublishedTable plan, List<@Nullable Figure> figures, TableCost cost) {
  public ProtectedTable {
    figures = Collections.unmodifiableList(new ArrayList<>(figures));
  }
}
