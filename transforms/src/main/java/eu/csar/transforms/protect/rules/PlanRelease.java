package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables that the catalogue wants published of the internal ones: chosen dimensions,
 * coarser codes, pools of years, and all margins.
 */
public final class PlanRelease {
  private final Map<String, Map<String, CodeList>> lists = new LinkedHashMap<>();
  private final List<PublishedTable> tables = new ArrayList<>();

  private PlanRelease() {}

  /**
   * Plans a release.
   *
   * @param rows rows of each internal table that has publications, by its id
   * @throws UnusableStatisticsException where catalogue and tables do not fit
   */
  public static PlannedRelease plan(
      Catalogue catalogue, Map<String, List<FrequencyTable.Row>> rows) {
    PlanRelease planning = new PlanRelease();
    for (Catalogue.Table table : catalogue.tables()) {
      table.publications().forEach(publication -> planning.addLists(table, publication));
    }
    for (Catalogue.Table table : catalogue.tables()) {
      for (Catalogue.Publication publication : table.publications()) {
        List<FrequencyTable.Row> own = rows.get(table.id());
        if (own == null) {
          throw new UnusableStatisticsException("there is no table " + table.id());
        }
        planning.add(table, publication, own);
      }
    }
    if (planning.tables.isEmpty()) {
      throw new UnusableStatisticsException("the catalogue publishes no table");
    }
    return new PlannedRelease(planning.tables, planning.lists, catalogue.policy());
  }

  /** The code lists of a catalogue, by measure and dimension. */
  public static Map<String, Map<String, CodeList>> lists(Catalogue catalogue) {
    PlanRelease planning = new PlanRelease();
    for (Catalogue.Table table : catalogue.tables()) {
      table.publications().forEach(publication -> planning.addLists(table, publication));
    }
    return planning.lists;
  }

  /** Codes of all publications of a measure, groups between total and members. */
  private void addLists(Catalogue.Table table, Catalogue.Publication publication) {
    Map<String, CodeList> own =
        lists.computeIfAbsent(table.measure(), any -> new LinkedHashMap<>());
    for (Catalogue.Dimension dimension : table.dimensions()) {
      Map<String, String> parents = new LinkedHashMap<>();
      CodeList known = own.get(dimension.id());
      if (known != null) {
        parents.putAll(known.parents());
      }
      String total = dimension.total();
      if (total != null) {
        dimension.codes().forEach(code -> parents.putIfAbsent(code, total));
      }
      Map<String, List<String>> groups =
          dimension.id().equals(ProtectRelease.TIME)
              ? publication.pools()
              : publication.groups().getOrDefault(dimension.id(), Map.of());
      groups.forEach(
          (group, members) -> {
            if (total != null) {
              parents.putIfAbsent(group, total);
            }
            members.forEach(member -> parents.put(member, group));
          });
      own.put(dimension.id(), new CodeList(dimension.id(), total, parents));
    }
  }

  private void add(
      Catalogue.Table table, Catalogue.Publication publication, List<FrequencyTable.Row> rows) {
    Map<Map<String, String>, Sum> sums = new LinkedHashMap<>();
    order(table, publication).forEach(codes -> sums.put(codes, new Sum()));
    for (FrequencyTable.Row row : rows) {
      if (isInner(table, row)) {
        for (Map<String, String> codes : printedCodes(table, publication, row)) {
          Sum sum = sums.get(codes);
          if (sum == null) {
            throw new UnusableStatisticsException(
                "table " + table.id() + " has codes that the catalogue lacks: " + codes);
          }
          sum.add(row);
        }
      }
    }
    List<FrequencyTable.Row> printed = new ArrayList<>();
    sums.forEach(
        (codes, sum) -> {
          if (sum.parts > 0) {
            printed.add(sum.row(codes));
          }
        });
    tables.add(
        new PublishedTable(
            new FrequencyTable(
                publication.id(), table.measure(), publication.dimensions(), printed),
            publication.title(),
            publication.method(),
            publication.reason()));
  }

  /** A given total is not taken: totals are made anew of what is published. */
  private static boolean isInner(Catalogue.Table table, FrequencyTable.Row row) {
    return table.dimensions().stream()
        .noneMatch(
            dimension ->
                dimension.total() != null
                    && dimension.total().equals(row.codes().get(dimension.id())));
  }

  /** All rows in which an inner cell counts: its own and those of its totals. */
  private List<Map<String, String>> printedCodes(
      Catalogue.Table table, Catalogue.Publication publication, FrequencyTable.Row row) {
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    for (String dimension : publication.dimensions()) {
      String code =
          Objects.requireNonNullElse(row.codes().get(dimension), "(no column " + dimension + ")");
      all = times(all, dimension, rowsOf(table, publication, dimension, code));
    }
    return all;
  }

  private List<Map<String, String>> order(
      Catalogue.Table table, Catalogue.Publication publication) {
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    for (String dimension : publication.dimensions()) {
      Set<String> codes = new LinkedHashSet<>();
      for (String code : dimension(table, dimension).codes()) {
        List<String> printed = rowsOf(table, publication, dimension, code);
        // The last is the total, which stands behind all.
        printed.forEach(codes::remove);
        codes.addAll(printed);
      }
      all = times(all, dimension, List.copyOf(codes));
    }
    return all;
  }

  /** The codes under which a code is counted: none where only members of another group are. */
  private List<String> rowsOf(
      Catalogue.Table table, Catalogue.Publication publication, String dimension, String code) {
    CodeList list = lists.getOrDefault(table.measure(), Map.of()).get(dimension);
    String parent = list == null ? null : list.parent(code);
    String total = dimension(table, dimension).total();
    String group = publication.membersOf().get(dimension);
    if (group != null) {
      return group.equals(parent) ? List.of(code, group) : List.of();
    }
    Map<String, List<String>> groups =
        dimension.equals(ProtectRelease.TIME)
            ? publication.pools()
            : publication.groups().getOrDefault(dimension, Map.of());
    if (dimension.equals(ProtectRelease.TIME) && !groups.isEmpty()) {
      return groups.entrySet().stream()
          .filter(pool -> pool.getValue().contains(code))
          .map(Map.Entry::getKey)
          .toList();
    }
    String printed =
        groups.entrySet().stream()
            .filter(entry -> entry.getValue().contains(code))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(code);
    return total == null ? List.of(printed) : List.of(printed, total);
  }

  private static Catalogue.Dimension dimension(Catalogue.Table table, String id) {
    return table.dimensions().stream()
        .filter(dimension -> dimension.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new UnusableStatisticsException("table " + table.id() + " has no column " + id));
  }

  private static List<Map<String, String>> times(
      List<Map<String, String>> rows, String dimension, List<String> codes) {
    List<Map<String, String>> longer = new ArrayList<>();
    for (Map<String, String> row : rows) {
      for (String code : codes) {
        Map<String, String> next = new LinkedHashMap<>(row);
        next.put(dimension, code);
        longer.add(next);
      }
    }
    return longer;
  }

  /** What the inner cells of a row add up to. */
  private static final class Sum {
    private int parts;
    private int given;
    private long count;
    private @Nullable String status;

    void add(FrequencyTable.Row row) {
      parts++;
      Long own = row.count();
      if (own != null) {
        given++;
        count += own;
      } else if (status == null) {
        status = row.obsStatus();
      }
    }

    /** With nothing submitted there is no count; with a part of it a note says so. */
    FrequencyTable.Row row(Map<String, String> codes) {
      return new FrequencyTable.Row(
          codes,
          given == 0 ? null : count,
          given == 0 ? Objects.requireNonNullElse(status, "") : "",
          given > 0 && given < parts ? "PARTLY_SUBMITTED" : "");
    }
  }
}
