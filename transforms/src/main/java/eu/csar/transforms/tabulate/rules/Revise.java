package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.StatisticsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Table revisions: each cell that differs from an earlier release, with both values, and why. */
public final class Revise {
  /** Tables whose rows speak of the release itself. */
  private static final Set<String> OF_THE_RELEASE =
      Set.of("revisions", "quality_gates", "assessments_open");

  private Revise() {}

  /** What went into one release and not into the other. */
  public enum Inputs {
    /** Neither runs nor returns. */
    SAME("PROCESSING"),
    RETURNS("RETURNS"),
    REPORTS("REPORTS"),
    BOTH("REPORTS_AND_RETURNS");

    private final String reason;

    Inputs(String reason) {
      this.reason = reason;
    }

    /**
     * Told by the lineage of both releases.
     *
     * @param sameReports whether both count the same runs
     * @param sameReturns whether both count the same returns
     */
    public static Inputs of(boolean sameReports, boolean sameReturns) {
      if (sameReports) {
        return sameReturns ? SAME : RETURNS;
      }
      return sameReturns ? REPORTS : BOTH;
    }
  }

  /**
   * Fills the table.
   *
   * @param earlier rows of the earlier release by table
   * @param definitions version of each table's definition in the earlier release
   * @param inputs what the two releases were made of
   */
  public static void against(
      Map<String, List<Observation>> earlier,
      Map<String, Integer> definitions,
      Inputs inputs,
      Tables tables) {
    for (TableRows rows : tables.all()) {
      StatisticsTable table = rows.table();
      if (!OF_THE_RELEASE.contains(table.id())) {
        boolean redefined = !Objects.equals(definitions.get(table.id()), table.since());
        String reason = redefined ? "DEFINITION" : inputs.reason;
        compare(earlier.getOrDefault(table.id(), List.of()), rows, reason, tables);
      }
    }
  }

  private static void compare(
      List<Observation> earlier, TableRows now, String reason, Tables tables) {
    Map<String, Observation> before = new HashMap<>();
    earlier.forEach(row -> before.put(cell(now.table(), row.codes()), row));
    for (Observation row : now.rows()) {
      String cell = cell(now.table(), row.codes());
      @Nullable Observation old = before.remove(cell);
      if (old == null) {
        put(now, cell, "NEW_CELL", "THIS", row, tables);
      } else if (!old.equals(row)) {
        // The same value, or none in both, and another status or note.
        boolean revalued = !Objects.equals(old.value(), row.value());
        String why = revalued || reason.equals("DEFINITION") ? reason : "STATUS";
        put(now, cell, why, "PREVIOUS", old, tables);
        put(now, cell, why, "THIS", row, tables);
      }
    }
    before.forEach((cell, old) -> put(now, cell, "CELL_GONE", "PREVIOUS", old, tables));
  }

  private static void put(
      TableRows of, String cell, String reason, String vintage, Observation row, Tables tables) {
    tables
        .table("revisions")
        .put(
            new Observation(
                List.of(of.table().id(), cell, reason, vintage),
                row.value(),
                row.status(),
                row.note()));
  }

  private static String cell(StatisticsTable table, List<String> codes) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      parts.add(table.dimensions().get(i).id() + "=" + codes.get(i));
    }
    return String.join(";", parts);
  }
}
