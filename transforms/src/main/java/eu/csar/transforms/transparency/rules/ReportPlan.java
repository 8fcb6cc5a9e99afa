package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.List;
import java.util.Optional;

/**
 * Which items of Article 83 each section tells of. A published table stands in the section of the
 * first item that it serves, so that one added to the catalogue finds its place.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
enum ReportPlan {
  RECEIVED("received", List.of("A83-3c", "A83-3d", "A83-3e", "A83-3f")),
  FOLLOW_UP("follow-up", List.of("A83-2a-i", "A83-2a-iii", "A83-2a-iv")),
  OUTCOMES("outcomes", List.of("A83-2a-ii")),
  VICTIMS("victims", List.of("A83-2a-ii")),
  ORDERS(
      "orders",
      List.of("A83-2b", "A83-2c", "A83-2d", "A83-2e", "A83-2f", "A83-2g", "A83-2h", "A83-2i")),
  CENTRE("centre", List.of("A83-3a", "A83-3b", "A83-3g", "A83-3h", "A83-3i", "A83-3j")),
  PROVIDER(
      "provider",
      List.of("A83-1a-i", "A83-1a-ii", "A83-1a-iii", "A83-1b", "A83-1c", "A83-1d", "A83-1e"));

  private final String id;
  private final List<String> items;

  ReportPlan(String id, List<String> items) {
    this.id = id;
    this.items = items;
  }

  String id() {
    return id;
  }

  /** Items that belong into the section, in the law's order. */
  List<String> items() {
    return items;
  }

  /** The section of a table; none where it serves no item that the report must hold. */
  static Optional<ReportPlan> of(Table table, Audience audience) {
    Optional<String> first =
        table.description().items().stream().filter(audience::holds).findFirst();
    return first.flatMap(
        item -> {
          boolean persons =
              table.dimension("gender").isPresent() || table.dimension("age").isPresent();
          for (ReportPlan section : values()) {
            boolean other = section == OUTCOMES ? persons : section == VICTIMS && !persons;
            if (section.items.contains(item) && !other) {
              return Optional.of(section);
            }
          }
          return Optional.empty();
        });
  }
}
