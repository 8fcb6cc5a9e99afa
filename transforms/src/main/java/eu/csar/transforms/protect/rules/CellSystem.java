package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All cells of a release, each once however many tables print it, and every sum that ties them. A
 * sum holds for the true counts, and readers know that it does.
 *
 * <p>Cells that no table prints but that printed ones add up to, or leave over, are in it too: what
 * can be computed is as good as printed.
 */
public final class CellSystem {
  /**
   * One cell.
   *
   * @param control how figures of its measure are protected
   * @param table the first table that prints it; null if none does
   * @param owners who knows its count: the Member State and the provider to which it belongs
   * @param counted of a sum of days or minutes: the cell that counts those over which it is a sum;
   *     null of a count
   */
  record Cell(
      CellKey key,
      long count,
      DisclosureControl control,
      @Nullable String table,
      List<Reader> owners,
      @Nullable CellKey counted) {}

  /**
   * The whole is the sum of its parts.
   *
   * @param lost parts of which nothing was submitted: they add nothing, and may have in an earlier
   *     release
   */
  record Sum(int whole, List<Integer> parts, List<Lost> lost) {
    Sum {
      parts = List.copyOf(parts);
      lost = List.copyOf(lost);
    }

    /** The whole, then its parts. */
    List<Integer> members() {
      List<Integer> members = new ArrayList<>(List.of(whole));
      members.addAll(parts);
      return members;
    }
  }

  /** A cell of which nothing was submitted, and who would know its count. */
  record Lost(CellKey key, List<Reader> owners) {}

  /** The whole and all its parts were not submitted. */
  record LostSum(CellKey whole, List<CellKey> parts) {
    LostSum {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A sum that only an earlier release tells.
   *
   * @param whole null where it was printed
   * @param parts that were not printed
   */
  record EarlierSum(@Nullable Integer whole, List<Integer> parts) {
    EarlierSum {
      parts = List.copyOf(parts);
    }
  }

  private final List<Cell> cells;
  private final List<Sum> sums;
  private final List<LostSum> lostSums;
  private final List<EarlierSum> earlierSums;
  private final Map<CellKey, Integer> numbers = new HashMap<>();
  private final Map<String, List<Reader>> owners = new HashMap<>();
  private final Map<CellKey, List<Integer>> amounts = new HashMap<>();

  CellSystem(List<Cell> cells, List<Sum> sums, List<LostSum> lostSums) {
    this(cells, sums, lostSums, List.of());
  }

  private CellSystem(
      List<Cell> cells, List<Sum> sums, List<LostSum> lostSums, List<EarlierSum> earlierSums) {
    this.cells = List.copyOf(cells);
    this.sums = List.copyOf(sums);
    this.lostSums = List.copyOf(lostSums);
    this.earlierSums = List.copyOf(earlierSums);
    for (int cell = 0; cell < cells.size(); cell++) {
      numbers.put(cells.get(cell).key(), cell);
      CellKey counted = cells.get(cell).counted();
      if (counted != null && cells.get(cell).table() != null) {
        amounts.computeIfAbsent(counted, any -> new ArrayList<>()).add(cell);
      }
    }
    Map<String, Set<Reader>> all = new HashMap<>();
    cells.forEach(
        cell ->
            all.computeIfAbsent(cell.key().measure(), any -> new TreeSet<>())
                .addAll(cell.owners()));
    all.forEach((measure, ofMeasure) -> owners.put(measure, List.copyOf(ofMeasure)));
  }

  /**
   * Lays the tables of a release over each other.
   *
   * @param lists code lists by measure and dimension
   * @param controls by measure
   * @throws UnusableStatisticsException where two tables disagree, or a total is not the sum
   */
  public static CellSystem of(
      List<FrequencyTable> tables,
      Map<String, Map<String, CodeList>> lists,
      Map<String, DisclosureControl> controls) {
    return new LayTables(lists, controls).lay(tables);
  }

  /** This system and, behind its cells, those of earlier releases that nobody submits any more. */
  CellSystem with(List<Cell> expired, List<EarlierSum> ofThem) {
    List<Cell> all = new ArrayList<>(cells);
    all.addAll(expired);
    return new CellSystem(all, sums, lostSums, ofThem);
  }

  /** Who knows cells of a measure, in order. */
  List<Reader> owners(String measure) {
    return owners.getOrDefault(measure, List.of());
  }

  Set<String> measures() {
    return cells.stream().map(cell -> cell.key().measure()).collect(Collectors.toSet());
  }

  int size() {
    return cells.size();
  }

  Cell cell(int number) {
    return cells.get(number);
  }

  List<Sum> sums() {
    return sums;
  }

  List<LostSum> lostSums() {
    return lostSums;
  }

  List<EarlierSum> earlierSums() {
    return earlierSums;
  }

  @Nullable Integer number(CellKey key) {
    return numbers.get(key);
  }

  /** Printed sums of days or minutes over what a cell counts. */
  List<Integer> amountsOf(int cell) {
    return amounts.getOrDefault(cells.get(cell).key(), List.of());
  }

  /** Whether a cell is a printed sum of days or minutes, beside a count that is hidden. */
  boolean isAmountOfHidden(int cell, Figure[] figures) {
    CellKey counted = cells.get(cell).counted();
    Integer count = counted == null ? null : numbers.get(counted);
    return count != null && cells.get(cell).table() != null && figures[count].isHidden();
  }

  long count(int cell) {
    return cells.get(cell).count();
  }

  /** What each method prints by itself, in the order of the cells; null where no table prints. */
  Figure[] figures() {
    Figure[] figures = new Figure[cells.size()];
    for (int number = 0; number < figures.length; number++) {
      Cell cell = cells.get(number);
      figures[number] =
          cell.table() == null ? Figure.HIDDEN : cell.control().print(cell.key(), cell.count());
    }
    return figures;
  }
}
