package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A published table, asked cell by cell. Years are calendar years, UTC. */
public final class FiguresOfTable {
  private static final Set<String> TIMES = Set.of("time_period", "cohort");
  private static final Set<String> PLACES = Set.of("geo", "hosted_in");
  private static final String COVERS = "COVERS_";

  private final Table table;
  private final Map<Map<String, String>, Row> rows = new HashMap<>();
  private final @Nullable Dimension time;
  private final List<Integer> years;

  public FiguresOfTable(Table table) {
    this.table = table;
    table.rows().forEach(row -> rows.put(row.codes(), row));
    this.time =
        table.dimensions().stream()
            .filter(one -> TIMES.contains(one.id()))
            .findFirst()
            .orElse(null);
    this.years =
        time == null
            ? List.of()
            : time.codes().stream()
                .map(Code::code)
                .filter(code -> code.matches("\\d{4}"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
  }

  /** The table. */
  public Table table() {
    return table;
  }

  /** Years of the rows, ascending; none where the table has pools of years or no time at all. */
  public List<Integer> years() {
    return years;
  }

  /** What the figures of a year are of: the year, or the pools of years that the table has. */
  public String period(int year) {
    return time == null || !isPooled()
        ? Integer.toString(year)
        : String.join(", ", time.codes().stream().map(Code::code).toList());
  }

  /** Whether the table has pools of years in the place of years. */
  public boolean isPooled() {
    return time != null && years.isEmpty() && !time.codes().isEmpty();
  }

  /**
   * How many Member States the total of a year covers, where it is told and they are not all; of
   * {@code COVERS_24}, 24. Pools are of some States only.
   */
  public OptionalInt covered(int year) {
    Row total = row(year, Map.of());
    if (isPooled() || total == null || !total.note().startsWith(COVERS)) {
      return OptionalInt.empty();
    }
    int states = Integer.parseInt(total.note().substring(COVERS.length()));
    return states < MemberState.values().length ? OptionalInt.of(states) : OptionalInt.empty();
  }

  /** Up to five years that end with the given one, ascending. */
  public List<Integer> yearsUpTo(int year) {
    List<Integer> until = years.stream().filter(one -> one <= year).toList();
    return until.subList(Math.max(0, until.size() - 5), until.size());
  }

  /**
   * The dimensions by which figures differ but time, in the order of the columns; pools of years
   * count as one. One with a single code breaks nothing down.
   */
  public List<Dimension> breakdowns() {
    return table.dimensions().stream()
        .filter(one -> one.codes().size() > 1)
        .filter(one -> time == null || years.isEmpty() || !one.id().equals(time.id()))
        .toList();
  }

  /** The dimension of places, if there is one. */
  public @Nullable Dimension places() {
    return breakdowns().stream().filter(one -> PLACES.contains(one.id())).findFirst().orElse(null);
  }

  /** The codes of a dimension without its total, nor codes that stand for others that are shown. */
  public static List<Code> parts(Dimension dimension) {
    List<String> shown = dimension.codes().stream().map(Code::code).toList();
    List<Code> parts = new ArrayList<>();
    for (Code code : dimension.codes()) {
      List<String> members = dimension.groups().getOrDefault(code.code(), List.of());
      boolean whole = !members.isEmpty() && shown.containsAll(members);
      if (!code.code().equals(whole(dimension)) && !whole) {
        parts.add(code);
      }
    }
    return parts;
  }

  /** Whether a dimension has a code to stand for all of it. */
  public static boolean addsUp(Dimension dimension) {
    return whole(dimension) != null;
  }

  /**
   * The code of all that a table prints of a dimension: its total, or, where the table leaves a
   * part of the total out, as what went to Europol alone, the code to which all others add up.
   */
  public static @Nullable String whole(Dimension dimension) {
    List<String> shown = dimension.codes().stream().map(Code::code).toList();
    String total = dimension.total();
    if (total == null || shown.contains(total)) {
      return total;
    }
    return shown.stream()
        .filter(one -> shown.stream().allMatch(other -> addsUpTo(dimension, other, one)))
        .findFirst()
        .orElse(null);
  }

  private static boolean addsUpTo(Dimension dimension, String code, String whole) {
    String at = code;
    while (at != null && !at.equals(whole)) {
      at = dimension.parents().get(at);
    }
    return at != null;
  }

  /**
   * The figure of a year. Dimensions that are not named stand at their total.
   *
   * @param codes by dimension
   */
  public PublishedFigure at(int year, Map<String, String> codes) {
    Row row = row(year, codes);
    return row == null ? PublishedFigure.ABSENT : PublishedFigure.of(row);
  }

  private @Nullable Row row(int year, Map<String, String> codes) {
    Map<String, String> key = new LinkedHashMap<>();
    for (Dimension dimension : table.dimensions()) {
      String code = codes.get(dimension.id());
      if (code == null && dimension.equals(time) && !years.isEmpty()) {
        code = Integer.toString(year);
      } else if (code == null) {
        code = whole(dimension);
      }
      if (code == null && dimension.codes().size() == 1) {
        code = dimension.codes().get(0).code();
      }
      if (code == null) {
        return null;
      }
      key.put(dimension.id(), code);
    }
    return rows.get(key);
  }

  /** The figure of a year with all dimensions at their total. */
  public PublishedFigure total(int year) {
    return at(year, Map.of());
  }

  /** Base of rounding of the table; 1 where its figures are exact. */
  public long base(PublishedTables.Protection protection) {
    return table.method() == ProtectionMethod.ROUNDING ? protection.base() : 1;
  }
}
