package eu.csar.transforms.account.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The equations of RC5. Each side is counted at another place of the graph: records while reading
 * for keys, outcomes while reading again, rows by the files themselves.
 */
public final class Ledger {
  private final Counts counts;

  private Ledger(Counts counts) {
    this.counts = counts;
  }

  /**
   * The ledger over counts of these names: {@code records_read} (first reading), {@code
   * outcomes.*}, {@code causes.*}, {@code decisions.*}, {@code forwards.*}, {@code notices.*},
   * {@code became_forwarded}, {@code first_sent}, {@code held_at_start}, {@code newly_held}, {@code
   * released}, {@code queue}, and {@code rows.TABLE} for each table.
   */
  public static Ledger of(Counts counts) {
    return new Ledger(counts);
  }

  /**
   * The equations that do not hold, each as a sentence with both figures; empty where the ledger
   * balances.
   */
  public List<String> imbalances() {
    List<String> broken = new ArrayList<>();
    equal(
        broken,
        "records read",
        counts.of("records_read"),
        "rows of submissions",
        rows("submissions"));
    equal(
        broken,
        "records read",
        counts.of("records_read"),
        "sum of outcomes",
        counts.sum("outcomes"));
    equal(
        broken,
        "rejected",
        counts.of("outcomes.REJECTED"),
        "rows of rejections",
        rows("rejections"));
    equal(broken, "rows of reports", rows("reports"), "sum of causes", counts.sum("causes"));
    equal(broken, "rows of reports", rows("reports"), "sum of decisions", counts.sum("decisions"));
    equal(broken, "outcomes NEW", counts.of("outcomes.NEW"), "cause NEW", counts.of("causes.NEW"));
    equal(
        broken,
        "outcomes NEW_VERSION",
        counts.of("outcomes.NEW_VERSION"),
        "cause NEW_VERSION",
        counts.of("causes.NEW_VERSION"));
    equal(broken, "rows of forwards", rows("forwards"), "sum of forwards", counts.sum("forwards"));
    equal(broken, "rows of notices", rows("notices"), "sum of notices", counts.sum("notices"));
    equal(
        broken,
        "reports that became forwarded",
        counts.of("became_forwarded"),
        "of these with a first forward",
        counts.of("first_sent"));
    equal(
        broken,
        "held at start + newly held - released",
        counts.of("held_at_start") + counts.of("newly_held") - counts.of("released"),
        "review queue",
        counts.of("queue"));
    equal(
        broken,
        "reports with new content",
        counts.of("causes.NEW") + counts.of("causes.NEW_VERSION"),
        "rows of personal",
        rows("personal"));
    return broken;
  }

  /** Members of a group with their counts. */
  public SortedMap<String, Long> group(String name) {
    return counts.group(name);
  }

  private long rows(String table) {
    return counts.of("rows." + table);
  }

  private static void equal(List<String> broken, String left, long a, String right, long b) {
    if (a != b) {
      broken.add(left + " = " + a + ", but " + right + " = " + b);
    }
  }
}
