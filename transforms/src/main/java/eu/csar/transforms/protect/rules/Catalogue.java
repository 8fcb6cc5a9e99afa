package eu.csar.transforms.protect.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a catalogue of statistics that disclosure control reads: what the internal tables
 * count, and which tables are published of them.
 *
 * @param policy member {@code protection}; the default where it is missing
 * @param tables in order
 */
public record Catalogue(ProtectionPolicy policy, List<Table> tables) {

  public Catalogue {
    tables = List.copyOf(tables);
  }

  /**
   * An internal table.
   *
   * @param id name of its file
   * @param measure what it counts; tables of one measure share cells
   * @param dimensions in the order of the columns
   * @param publications none: the table is not published
   */
  public record Table(
      String id, String measure, List<Dimension> dimensions, List<Publication> publications) {
    public Table {
      dimensions = List.copyOf(dimensions);
      publications = List.copyOf(publications);
    }
  }

  /**
   * A dimension.
   *
   * @param id name of the column
   * @param total code of the whole; null where nothing adds up, as over years
   * @param codes in the order in which they are printed, without the total
   */
  public record Dimension(String id, @Nullable String total, List<String> codes) {
    public Dimension {
      codes = List.copyOf(codes);
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
   * @param groups by dimension: a coarser code and those that it stands for, which are not printed
   * @param membersOf by dimension: a group of which the members are printed, with the group as
   *     their total
   * @param pools of years: only these are printed
   */
  public record Publication(
      String id,
      String title,
      ProtectionMethod method,
      String reason,
      List<String> dimensions,
      Map<String, Map<String, List<String>>> groups,
      Map<String, String> membersOf,
      Map<String, List<String>> pools) {
    public Publication {
      dimensions = List.copyOf(dimensions);
      groups = new LinkedHashMap<>(groups);
      membersOf = Map.copyOf(membersOf);
      pools = new LinkedHashMap<>(pools);
    }
  }
}
