package eu.csar.transforms.protect.rules;

/**
 * What protection costs the readers of one table.
 *
 * @param table id
 * @param method how it is protected
 * @param cells with a count, margins included
 * @param small counts from 1 to below the threshold; known to the operator alone, see {@link
 *     #hidden}
 * @param hidden cells printed {@code C}
 * @param byLineRule cells that the plain line rule would hide, which the audit would not pass
 * @param total sum of the inner cells
 * @param hiddenTotal what of it stands in hidden cells
 * @param moved mean distance between a count and its figure over all printed cells
 */
public record TableCost(
    String table,
    ProtectionMethod method,
    int cells,
    int small,
    int hidden,
    int byLineRule,
    long total,
    long hiddenTotal,
    double moved) {

  /** Share of the cells that are hidden, 0 to 1. */
  public double hiddenShare() {
    return cells == 0 ? 0 : (double) hidden / cells;
  }

  /** Share of the total that stands in hidden inner cells, 0 to 1. */
  public double hiddenTotalShare() {
    return total == 0 ? 0 : (double) hiddenTotal / total;
  }
}
