package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * For whom the report is written. The Centre's own (Article 84(4)) tells of the Union; that of a
 * Coordinating Authority (Article 84(2)) and that of a provider (Article 84(1)) tell of the
 * published figures of that State or provider alone.
 *
 * @param kind whose report it is
 * @param id EU code of the State or id of the provider; empty for the public
 */
public record Audience(Kind kind, String id) {

  /** Whose report it is, and which items of Article 83 it must hold. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
  public enum Kind {
    PUBLIC(List.of("A83-2", "A83-3"), ""),
    STATE(List.of("A83-2"), "geo"),
    PROVIDER(List.of("A83-1"), "provider");

    private final List<String> items;
    private final String dimension;

    Kind(List<String> items, String dimension) {
      this.items = items;
      this.dimension = dimension;
    }
  }

  /** Whether an item of Article 83 belongs into the report. */
  public boolean holds(String item) {
    return kind.items.stream().anyMatch(item::startsWith);
  }

  /** Key of messages that differ by audience. */
  String key() {
    return switch (kind) {
      case PUBLIC -> "public";
      case STATE -> "state";
      case PROVIDER -> "provider";
    };
  }

  /** Its name in a language; that of the Centre's report is empty. */
  String name(Words words) {
    return switch (kind) {
      case PUBLIC -> "";
      case STATE ->
          words
              .code("geo", new PublishedTables.Code(id, MemberState.valueOf(id).englishName()))
              .text();
      case PROVIDER -> id;
    };
  }

  /** Whether words of a sender belong into the report: each reports its own, the Centre all. */
  boolean tells(String sender) {
    return kind == Kind.PUBLIC || sender.equals(id);
  }

  /** The rows that tell of the addressee, of the tables that it reports. */
  public PublishedTables select(PublishedTables published) {
    return kind == Kind.PUBLIC ? published : each(published, table -> table);
  }

  /** The same without the column that names the addressee. */
  PublishedTables narrow(PublishedTables published) {
    return kind == Kind.PUBLIC ? published : each(published, this::unnamed);
  }

  private PublishedTables each(PublishedTables published, UnaryOperator<Table> change) {
    return new PublishedTables(
        published.year(),
        published.issued(),
        published.asOf(),
        published.protection(),
        published.items(),
        published.tables().stream()
            .filter(table -> table.dimension(kind.dimension).isPresent())
            .filter(table -> table.description().items().stream().anyMatch(this::holds))
            .map(this::own)
            .filter(table -> !table.rows().isEmpty())
            .map(change)
            .toList(),
        published.addressee());
  }

  private Table own(Table table) {
    return with(
        table,
        table.dimensions(),
        table.rows().stream().filter(row -> row.code(kind.dimension).equals(id)).toList());
  }

  private Table unnamed(Table table) {
    List<Dimension> dimensions =
        table.dimensions().stream().filter(one -> !one.id().equals(kind.dimension)).toList();
    List<Row> rows =
        table.rows().stream()
            .map(
                row -> {
                  Map<String, String> codes = new LinkedHashMap<>(row.codes());
                  codes.remove(kind.dimension);
                  return new Row(codes, row.value(), row.obsStatus(), row.confStatus(), row.note());
                })
            .toList();
    return with(table, dimensions, rows);
  }

  private static Table with(Table table, List<Dimension> dimensions, List<Row> rows) {
    return new Table(
        table.id(),
        table.title(),
        table.measure(),
        table.method(),
        table.reason(),
        table.description(),
        dimensions,
        rows);
  }
}
