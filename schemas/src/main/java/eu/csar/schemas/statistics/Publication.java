package eu.csar.schemas.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that is published of an internal one, after disclosure control.
 *
 * @param id of the published table
 * @param title for readers
 * @param definition what a row says
 * @param unit code of what {@code obs_value} counts; {@code MEASURE} where column measure says
 * @param items ids of the items of Article 83 that it serves
 * @param dimensions columns, in order; the other dimensions of the internal table are totalled
 * @param where only rows with these codes
 * @param groups by dimension: a coarser code in the place of those that it stands for
 * @param bands by dimension of numbers: a code in the place of the numbers from one to another
 * @param membersOf by dimension: only the members of a group, with the group as their total
 * @param pooledYears 1, or the years of a block; then only whole blocks are printed
 * @param method how it is protected
 * @param reason why this table is published, and so
 */
public record Publication(
    String id,
    String title,
    String definition,
    String unit,
    List<String> items,
    List<Dimension> dimensions,
    Map<Dimension, List<String>> where,
    Map<Dimension, Map<String, List<String>>> groups,
    Map<Dimension, Map<String, Band>> bands,
    Map<Dimension, String> membersOf,
    int pooledYears,
    ProtectionMethod method,
    String reason) {

  public Publication {
    items = List.copyOf(items);
    dimensions = List.copyOf(dimensions);
    where = ordered(where);
    groups = ordered(groups);
    bands = ordered(bands);
    membersOf = ordered(membersOf);
  }

  /**
   * Numbers that are published under one code.
   *
   * @param from the least
   * @param to the greatest
   */
  public record Band(long from, long to) {
    /** No greatest. */
    public static final long OPEN = Long.MAX_VALUE;
  }

  private static <V> Map<Dimension, V> ordered(Map<Dimension, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Begins a description. */
  static Draft publish(String id, String title, ProtectionMethod method, String... items) {
    return new Draft(id, title, method, List.of(items));
  }

  /** A description until its reason is given. */
  static final class Draft {
    private final String id;
    private final String title;
    private final ProtectionMethod method;
    private final List<String> items;
    private final Map<Dimension, List<String>> where = new LinkedHashMap<>();
    private final Map<Dimension, Map<String, List<String>>> groups = new LinkedHashMap<>();
    private final Map<Dimension, Map<String, Band>> bands = new LinkedHashMap<>();
    private final Map<Dimension, String> membersOf = new LinkedHashMap<>();
    private String unit = "";
    private String definition = "";
    private List<Dimension> dimensions = List.of();
    private int pooledYears = 1;

    private Draft(String id, String title, ProtectionMethod method, List<String> items) {
      this.id = id;
      this.title = title;
      this.method = method;
      this.items = items;
    }

    Draft counts(String ofUnit, String whatARowSays) {
      unit = ofUnit;
      definition = whatARowSays;
      return this;
    }

    Draft by(Dimension... columns) {
      dimensions = List.of(columns);
      return this;
    }

    Draft where(Dimension dimension, String... codes) {
      return where(dimension, List.of(codes));
    }

    Draft where(Dimension dimension, List<String> codes) {
      where.put(dimension, codes);
      return this;
    }

    Draft together(Dimension dimension, String group, List<String> members) {
      groups.computeIfAbsent(dimension, any -> new LinkedHashMap<>()).put(group, members);
      return this;
    }

    Draft banded(Dimension dimension, Map<String, Band> ofNumbers) {
      bands.put(dimension, Collections.unmodifiableMap(new LinkedHashMap<>(ofNumbers)));
      return this;
    }

    Draft membersOf(Dimension dimension, String group) {
      membersOf.put(dimension, group);
      return this;
    }

    Draft overYears(int years) {
      pooledYears = years;
      return this;
    }

    Publication because(String reason) {
      return new Publication(
          id,
          title,
          definition,
          unit,
          items,
          dimensions,
          where,
          groups,
          bands,
          membersOf,
          pooledYears,
          method,
          reason);
    }
  }
}
