package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a catalogue of statistics that disclosure control reads: what the internal tables
 * count, and which tables are published of them.
 *
 * @param policy member {@code protection}, or what the operator gave; the default where neither is
 * @param tables in order
 * @param release members that a published release takes over: {@code version}, {@code year}, {@code
 *     as_of}
 * @param codeLists meaning of each code, by id of the dimension
 */
public record Catalogue(
    ProtectionPolicy policy,
    List<Table> tables,
    Map<String, String> release,
    Map<String, Map<String, String>> codeLists) {

  public Catalogue {
    tables = List.copyOf(tables);
    release = Collections.unmodifiableMap(new LinkedHashMap<>(release));
    codeLists = Collections.unmodifiableMap(new LinkedHashMap<>(codeLists));
  }

  /** A catalogue that says nothing of its release. */
  public Catalogue(ProtectionPolicy policy, List<Table> tables) {
    this(policy, tables, Map.of(), Map.of());
  }

  /** The same tables under another policy. */
  public Catalogue under(ProtectionPolicy other) {
    return new Catalogue(other, tables, release, codeLists);
  }

  /**
   * An internal table.
   *
   * @param id name of its file
   * @param measure what it counts; tables of one measure share cells
   * @param dimensions in the order of the columns
   * @param publications none: the table is not published
   * @param countingRule how it is counted, for readers
   * @param source where its figures come from, for readers
   */
  public record Table(
      String id,
      String measure,
      List<Dimension> dimensions,
      List<Publication> publications,
      String countingRule,
      String source) {
    public Table {
      dimensions = List.copyOf(dimensions);
      publications = List.copyOf(publications);
    }

    /** A table without words for readers. */
    public Table(
        String id, String measure, List<Dimension> dimensions, List<Publication> publications) {
      this(id, measure, dimensions, publications, "", "");
    }

    /** Columns of its file: not those of which all rows have one code. */
    public List<String> columns() {
      return dimensions.stream()
          .filter(dimension -> dimension.all() == null)
          .map(Dimension::id)
          .toList();
    }

    /**
     * A dimension by its id.
     *
     * @throws UnusableStatisticsException where there is none
     */
    Dimension dimension(String dimension) {
      return dimensions.stream()
          .filter(one -> one.id().equals(dimension))
          .findFirst()
          .orElseThrow(
              () -> new UnusableStatisticsException("table " + id + " has no column " + dimension));
    }
  }

  /**
   * A dimension.
   *
   * @param id name of the column
   * @param total code of the whole; null where nothing adds up, as over years
   * @param codes in the order in which they are printed, without the total
   * @param all the code of every row, of a dimension of the measure that the file lacks; else null
   * @param rest the code of what the others leave of a whole that the file has in its total; null:
   *     totals of the file are not taken
   * @param title for readers
   * @param amounts the code of a sum of days or minutes, and the code that counts those over which
   *     it is a sum
   */
  public record Dimension(
      String id,
      @Nullable String total,
      List<String> codes,
      @Nullable String all,
      @Nullable String rest,
      String title,
      Map<String, String> amounts) {
    public Dimension {
      codes = List.copyOf(codes);
      amounts = Map.copyOf(amounts);
    }

    /** A column of counts alone. */
    public Dimension(
        String id,
        @Nullable String total,
        List<String> codes,
        @Nullable String all,
        @Nullable String rest,
        String title) {
      this(id, total, codes, all, rest, title, Map.of());
    }

    /** A column of codes that add up, or do not. */
    public Dimension(String id, @Nullable String total, List<String> codes) {
      this(id, total, codes, null, null, "");
    }
  }

  /**
   * A table that is published of an internal one.
   *
   * @param id of the published table
   * @param title for readers
   * @param method how it is protected
   * @param reason why it is published, and so
   * @param dimensions kept; the others are totalled
   * @param where by dimension: only rows with these codes
   * @param groups by dimension: a coarser code and those that it stands for, which are not printed
   * @param membersOf by dimension: a group of which the members are printed, with the group as
   *     their total
   * @param pools of years: only these are printed
   * @param definition what a row says, for readers
   * @param unit of the figures, for readers
   * @param items of Article 83 that it serves
   */
  public record Publication(
      String id,
      String title,
      ProtectionMethod method,
      String reason,
      List<String> dimensions,
      Map<String, List<String>> where,
      Map<String, Map<String, List<String>>> groups,
      Map<String, String> membersOf,
      Map<String, List<String>> pools,
      String definition,
      String unit,
      List<String> items) {
    public Publication {
      dimensions = List.copyOf(dimensions);
      where = Map.copyOf(where);
      groups = new LinkedHashMap<>(groups);
      membersOf = Map.copyOf(membersOf);
      pools = new LinkedHashMap<>(pools);
      items = List.copyOf(items);
    }

    /** A publication of all rows, without words for readers. */
    public Publication(
        String id,
        String title,
        ProtectionMethod method,
        String reason,
        List<String> dimensions,
        Map<String, Map<String, List<String>>> groups,
        Map<String, String> membersOf,
        Map<String, List<String>> pools) {
      this(
          id,
          title,
          method,
          reason,
          dimensions,
          Map.of(),
          groups,
          membersOf,
          pools,
          "",
          "",
          List.of());
    }

    /** Whether no code of a dimension is printed itself, so that the groups give the order. */
    boolean bandsAll(Dimension dimension) {
      return !membersOf.containsKey(dimension.id())
          && groupsOf(dimension.id()).values().stream()
              .flatMap(List::stream)
              .toList()
              .containsAll(dimension.codes());
    }

    /** Coarser codes of a dimension; of years, the pools. */
    Map<String, List<String>> groupsOf(String dimension) {
      return CellKey.TIMES.contains(dimension) ? pools : groups.getOrDefault(dimension, Map.of());
    }
  }
}
