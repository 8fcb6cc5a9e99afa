package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the cells and the sums of tables that are published together. */
final class LayTables {
  static final String GEO = "geo";

  /** Marks the code of what printed parts leave over. */
  private static final String REST = "REST OF ";

  private final Map<String, Map<String, CodeList>> lists;
  private final Map<String, DisclosureControl> controls;
  private final Map<CellKey, CellSystem.Cell> cells = new LinkedHashMap<>();
  private final Map<CellKey, Integer> numbers = new LinkedHashMap<>();
  private final Set<CellKey> missing = new LinkedHashSet<>();
  private final Map<String, Set<String>> dimensions = new LinkedHashMap<>();
  private final Map<String, Map<String, Map<String, String>>> amounts = new LinkedHashMap<>();
  private final List<CellSystem.Sum> sums = new ArrayList<>();

  /** Sums that were looked at in this round: parts of one whole have them in common. */
  private final Set<Tried> tried = new HashSet<>();

  private record Tried(CellKey whole, String dimension, String node) {}

  LayTables(Map<String, Map<String, CodeList>> lists, Map<String, DisclosureControl> controls) {
    this.lists = lists;
    this.controls = controls;
  }

  CellSystem lay(List<FrequencyTable> tables) {
    tables.forEach(this::read);
    addComputable();
    cells.keySet().forEach(key -> numbers.put(key, numbers.size()));
    for (CellKey key : List.copyOf(cells.keySet())) {
      for (String dimension : dimensionsOf(key)) {
        addSum(key, dimension);
      }
    }
    return new CellSystem(cells.values().stream().map(this::withCount).toList(), sums, lostSums());
  }

  private void read(FrequencyTable table) {
    dimensions
        .computeIfAbsent(table.measure(), measure -> new LinkedHashSet<>())
        .addAll(table.dimensions());
    amounts
        .computeIfAbsent(table.measure(), measure -> new LinkedHashMap<>())
        .putAll(table.amounts());
    for (FrequencyTable.Row row : table.rows()) {
      Long count = row.count();
      CellKey key = CellKey.of(table.measure(), row.codes(), lists(table.measure()));
      if (count == null) {
        missing.add(key);
        continue;
      }
      CellSystem.Cell known = cells.get(key);
      if (known != null && known.count() != count) {
        throw new UnusableStatisticsException(
            "tables " + known.table() + " and " + table.id() + " differ in " + key.text());
      }
      if (count < 0) {
        throw new UnusableStatisticsException(
            "table " + table.id() + ": " + key.text() + " is below zero");
      }
      if (known == null) {
        add(key, count, table.id());
      }
    }
  }

  private void add(CellKey key, long count, @Nullable String table) {
    cells.put(
        key,
        new CellSystem.Cell(
            key,
            count,
            Objects.requireNonNull(controls.get(key.measure()), key.measure()),
            table,
            owners(key),
            counted(key)));
  }

  private @Nullable CellKey counted(CellKey key) {
    for (var amount : amounts.getOrDefault(key.measure(), Map.of()).entrySet()) {
      String count = amount.getValue().get(key.codes().get(amount.getKey()));
      if (count != null) {
        return key.with(amount.getKey(), count);
      }
    }
    return null;
  }

  /** Once all cells are known: of a sum over what nobody counted it is taken that few did. */
  private CellSystem.Cell withCount(CellSystem.Cell cell) {
    CellKey counted = cell.counted();
    if (counted == null) {
      return cell;
    }
    CellSystem.Cell count = cells.get(counted);
    return new CellSystem.Cell(
        cell.key(),
        cell.count(),
        count == null
            ? new HideWithCount(cell.control(), cell.table() != null)
            : HideWithCount.of(cell.control(), counted, count.count()),
        cell.table(),
        cell.owners(),
        counted);
  }

  private boolean isGroup(String measure, String provider) {
    CodeList list = lists(measure).get("provider");
    return list == null
        || !list.parents().containsKey(provider)
        || !list.children(provider).isEmpty();
  }

  /**
   * What printed cells add up to, and the one part that they leave over, is computed by any reader.
   * Over years nothing is: a pool of years that no table prints ties nothing together.
   */
  private void addComputable() {
    List<CellKey> open = new ArrayList<>(cells.keySet());
    while (!open.isEmpty()) {
      List<CellKey> found = new ArrayList<>();
      tried.clear();
      for (CellKey key : open) {
        for (String dimension : dimensionsOf(key)) {
          CodeList list = lists(key.measure()).get(dimension);
          if (list != null && list.total() != null) {
            compute(key, list, found);
          }
        }
      }
      open = found;
    }
  }

  private void compute(CellKey key, CodeList list, List<CellKey> found) {
    String code = key.codes().get(list.dimension());
    String parent = code == null ? null : list.parent(code);
    if (parent != null) {
      computeIn(key.with(list.dimension(), codeOrTotal(list, parent)), parent, list, found);
    }
    String node = code == null ? list.total() : code;
    if (node != null && !list.children(node).isEmpty()) {
      computeIn(key, node, list, found);
    }
  }

  private void computeIn(CellKey whole, String node, CodeList list, List<CellKey> found) {
    if (!tried.add(new Tried(whole, list.dimension(), node))) {
      return;
    }
    List<CellKey> parts = parts(whole, list, node);
    List<CellKey> unknown = parts.stream().filter(part -> !cells.containsKey(part)).toList();
    CellSystem.Cell known = cells.get(whole);
    if (known == null && missing.contains(whole)) {
      return;
    }
    if (known == null && unknown.isEmpty() && !parts.isEmpty()) {
      add(whole, sum(parts), null);
      found.add(whole);
    } else if (known != null && unknown.size() == 1 && parts.size() > 1) {
      parts = parts.stream().filter(cells::containsKey).toList();
      add(unknown.get(0), known.count() - sum(parts), null);
      found.add(unknown.get(0));
    }
  }

  private void addSum(CellKey whole, String dimension) {
    CodeList list = lists(whole.measure()).get(dimension);
    String code = whole.codes().get(dimension);
    String node = code == null && list != null ? list.total() : code;
    if (list == null || node == null) {
      return;
    }
    List<CellKey> all = parts(whole, list, node);
    List<CellKey> printed = all.stream().filter(numbers::containsKey).toList();
    if (printed.isEmpty()) {
      return;
    }
    List<Integer> parts = new ArrayList<>();
    printed.forEach(part -> parts.add(number(part)));
    long rest = count(whole) - sum(printed);
    if (printed.size() < all.size()) {
      if (rest < 0) {
        throw new UnusableStatisticsException(whole.text() + " is less than its parts");
      }
      CellKey left = whole.with(dimension, REST + node);
      add(left, rest, null);
      numbers.put(left, numbers.size());
      parts.add(number(left));
    } else if (rest != 0) {
      throw new UnusableStatisticsException(
          whole.text() + " is not the sum over " + dimension + ": it differs by " + rest);
    }
    sums.add(new CellSystem.Sum(number(whole), parts, lost(whole, list, node)));
  }

  /** The parts of which nothing was submitted. */
  private List<CellSystem.Lost> lost(CellKey key, CodeList list, String node) {
    return list.children(node).stream()
        .map(child -> key.with(list.dimension(), child))
        .filter(missing::contains)
        .map(part -> new CellSystem.Lost(part, owners(part)))
        .toList();
  }

  /** Sums within what was not submitted: an earlier release may have had them. */
  private List<CellSystem.LostSum> lostSums() {
    List<CellSystem.LostSum> lostSums = new ArrayList<>();
    for (CellKey key : missing) {
      for (String dimension : dimensionsOf(key)) {
        CodeList list = lists(key.measure()).get(dimension);
        String code = key.codes().get(dimension);
        String node = code == null && list != null ? list.total() : code;
        if (list != null && node != null && !list.children(node).isEmpty()) {
          List<CellKey> parts =
              list.children(node).stream().map(child -> key.with(dimension, child)).toList();
          if (missing.containsAll(parts)) {
            lostSums.add(new CellSystem.LostSum(key, parts));
          }
        }
      }
    }
    return lostSums;
  }

  private List<Reader> owners(CellKey key) {
    return Reader.owners(key, code -> isGroup(key.measure(), code));
  }

  /** The parts of which something was submitted. */
  private List<CellKey> parts(CellKey key, CodeList list, String node) {
    return list.children(node).stream()
        .map(child -> key.with(list.dimension(), child))
        .filter(part -> !missing.contains(part))
        .toList();
  }

  private static @Nullable String codeOrTotal(CodeList list, String code) {
    return code.equals(list.total()) ? null : code;
  }

  private Map<String, CodeList> lists(String measure) {
    return lists.getOrDefault(measure, Map.of());
  }

  private Set<String> dimensionsOf(CellKey key) {
    return dimensions.getOrDefault(key.measure(), Set.of());
  }

  private int number(CellKey key) {
    return Objects.requireNonNull(numbers.get(key));
  }

  private long count(CellKey key) {
    return Objects.requireNonNull(cells.get(key)).count();
  }

  private long sum(List<CellKey> keys) {
    return keys.stream().mapToLong(this::count).sum();
  }
}
