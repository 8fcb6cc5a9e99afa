package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The step through which every published figure passes (Article 84(5)): print what the methods
 * allow, hide what the audit asks for, then audit the result anew, from nothing but figures.
 */
public final class ProtectRelease {
  /**
   * A release, which may be written if the audit passes.
   *
   * @param tables in the order of the plan
   * @param audit of all of them
   */
  public record Result(List<ProtectedTable> tables, AuditRelease.Report audit) {
    public Result {
      tables = List.copyOf(tables);
    }
  }

  private ProtectRelease() {}

  /**
   * Protects all tables of a release together.
   *
   * @param earlier releases of the same cells, in any order
   * @throws UnusableStatisticsException where tables disagree or do not add up
   */
  public static Result protect(PlannedRelease plan, RoundingKey key, List<EarlierRelease> earlier) {
    List<FrequencyTable> tables = plan.tables().stream().map(PublishedTable::table).toList();
    CellSystem system =
        LayExpired.over(CellSystem.of(tables, plan.lists(), plan.controls(key)), earlier);
    int width = plan.policy().width();
    Figure[] figures = GrowComplements.grow(system, earlier, width, key);
    AuditRelease.Report audit = AuditRelease.audit(system, figures, earlier, width);
    Figure[] byLineRule = LineRule.figures(system);
    List<ProtectedTable> results = new ArrayList<>();
    for (PublishedTable table : plan.tables()) {
      Rows rows = Rows.of(table.table(), plan.lists(), system);
      List<@Nullable Figure> printed = rows.of(figures);
      results.add(
          new ProtectedTable(
              table, printed, rows.cost(table, printed, rows.of(byLineRule), plan.policy())));
    }
    return new Result(results, audit);
  }

  /** The rows of one table, as cells of the release. */
  private record Rows(
      FrequencyTable table,
      Map<String, Map<String, CodeList>> lists,
      CellSystem system,
      Map<String, Set<String>> codes) {

    static Rows of(
        FrequencyTable table, Map<String, Map<String, CodeList>> lists, CellSystem system) {
      Map<String, Set<String>> codes = new HashMap<>();
      for (FrequencyTable.Row row : table.rows()) {
        row.codes()
            .forEach(
                (dimension, code) ->
                    codes.computeIfAbsent(dimension, any -> new LinkedHashSet<>()).add(code));
      }
      return new Rows(table, lists, system, codes);
    }

    List<@Nullable Figure> of(Figure[] figures) {
      List<@Nullable Figure> printed = new ArrayList<>();
      Map<String, CodeList> own = lists.getOrDefault(table.measure(), Map.of());
      for (FrequencyTable.Row row : table.rows()) {
        CellKey key = CellKey.of(table.measure(), row.codes(), own);
        printed.add(
            row.count() == null ? null : figures[Objects.requireNonNull(system.number(key))]);
      }
      return printed;
    }

    TableCost cost(
        PublishedTable plan,
        List<@Nullable Figure> printed,
        List<@Nullable Figure> byLineRule,
        ProtectionPolicy policy) {
      int cells = 0;
      int small = 0;
      int hidden = 0;
      Long total = 0L;
      long printedTotal = 0;
      long moved = 0;
      for (int number = 0; number < printed.size(); number++) {
        FrequencyTable.Row row = table.rows().get(number);
        Long count = row.count();
        Figure figure = printed.get(number);
        if (count == null || figure == null) {
          continue;
        }
        cells++;
        // Days and complaints have no total in common.
        boolean counts = !table.isAmount(row);
        small += counts && count > 0 && count < policy.threshold() ? 1 : 0;
        Long value = figure.value();
        if (counts && isWhole(row)) {
          total = total == null || value == null ? null : total + value;
        }
        if (value == null) {
          hidden++;
        } else {
          moved += Math.abs(value - count);
          printedTotal += counts && isInner(row) ? value : 0;
        }
      }
      return new TableCost(
          table.id(),
          plan.method(),
          cells,
          hidden,
          total,
          printedTotal,
          new TableCost.Truth(
              small,
              (int) byLineRule.stream().filter(one -> one != null && one.isHidden()).count(),
              cells == hidden ? 0 : (double) moved / (cells - hidden)));
    }

    /** No code of it is the whole of another code in the table. */
    private boolean isInner(FrequencyTable.Row row) {
      return row.codes().entrySet().stream()
          .noneMatch(
              code ->
                  codes(code.getKey()).stream()
                      .anyMatch(other -> isPart(code.getKey(), other, code.getValue())));
    }

    /** No code of it is a part of another code in the table. */
    private boolean isWhole(FrequencyTable.Row row) {
      return row.codes().entrySet().stream()
          .noneMatch(
              code ->
                  codes(code.getKey()).stream()
                      .anyMatch(other -> isPart(code.getKey(), code.getValue(), other)));
    }

    private boolean isPart(String dimension, String code, String whole) {
      CodeList list = list(dimension);
      return list != null && list.isPartOf(code, whole);
    }

    private @Nullable CodeList list(String dimension) {
      return lists.getOrDefault(table.measure(), Map.of()).get(dimension);
    }

    private Set<String> codes(String dimension) {
      return codes.getOrDefault(dimension, Set.of());
    }
  }
}
