package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All tables that are to be published together, and how.
 *
 * <p>Tables of one measure have one method, since a figure that is exact in one table and rounded
 * in another is exact. Their dimensions form a tree (an acyclic hypergraph): then any hidden counts
 * that fit all printed sums also fit one undivided table, and a reader who reasons about the detail
 * that nobody printed learns no more. State by gender, State by age and gender by age would not.
 *
 * @param tables in the order of the catalogue
 * @param lists code lists by measure and dimension
 * @param policy thresholds
 */
public record PlannedRelease(
    List<PublishedTable> tables,
    Map<String, Map<String, CodeList>> lists,
    ProtectionPolicy policy) {

  /**
   * Checks the plan.
   *
   * @throws UnusableStatisticsException where a measure has two methods, or tables in a circle
   */
  public PlannedRelease {
    tables = List.copyOf(tables);
    lists = Map.copyOf(lists);
    Map<String, ProtectionMethod> methods = new HashMap<>();
    Map<String, List<Set<String>>> dimensions = new LinkedHashMap<>();
    for (PublishedTable table : tables) {
      String measure = table.table().measure();
      ProtectionMethod other = methods.putIfAbsent(measure, table.method());
      if (other != null && other != table.method()) {
        throw new UnusableStatisticsException(
            "measure "
                + measure
                + " would be published both by "
                + other
                + " and "
                + table.method());
      }
      dimensions
          .computeIfAbsent(measure, any -> new ArrayList<>())
          .add(new TreeSet<>(table.table().dimensions()));
    }
    dimensions.forEach(PlannedRelease::refuseCircle);
  }

  Map<String, DisclosureControl> controls(RoundingKey key) {
    Map<String, DisclosureControl> controls = new HashMap<>();
    for (PublishedTable table : tables) {
      controls.put(table.table().measure(), policy.control(table.method(), key));
    }
    return controls;
  }

  /** Graham's reduction: a tree loses its leaves until one table is left. */
  private static void refuseCircle(String measure, List<Set<String>> dimensions) {
    List<Set<String>> left = new ArrayList<>(dimensions);
    for (boolean reduced = true; reduced && left.size() > 1; ) {
      Set<String> own = own(left);
      reduced = left.stream().map(one -> one.removeAll(own)).toList().contains(true);
      for (Set<String> one : List.copyOf(left)) {
        if (left.stream().anyMatch(other -> other != one && other.containsAll(one))) {
          left.removeIf(other -> other == one);
          reduced = true;
          break;
        }
      }
    }
    if (left.size() > 1) {
      throw new UnusableStatisticsException(
          "the tables of measure " + measure + " cross each other in a circle: " + left);
    }
  }

  /** Dimensions of one table alone. */
  private static Set<String> own(Collection<Set<String>> tables) {
    Set<String> once = new HashSet<>();
    Set<String> often = new HashSet<>();
    tables.forEach(
        table ->
            table.forEach(
                dimension -> {
                  if (!once.add(dimension)) {
                    often.add(dimension);
                  }
                }));
    once.removeAll(often);
    return once;
  }
}
