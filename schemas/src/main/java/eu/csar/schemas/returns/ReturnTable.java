package eu.csar.schemas.returns;

import java.util.List;

/**
 * The rows of one subject in a return.
 *
 * @param id name of the section in a yearly return, and of the schema
 * @param items ids of the items of Article 83 that it serves
 * @param title what a row is
 * @param key columns that name what a row is about: of rows with the same key the latest counts
 * @param columns all columns, in order of the CSV header
 */
public record ReturnTable(
    String id, List<String> items, String title, List<String> key, List<ReturnColumn> columns) {

  public ReturnTable {
    items = List.copyOf(items);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    for (String name : key) {
      if (columns.stream().noneMatch(column -> column.name().equals(name))) {
        throw new IllegalArgumentException(id + " has no column " + name);
      }
    }
  }

  /** Place of a column. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(id + " has no column " + name);
  }
}
