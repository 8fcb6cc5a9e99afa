package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.Catalogue;
import eu.csar.schemas.statistics.StatisticsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables of a release while they are filled, in order of the catalogue. */
public final class Tables {
  private final Map<String, TableRows> tables = new LinkedHashMap<>();

  public Tables() {
    for (StatisticsTable table : Catalogue.tables()) {
      tables.put(table.id(), new TableRows(table));
    }
  }

  /** A table by its id. */
  public TableRows table(String id) {
    TableRows table = tables.get(id);
    if (table == null) {
      throw new IllegalArgumentException("no table " + id);
    }
    return table;
  }

  /** All tables. */
  public List<TableRows> all() {
    return List.copyOf(tables.values());
  }

  void put(String table, long value, String... codes) {
    table(table).put(Observation.of(value, codes));
  }

  void zero(String table, String... codes) {
    table(table).putIfAbsent(Observation.of(0, codes));
  }
}
