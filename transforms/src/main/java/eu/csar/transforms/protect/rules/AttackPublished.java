package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attacks a release with nothing but what it prints, as anybody can who has only its folder.
 *
 * <p>It is weaker than {@link AuditRelease}, which knows the true counts: nobody outside can say
 * which of the hidden cells had to be protected, nor attack as a Member State that knows its own
 * figures. What it finds is certain: a hidden cell that can only be small, a rounded one that is
 * known too well, figures that do not add up. It attacks in fractions, so that what it does not
 * find is no proof.
 */
public final class AttackPublished {
  /**
   * A table as printed.
   *
   * @param lists of its measure, by dimension
   */
  public record Table(
      String id,
      String measure,
      ProtectionMethod method,
      Map<String, CodeList> lists,
      List<Row> rows) {
    public Table {
      lists = Map.copyOf(lists);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row as printed.
   *
   * @param value null where nothing is printed
   * @param hidden whether it is confidential; if not, and without a value, it was not submitted
   */
  public record Row(Map<String, String> codes, @Nullable Long value, boolean hidden) {
    public Row {
      codes = Map.copyOf(codes);
    }
  }

  /**
   * What came of it.
   *
   * @param attacked cells that were attacked: hidden ones, and rounded ones up to the base
   * @param programs linear programs solved
   * @param findings one sentence each; empty if nothing was found
   */
  public record Report(int attacked, long programs, List<String> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  private final ProtectionPolicy policy;
  private final PrintedCells cells;
  private final List<String> findings = new ArrayList<>();
  private int attacked;
  private long programs;

  private AttackPublished(PrintedCells cells, ProtectionPolicy policy) {
    this.cells = cells;
    this.policy = policy;
  }

  /** Attacks all tables of a release together. */
  public static Report attack(List<Table> tables, ProtectionPolicy policy) {
    PrintedCells cells = PrintedCells.of(tables, policy);
    AttackPublished attack = new AttackPublished(cells, policy);
    attack.findings.addAll(cells.contradictions());
    for (PrintedCells.Group group : cells.groups()) {
      attack.attack(group);
    }
    return new Report(attack.attacked, attack.programs, attack.findings);
  }

  /**
   * Every solution of one program tells how far all cells of its group can be, so few are needed.
   */
  private void attack(PrintedCells.Group group) {
    RangeProgram program = new RangeProgram(cells, group);
    Map<Integer, double[]> seen = new HashMap<>();
    for (int cell : group.cells()) {
      if (!isTarget(cell)) {
        continue;
      }
      attacked++;
      double[] range = range(program, cell, seen);
      if (range == null) {
        findings.add("figures of " + cells.key(cell).text() + " and its neighbours do not add up");
        return;
      }
      judge(cell, (long) Math.ceil(range[0] - 1e-6), (long) Math.floor(range[1] + 1e-6));
    }
  }

  private boolean isTarget(int cell) {
    Long value = cells.value(cell);
    return cells.table(cell) != null
        && (value == null
            || (cells.method(cell) == ProtectionMethod.ROUNDING && value <= policy.base()));
  }

  /** The ends of a cell, or as much of them as is far enough apart; null if nothing fits. */
  private double @Nullable [] range(RangeProgram program, int cell, Map<Integer, double[]> seen) {
    for (boolean most : new boolean[] {true, false}) {
      double[] range = seen.get(cell);
      if (range != null && range[1] - range[0] >= policy.width()) {
        return range;
      }
      programs++;
      Map<Integer, Double> solution = program.end(cell, most);
      if (solution == null) {
        return null;
      }
      solution.forEach(
          (other, value) ->
              seen.merge(
                  other,
                  new double[] {value, value},
                  (one, two) -> new double[] {Math.min(one[0], two[0]), Math.max(one[1], two[1])}));
    }
    return seen.get(cell);
  }

  /** Only what must be so for every reader is a finding. */
  private void judge(int cell, long least, long most) {
    if (most - least >= policy.width()) {
      return;
    }
    Long value = cells.value(cell);
    boolean certain =
        switch (cells.method(cell)) {
          case SUPPRESSION -> least >= 1 && most < policy.threshold();
          case ROUNDING -> value != null || most < policy.base();
          case TRUE_COUNTS -> false;
        };
    if (certain) {
      findings.add(
          "table "
              + cells.table(cell)
              + ": any reader narrows "
              + cells.key(cell).text()
              + " to "
              + (least == most ? "one value" : most - least + 1 + " values"));
    }
  }
}
