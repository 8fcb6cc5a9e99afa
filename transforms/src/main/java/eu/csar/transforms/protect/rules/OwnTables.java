package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one Member State or one provider publishes of itself (Article 84(1) and (2)), as a
 * catalogue.
 *
 * <p>What the Centre prints by State is protected as the Centre does, all States together, so that
 * both print the same figures and the same gaps: whoever lays one over the other learns nothing.
 * What the Centre prints summed over all is made anew of the rows of the one.
 */
public final class OwnTables {
  /** Keeps cells of the one apart from those of all, of which they are no part in any sum. */
  private static final String OWN = "_OWN";

  private final String dimension;
  private final String code;
  private final Predicate<String> items;
  private final String reason;

  private OwnTables(String dimension, String code, Predicate<String> items, String reason) {
    this.dimension = dimension;
    this.code = code;
    this.items = items;
    this.reason = reason;
  }

  /**
   * Of a State: all tables whose protection its rows need, and its own true counts of what the
   * Centre prints for the Union alone. Small counts that the Centre does not print by State are not
   * printed by the State either: next to the Centre's tables they would give away what these hide.
   *
   * @param state EU code
   * @param items whether it reports an item of Article 83
   */
  public static Catalogue ofState(Catalogue catalogue, String state, Predicate<String> items) {
    OwnTables own =
        new OwnTables(
            LayTables.GEO,
            state,
            items,
            "The State's own figures, which its Coordinating Authority reports (Article 84(2)).");
    Set<String> measures =
        catalogue.tables().stream()
            .filter(table -> table.publications().stream().anyMatch(own::isPrinted))
            .map(Catalogue.Table::measure)
            .collect(Collectors.toSet());
    List<Catalogue.Table> tables = new ArrayList<>();
    for (Catalogue.Table table : catalogue.tables()) {
      Predicate<Catalogue.Publication> anew =
          one -> one.method() == ProtectionMethod.TRUE_COUNTS && !own.isPrinted(one);
      if (measures.contains(table.measure())) {
        tables.add(with(table, table.measure(), table.dimensions(), anew.negate()));
      }
      tables.add(own.anew(table, anew.and(own::isReported), ProtectionMethod.TRUE_COUNTS));
    }
    return new Catalogue(catalogue.policy(), tables, catalogue.release(), catalogue.codeLists());
  }

  /**
   * Of a provider: its own counts, each rounded. In a table of one sender nothing stands beside a
   * small count that could be hidden with it: hidden alone, it would be known to be small.
   *
   * @param provider its id
   * @param items whether it reports an item of Article 83
   */
  public static Catalogue ofProvider(
      Catalogue catalogue, String provider, Predicate<String> items) {
    OwnTables own =
        new OwnTables(
            "provider",
            provider,
            items,
            "The provider's own figures, which it reports itself (Article 84(1)).");
    return new Catalogue(
        catalogue.policy(),
        catalogue.tables().stream()
            .map(table -> own.anew(table, own::isReported, ProtectionMethod.ROUNDING))
            .toList(),
        catalogue.release(),
        catalogue.codeLists());
  }

  private boolean isReported(Catalogue.Publication publication) {
    return publication.items().stream().anyMatch(items);
  }

  private boolean isPrinted(Catalogue.Publication publication) {
    return isReported(publication) && publication.dimensions().contains(dimension);
  }

  /** The table of the one's rows alone; without publications where it has none. */
  private Catalogue.Table anew(
      Catalogue.Table table, Predicate<Catalogue.Publication> wanted, ProtectionMethod method) {
    if (!table.columns().contains(dimension)) {
      return with(table, table.measure(), table.dimensions(), none -> false);
    }
    List<Catalogue.Dimension> dimensions =
        table.dimensions().stream()
            .map(
                one ->
                    one.id().equals(dimension)
                        ? new Catalogue.Dimension(
                            dimension, null, List.of(code), null, null, one.title())
                        : one)
            .toList();
    Catalogue.Table own = with(table, table.measure() + OWN, dimensions, wanted);
    return new Catalogue.Table(
        own.id(),
        own.measure(),
        dimensions,
        own.publications().stream().map(one -> anew(one, method)).toList(),
        own.countingRule(),
        own.source());
  }

  private Catalogue.Publication anew(Catalogue.Publication publication, ProtectionMethod method) {
    List<String> dimensions = new ArrayList<>(publication.dimensions());
    if (!dimensions.contains(dimension)) {
      dimensions.add(Math.min(1, dimensions.size()), dimension);
    }
    Map<String, List<String>> where = new LinkedHashMap<>(publication.where());
    where.put(dimension, List.of(code));
    return new Catalogue.Publication(
        publication.id(),
        publication.title(),
        method,
        reason,
        dimensions,
        where,
        without(publication.groups()),
        without(publication.membersOf()),
        publication.pools(),
        publication.definition(),
        publication.unit(),
        publication.items());
  }

  private <V> Map<String, V> without(Map<String, V> map) {
    Map<String, V> without = new LinkedHashMap<>(map);
    without.remove(dimension);
    return without;
  }

  private static Catalogue.Table with(
      Catalogue.Table table,
      String measure,
      List<Catalogue.Dimension> dimensions,
      Predicate<Catalogue.Publication> wanted) {
    return new Catalogue.Table(
        table.id(),
        measure,
        dimensions,
        table.publications().stream().filter(wanted).toList(),
        table.countingRule(),
        table.source());
  }
}
