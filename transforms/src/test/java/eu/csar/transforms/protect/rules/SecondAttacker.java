package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attacks a release, or figures that are none yet, by {@link IndependentAttack}, as the readers of
 * the audit. It knows less than the audit, as not the reason for hiding, and reckons in fractions:
 * so it finds part of what the audit finds, and nothing else.
 */
final class SecondAttacker {
  private final PlannedRelease plan;
  private final Function<CellKey, Figure> figures;
  private int attacked;
  private int place;

  /** Of a release that may be written. */
  SecondAttacker(PlannedRelease plan, ProtectRelease.Result release) {
    this.plan = plan;
    Map<CellKey, Figure> printed = new HashMap<>();
    for (ProtectedTable table : release.tables()) {
      List<FrequencyTable.Row> rows = table.plan().table().rows();
      for (int row = 0; row < rows.size(); row++) {
        printed.put(key(table.plan().table(), rows.get(row)), table.figures().get(row));
      }
    }
    this.figures = printed::get;
  }

  /** Of figures by number of cell. */
  SecondAttacker(PlannedRelease plan, CellSystem system, Figure[] figures) {
    this.plan = plan;
    this.figures = key -> figures[system.number(key)];
  }

  /** What the audit found, in the words of this attacker. */
  static Set<String> wordsOf(AuditRelease.Report audit) {
    return audit.exposures().stream()
        .map(exposure -> exposure.reader() + ": " + exposure.cell())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Cells and readers that were tried so far. */
  int attacked() {
    return attacked;
  }

  /**
   * Cells of a measure, with the reader who narrows them to less than a width of 4: of suppressed
   * tables those that count 1 to 4, of rounded ones those that print 0 or 5; of sums of days and
   * minutes those that are hidden.
   */
  Set<String> finds(String measure, Reader reader) {
    return finds(measure, reader, 0, 1);
  }

  /** As above, where only one of so many cells is tried, from a first one on. */
  Set<String> finds(String measure, Reader reader, int first, int parts) {
    List<FrequencyTable> tables =
        plan.tables().stream()
            .map(PublishedTable::table)
            .filter(table -> table.measure().equals(measure))
            .toList();
    ProtectionMethod method =
        plan.tables().stream()
            .filter(table -> table.table().measure().equals(measure))
            .map(PublishedTable::method)
            .findFirst()
            .orElseThrow();
    Set<String> finds = new TreeSet<>();
    place = first;
    for (Function<FrequencyTable.Row, Boolean> part : parts(measure, tables)) {
      attack(
          tables.stream()
              .map(
                  table ->
                      new FrequencyTable(
                          table.id(),
                          measure,
                          table.dimensions(),
                          table.rows().stream().filter(part::apply).toList(),
                          table.amounts()))
              .filter(table -> !table.rows().isEmpty())
              .toList(),
          method == ProtectionMethod.ROUNDING,
          reader,
          parts,
          finds);
    }
    return finds;
  }

  /** Years have nothing to do with each other, unless some are summed. */
  private List<Function<FrequencyTable.Row, Boolean>> parts(
      String measure, List<FrequencyTable> tables) {
    for (String time : CellKey.TIMES) {
      CodeList years = plan.lists().get(measure).get(time);
      if (years != null && years.parents().isEmpty()) {
        Set<String> printed = new TreeSet<>();
        tables.forEach(table -> table.rows().forEach(row -> printed.add(row.codes().get(time))));
        List<Function<FrequencyTable.Row, Boolean>> parts = new ArrayList<>();
        printed.forEach(year -> parts.add(row -> year.equals(row.codes().get(time))));
        return parts;
      }
    }
    return List.of(row -> true);
  }

  private void attack(
      List<FrequencyTable> tables, boolean rounded, Reader reader, int parts, Set<String> finds) {
    List<IndependentAttack.Printed> printed = new ArrayList<>();
    Map<Map<String, String>, Long> told = new HashMap<>();
    for (FrequencyTable table : tables) {
      List<@Nullable Long> values = new ArrayList<>();
      for (FrequencyTable.Row row : table.rows()) {
        values.add(figures.apply(key(table, row)).value());
        if (isTold(reader, row)) {
          told.put(row.codes(), row.count());
        }
      }
      printed.add(
          new IndependentAttack.Printed(
              table.rows().stream().map(FrequencyTable.Row::codes).toList(),
              values,
              rounded ? 4 : 0));
    }
    IndependentAttack attack =
        new IndependentAttack(printed, plan.lists().get(tables.get(0).measure()), told);
    Set<CellKey> done = new HashSet<>();
    for (int table = 0; table < tables.size(); table++) {
      for (FrequencyTable.Row row : tables.get(table).rows()) {
        CellKey key = key(tables.get(table), row);
        Long value = figures.apply(key).value();
        boolean isTarget =
            tables.get(table).isAmount(row)
                ? value == null
                : rounded ? value != null && value <= 5 : row.count() >= 1 && row.count() <= 4;
        if (isTarget && !isTold(reader, row) && done.add(key) && place++ % parts == 0) {
          attacked++;
          if (attack.width(table, row.codes()) < 4) {
            finds.add(reader + ": " + key.text());
          }
        }
      }
    }
  }

  private static boolean isTold(Reader reader, FrequencyTable.Row row) {
    return reader.code().equals(row.codes().get(reader.dimension()));
  }

  private CellKey key(FrequencyTable table, FrequencyTable.Row row) {
    return CellKey.of(table.measure(), row.codes(), plan.lists().get(table.measure()));
  }
}
