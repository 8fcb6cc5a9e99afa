package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one release tells: its tables as they are printed, and where each item of Article 83
 * stands. Whoever speaks of figures has them from here, so nothing can be said of a count that was
 * not published.
 *
 * @param year last year of the tables, UTC
 * @param issued day of the release, {@code yyyy-MM-dd}; empty where the release does not say
 * @param asOf instant up to which runs and returns count, RFC 3339; empty where the release does
 *     not say
 * @param protection what readers are told of disclosure control
 * @param items of Article 83, each once, in the law's order
 * @param tables in the order of the catalogue
 * @param addressee whose report the release is: {@code state:} with an EU code, or {@code
 *     provider:} with its id; empty for that of the Centre
 */
public record PublishedTables(
    int year,
    String issued,
    String asOf,
    Protection protection,
    List<Item> items,
    List<Table> tables,
    String addressee) {

  /** A release of the Centre. */
  public PublishedTables(
      int year,
      String issued,
      String asOf,
      Protection protection,
      List<Item> items,
      List<Table> tables) {
    this(year, issued, asOf, protection, items, tables, "");
  }

  /**
   * The published parameters of disclosure control.
   *
   * @param threshold least count but zero that a suppressed table prints
   * @param base of rounding
   * @param width least distance of the ends that every reader must hold possible
   * @param costs by id of the table, in the order of the tables
   */
  public record Protection(int threshold, int base, int width, Map<String, Cost> costs) {
    public Protection {
      costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    }
  }

  /**
   * What protection cost the readers of a table.
   *
   * @param cells with a count, margins included
   * @param hidden cells printed {@code C}
   * @param hiddenTotalShare share of the total in hidden inner cells, 0 to 1; null where there is
   *     no telling
   */
  public record Cost(int cells, int hidden, @Nullable Double hiddenTotalShare) {}

  /**
   * An item of Article 83.
   *
   * @param id such as {@code A83-3c}
   * @param demand what the law asks for, in English
   * @param tables ids of the published tables that serve it
   * @param absence why no table serves it, in English; empty where one does
   */
  public record Item(String id, String demand, List<String> tables, String absence) {
    public Item {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A published table.
   *
   * @param id stable from release to release, such as {@code victims_by_gender}
   * @param title for readers, in English
   * @param measure what is counted; tables of one measure share cells
   * @param method how it is protected
   * @param reason why it is published, and so, in English
   * @param description its definition, from the catalogue of statistics
   * @param dimensions in the order of the columns
   * @param rows as printed, in order
   */
  public record Table(
      String id,
      String title,
      String measure,
      ProtectionMethod method,
      String reason,
      Description description,
      List<Dimension> dimensions,
      List<Row> rows) {
    public Table {
      dimensions = List.copyOf(dimensions);
      rows = List.copyOf(rows);
    }

    /** The dimension of that id. */
    public Optional<Dimension> dimension(String dimension) {
      return dimensions.stream().filter(one -> one.id().equals(dimension)).findFirst();
    }
  }

  /**
   * What stands in the catalogue about what a table counts. All texts are English; each is empty
   * where the release does not say.
   *
   * @param items of Article 83 that it serves
   * @param source id of the internal table of which it was made
   * @param definition what one unit is
   * @param unit code, such as {@code REPORTS}
   * @param countingRule when and how it is counted
   * @param origin who delivers the figures
   * @param version of the definition; figures of two versions are not comparable
   */
  public record Description(
      List<String> items,
      String source,
      String definition,
      String unit,
      String countingRule,
      String origin,
      int version) {
    public Description {
      items = List.copyOf(items);
    }
  }

  /**
   * A dimension of a table.
   *
   * @param id name of the column, such as {@code geo}
   * @param title for readers, in English
   * @param total code of the whole, such as {@code EU27_2020}; null where nothing adds up, as over
   *     years
   * @param codes that occur, in the order in which they are printed, the total last
   * @param parents the code to which each code adds up; also of codes that do not occur
   */
  public record Dimension(
      String id,
      String title,
      @Nullable String total,
      List<Code> codes,
      Map<String, String> parents) {
    public Dimension {
      codes = List.copyOf(codes);
      parents = Collections.unmodifiableMap(new LinkedHashMap<>(parents));
    }

    /** Each coarser code but the total, with those for which it stands; pools of years too. */
    public Map<String, List<String>> groups() {
      Map<String, List<String>> groups = new LinkedHashMap<>();
      parents.forEach(
          (code, parent) -> {
            if (!parent.equals(total)) {
              groups.computeIfAbsent(parent, any -> new ArrayList<>()).add(code);
            }
          });
      return groups;
    }
  }

  /**
   * A code with its meaning.
   *
   * @param code as it stands in the rows
   * @param meaning in English; the code itself where no list has it
   */
  public record Code(String code, String meaning) {}

  /**
   * A row as it is printed.
   *
   * @param codes by dimension, in the order of the columns, totals by their code
   * @param value null where it is confidential or was not submitted
   * @param obsStatus flag of the observation: {@code P} part of a year, {@code L} not submitted,
   *     {@code M} not applicable; {@code A} or empty where it is normal
   * @param confStatus {@code C} where the figure is confidential, or empty
   * @param note code, such as {@code COVERS_24}, or empty
   */
  public record Row(
      Map<String, String> codes,
      @Nullable Long value,
      String obsStatus,
      String confStatus,
      String note) {
    public Row {
      codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** Whether it is printed {@code C}. */
    public boolean isConfidential() {
      return confStatus.equals("C");
    }

    /** The code of a dimension; empty if the table does not have it. */
    public String code(String dimension) {
      return codes.getOrDefault(dimension, "");
    }
  }

  public PublishedTables {
    items = List.copyOf(items);
    tables = List.copyOf(tables);
  }

  /** The table of that id, if it is published. */
  public Optional<Table> table(String id) {
    return tables.stream().filter(table -> table.id().equals(id)).findFirst();
  }

  /** The tables that serve an item, in the order of the catalogue. */
  public List<Table> serving(String item) {
    return tables.stream().filter(table -> table.description().items().contains(item)).toList();
  }
}
