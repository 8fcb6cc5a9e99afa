package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import org.jspecify.annotations.Nullable;

/**
 * What protection costs the readers of one table. What is computed of true counts is for the
 * operator alone: published, it would be one more equation.
 *
 * @param table id
 * @param method how it is protected
 * @param cells with a count, margins included
 * @param hidden cells printed {@code C}
 * @param total sum of the printed grand totals of counts; null where one is hidden
 * @param printedTotal sum of the printed inner cells of counts
 * @param truth for the operator
 */
public record TableCost(
    String table,
    ProtectionMethod method,
    int cells,
    int hidden,
    @Nullable Long total,
    long printedTotal,
    Truth truth) {
  /**
   * What readers must not be told.
   *
   * @param small counts from 1 to below the threshold
   * @param byLineRule cells that the plain line rule would hide, which the audit need not pass
   * @param moved mean distance between a count and its figure, over the printed cells
   */
  public record Truth(int small, int byLineRule, double moved) {}

  /** Share of the cells that are hidden, 0 to 1. */
  public double hiddenShare() {
    return cells == 0 ? 0 : (double) hidden / cells;
  }

  /**
   * Share of the total that stands in hidden inner cells, 0 to 1; null where the total is hidden,
   * or is rounded and so no sum.
   */
  public @Nullable Double hiddenTotalShare() {
    return total == null || total == 0 || method == ProtectionMethod.ROUNDING
        ? null
        : 1 - (double) printedTotal / total;
  }
}
