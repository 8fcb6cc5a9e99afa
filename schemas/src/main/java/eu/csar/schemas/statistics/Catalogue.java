package eu.csar.schemas.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables, in order of publication: one definition for each figure. */
public final class Catalogue {
  /** Raised with every change of what a table holds. */
  public static final String VERSION = "2026.2";

  private static final Map<String, StatisticsTable> TABLES = new LinkedHashMap<>();

  static {
    List<StatisticsTable> all = new ArrayList<>();
    all.addAll(QualityTables.BEFORE_ANY_TOTAL);
    all.addAll(CentreTables.ALL);
    all.addAll(FollowUpTables.ALL);
    all.addAll(AuthorityTables.ALL);
    all.addAll(ProviderTables.ALL);
    all.addAll(QualityTables.BEHIND);
    for (StatisticsTable table : all) {
      if (TABLES.put(table.id(), table) != null) {
        throw new IllegalStateException("two tables " + table.id());
      }
    }
  }

  private Catalogue() {}

  /** All tables, in order of publication. */
  public static List<StatisticsTable> tables() {
    return List.copyOf(TABLES.values());
  }

  /** A table by its id. */
  public static StatisticsTable table(String id) {
    StatisticsTable table = TABLES.get(id);
    if (table == null) {
      throw new IllegalArgumentException("no table " + id);
    }
    return table;
  }

  /** Tables that serve an item of Article 83. */
  public static List<StatisticsTable> serving(String item) {
    return TABLES.values().stream().filter(table -> table.items().contains(item)).toList();
  }
}
