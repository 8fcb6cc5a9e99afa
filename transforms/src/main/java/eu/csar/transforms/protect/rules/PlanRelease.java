package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables that the catalogue wants published of the internal ones: chosen dimensions,
 * coarser codes, pools of years, and all margins. A cell without a row is zero, unless a row says
 * that nothing was submitted.
 */
public final class PlanRelease {
  /** The dimensions of those who return figures. */
  private static final List<String> SENDERS = List.of("geo", "provider");

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
      if (!table.publications().isEmpty()) {
        List<FrequencyTable.Row> own = rows.get(table.id());
        if (own == null) {
          throw new UnusableStatisticsException("there is no table " + table.id());
        }
        List<FrequencyTable.Row> inner = ReadRows.of(table, own);
        table.publications().forEach(publication -> planning.add(table, publication, inner));
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
      publication
          .groupsOf(dimension.id())
          .forEach(
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
    refuseMixedUnits(table, publication);
    Map<String, List<String>> printed = new LinkedHashMap<>();
    for (String dimension : publication.dimensions()) {
      printed.put(dimension, printed(table, publication, dimension));
    }
    Map<Map<String, String>, SumRows> sums = new LinkedHashMap<>();
    times(printed).forEach(codes -> sums.put(codes, new SumRows()));
    Map<List<@Nullable String>, SumRows> lines = new HashMap<>();
    for (FrequencyTable.Row row : rows) {
      Map<String, List<String>> codesOfRow = codesOf(table, publication, printed, row);
      for (Map<String, String> codes : times(ofSender(codesOfRow))) {
        lines.computeIfAbsent(line(codes), any -> new SumRows()).add(row);
      }
      if (isWanted(publication, row)) {
        for (Map<String, String> codes : times(codesOfRow)) {
          SumRows sum = sums.get(codes);
          if (sum == null) {
            throw new UnusableStatisticsException(
                "table " + table.id() + " has codes that the catalogue lacks: " + codes);
          }
          sum.add(row);
        }
      }
    }
    List<FrequencyTable.Row> figures = new ArrayList<>();
    sums.forEach(
        (codes, sum) ->
            figures.add(sum.row(codes, lines.getOrDefault(line(codes), new SumRows()))));
    tables.add(
        new PublishedTable(
            new FrequencyTable(
                publication.id(),
                table.measure(),
                publication.dimensions(),
                figures,
                amounts(table, publication, printed)),
            publication.title(),
            publication.method(),
            publication.reason()));
  }

  /** The sums of days and minutes among the printed codes; each needs its count beside it. */
  private static Map<String, Map<String, String>> amounts(
      Catalogue.Table table, Catalogue.Publication publication, Map<String, List<String>> printed) {
    Map<String, Map<String, String>> amounts = new LinkedHashMap<>();
    printed.forEach(
        (id, codes) -> {
          Map<String, String> own = new LinkedHashMap<>(table.dimension(id).amounts());
          own.keySet().retainAll(codes);
          if (!codes.containsAll(own.values())) {
            throw new UnusableStatisticsException(
                "table " + publication.id() + " prints a sum without its count: " + own);
          }
          if (!own.isEmpty()) {
            amounts.put(id, own);
          }
        });
    return amounts;
  }

  private static Map<String, List<String>> ofSender(Map<String, List<String>> codes) {
    Map<String, List<String>> ofSender = new LinkedHashMap<>(codes);
    ofSender.keySet().removeIf(id -> !SENDERS.contains(id) && !CellKey.TIMES.contains(id));
    return ofSender;
  }

  /** Sender and year, by which it is told what was submitted. */
  private static List<@Nullable String> line(Map<String, String> codes) {
    List<@Nullable String> line = new ArrayList<>();
    SENDERS.forEach(sender -> line.add(codes.get(sender)));
    CellKey.TIMES.forEach(time -> line.add(codes.get(time)));
    return line;
  }

  /** Sums over years, or over measures of several units, are no counts. */
  private static void refuseMixedUnits(Catalogue.Table table, Catalogue.Publication publication) {
    for (Catalogue.Dimension dimension : table.dimensions()) {
      if (dimension.total() == null
          && !publication.dimensions().contains(dimension.id())
          && publication.where().getOrDefault(dimension.id(), List.of()).size() != 1) {
        throw new UnusableStatisticsException(
            "table "
                + publication.id()
                + " adds up over "
                + dimension.id()
                + ", which has no total: keep it, or hold it at one code");
      }
    }
  }

  private static boolean isWanted(Catalogue.Publication publication, FrequencyTable.Row row) {
    return publication.where().entrySet().stream()
        .allMatch(
            held -> {
              String code = row.codes().get(held.getKey());
              return held.getValue().contains(code) || isAnyCode(row, code);
            });
  }

  private static boolean isAnyCode(FrequencyTable.Row row, @Nullable String code) {
    return row.count() == null && ReadRows.ANY_CODE.equals(code);
  }

  /** The codes under which an inner row counts: its own and those of its totals. */
  private Map<String, List<String>> codesOf(
      Catalogue.Table table,
      Catalogue.Publication publication,
      Map<String, List<String>> printed,
      FrequencyTable.Row row) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (String dimension : publication.dimensions()) {
      String code = Objects.requireNonNull(row.codes().get(table.dimension(dimension).id()));
      codes.put(
          dimension,
          isAnyCode(row, code)
              ? printed.getOrDefault(dimension, List.of())
              : codesOf(table, publication, dimension, code));
    }
    return codes;
  }

  /** All codes of a column, in order; the total stands behind all. */
  private List<String> printed(
      Catalogue.Table table, Catalogue.Publication publication, String id) {
    Catalogue.Dimension dimension = table.dimension(id);
    String all = dimension.all();
    if (all != null) {
      return List.of(all);
    }
    Set<String> codes = new LinkedHashSet<>();
    if (publication.bandsAll(dimension)) {
      codes.addAll(publication.groupsOf(id).keySet());
    }
    for (String code : publication.where().getOrDefault(id, dimension.codes())) {
      codes.addAll(codesOf(table, publication, id, code));
    }
    String last = publication.membersOf().getOrDefault(id, dimension.total());
    if (!publication.membersOf().containsKey(id)) {
      codes.addAll(publication.groupsOf(id).keySet());
    }
    if (last != null) {
      codes.remove(last);
      codes.add(last);
    }
    return List.copyOf(codes);
  }

  /** The codes under which a code is counted: none where only members of another group are. */
  private List<String> codesOf(
      Catalogue.Table table, Catalogue.Publication publication, String id, String code) {
    Catalogue.Dimension dimension = table.dimension(id);
    if (dimension.all() != null) {
      return List.of(code);
    }
    String group = publication.membersOf().get(id);
    if (group != null) {
      CodeList list = lists.getOrDefault(table.measure(), Map.of()).get(id);
      return list != null && group.equals(list.parent(code)) ? List.of(code, group) : List.of();
    }
    Map<String, List<String>> groups = publication.groupsOf(id);
    List<String> coarser =
        groups.entrySet().stream()
            .filter(entry -> entry.getValue().contains(code))
            .map(Map.Entry::getKey)
            .toList();
    if (CellKey.TIMES.contains(id) && !groups.isEmpty()) {
      return coarser;
    }
    String printed = coarser.isEmpty() ? code : coarser.get(0);
    String total = dimension.total();
    return total == null ? List.of(printed) : List.of(printed, total);
  }

  private static List<Map<String, String>> times(Map<String, List<String>> codes) {
    List<Map<String, String>> rows = new ArrayList<>(List.of(Map.of()));
    for (Map.Entry<String, List<String>> dimension : codes.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> row : rows) {
        for (String code : dimension.getValue()) {
          Map<String, String> next = new LinkedHashMap<>(row);
          next.put(dimension.getKey(), code);
          longer.add(next);
        }
      }
      rows = longer;
    }
    return rows;
  }
}
