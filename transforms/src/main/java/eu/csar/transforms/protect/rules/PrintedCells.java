package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a release as a reader sees them, each once however many tables print it, and the
 * sums between them: {@link CellSystem} without the true counts.
 */
final class PrintedCells {
  /**
   * A sum: the whole less its parts is zero, or not below zero where parts are not printed.
   *
   * @param whole whether all parts are there
   */
  record Equation(List<Term> terms, boolean whole) {
    Equation {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A cell in a sum.
   *
   * @param sign 1 of the whole, -1 of a part
   */
  record Term(int cell, int sign) {}

  /** Cells without an exact figure that sums tie together, and these sums. */
  record Group(List<Integer> cells, List<Integer> equations) {
    Group {
      cells = List.copyOf(cells);
      equations = List.copyOf(equations);
    }
  }

  private record Cell(
      CellKey key,
      @Nullable String table,
      ProtectionMethod method,
      @Nullable Long value,
      Range range) {}

  private final ProtectionPolicy policy;
  private final Map<CellKey, Integer> numbers = new LinkedHashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Set<CellKey> missing = new HashSet<>();
  private final Map<String, Map<String, CodeList>> lists = new LinkedHashMap<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<String> contradictions = new ArrayList<>();

  private PrintedCells(ProtectionPolicy policy) {
    this.policy = policy;
  }

  static PrintedCells of(List<AttackPublished.Table> tables, ProtectionPolicy policy) {
    PrintedCells printed = new PrintedCells(policy);
    tables.forEach(printed::read);
    printed.addSumsThatNobodyPrints();
    for (CellKey key : List.copyOf(printed.numbers.keySet())) {
      for (CodeList list : printed.lists(key).values()) {
        printed.addSum(key, list);
      }
    }
    return printed;
  }

  CellKey key(int cell) {
    return cells.get(cell).key();
  }

  /** The first table that prints it; null if none does. */
  @Nullable String table(int cell) {
    return cells.get(cell).table();
  }

  ProtectionMethod method(int cell) {
    return cells.get(cell).method();
  }

  /** What is printed; null if nothing is. */
  @Nullable Long value(int cell) {
    return cells.get(cell).value();
  }

  Range range(int cell) {
    return cells.get(cell).range();
  }

  Equation equation(int number) {
    return equations.get(number);
  }

  /** What contradicts itself on paper, a sentence each. */
  List<String> contradictions() {
    return contradictions;
  }

  /** Groups of cells without an exact figure, in order of their first cell. */
  List<Group> groups() {
    List<List<Integer>> equationsOf = new ArrayList<>();
    cells.forEach(cell -> equationsOf.add(new ArrayList<>()));
    for (int number = 0; number < equations.size(); number++) {
      for (Term term : equations.get(number).terms()) {
        equationsOf.get(term.cell()).add(number);
      }
    }
    Set<Integer> done = new HashSet<>();
    List<Group> groups = new ArrayList<>();
    for (int first = 0; first < cells.size(); first++) {
      if (range(first).isExact() || !done.add(first)) {
        continue;
      }
      TreeSet<Integer> group = new TreeSet<>(List.of(first));
      TreeSet<Integer> tying = new TreeSet<>();
      Deque<Integer> open = new ArrayDeque<>(group);
      while (!open.isEmpty()) {
        for (int number : equationsOf.get(open.remove())) {
          tying.add(number);
          for (Term term : equations.get(number).terms()) {
            if (!range(term.cell()).isExact() && group.add(term.cell())) {
              open.add(term.cell());
            }
          }
        }
      }
      done.addAll(group);
      groups.add(new Group(List.copyOf(group), List.copyOf(tying)));
    }
    return groups;
  }

  private void read(AttackPublished.Table table) {
    lists.computeIfAbsent(table.measure(), any -> new LinkedHashMap<>()).putAll(table.lists());
    for (AttackPublished.Row row : table.rows()) {
      CellKey key = CellKey.of(table.measure(), row.codes(), table.lists());
      Long value = row.value();
      if (value == null && !row.hidden()) {
        missing.add(key);
        continue;
      }
      Integer known = numbers.get(key);
      if (known == null) {
        add(new Cell(key, table.id(), table.method(), value, told(table.method(), value)));
      } else if (!Objects.equals(value(known), value)) {
        contradictions.add(
            "tables " + table(known) + " and " + table.id() + " differ in " + key.text());
      }
    }
  }

  /** What a figure by itself tells, under the published parameters. */
  private Range told(ProtectionMethod method, @Nullable Long value) {
    if (value == null) {
      return Range.ANY;
    }
    return switch (method) {
      case SUPPRESSION, TRUE_COUNTS -> Range.exactly(value);
      case ROUNDING -> new Range(Math.max(0, value - policy.base() + 1), value + policy.base() - 1);
    };
  }

  private void add(Cell cell) {
    numbers.put(cell.key(), cells.size());
    cells.add(cell);
  }

  /**
   * A whole of which all parts are printed can be computed, and ties them to further sums. Over
   * years nothing is summed that no table prints.
   */
  private void addSumsThatNobodyPrints() {
    Deque<CellKey> open = new ArrayDeque<>(numbers.keySet());
    while (!open.isEmpty()) {
      CellKey key = open.remove();
      for (CodeList list : lists(key).values()) {
        String code = key.codes().get(list.dimension());
        String parent = code == null ? null : list.parent(code);
        if (parent == null || list.total() == null) {
          continue;
        }
        CellKey whole = key.with(list.dimension(), parent.equals(list.total()) ? null : parent);
        if (!numbers.containsKey(whole)
            && !missing.contains(whole)
            && numbers.keySet().containsAll(parts(whole, list, parent))) {
          ProtectionMethod method = cells.get(number(key)).method();
          add(new Cell(whole, null, method, null, Range.ANY));
          open.add(whole);
        }
      }
    }
  }

  private void addSum(CellKey whole, CodeList list) {
    String code = whole.codes().get(list.dimension());
    String node = code == null ? list.total() : code;
    if (node == null) {
      return;
    }
    List<CellKey> all = parts(whole, list, node);
    List<CellKey> printed = all.stream().filter(numbers::containsKey).toList();
    if (printed.isEmpty()) {
      return;
    }
    List<Term> terms = new ArrayList<>(List.of(new Term(number(whole), 1)));
    printed.forEach(part -> terms.add(new Term(number(part), -1)));
    Equation equation = new Equation(terms, printed.size() == all.size());
    if (terms.stream().allMatch(term -> range(term.cell()).isExact())) {
      long rest = terms.stream().mapToLong(term -> term.sign() * range(term.cell()).least()).sum();
      if (rest < 0 || (rest > 0 && equation.whole())) {
        contradictions.add(whole.text() + " is not the sum over " + list.dimension());
      }
    } else {
      equations.add(equation);
    }
  }

  /** The parts of which something was submitted. */
  private List<CellKey> parts(CellKey whole, CodeList list, String node) {
    return list.children(node).stream()
        .map(child -> whole.with(list.dimension(), child))
        .filter(part -> !missing.contains(part))
        .toList();
  }

  private Map<String, CodeList> lists(CellKey key) {
    return lists.getOrDefault(key.measure(), Map.of());
  }

  private int number(CellKey key) {
    return Objects.requireNonNull(numbers.get(key));
  }
}
