package eu.csar.schemas.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An internal table of which something is published: how its rows add up, and the tables made of
 * them.
 *
 * @param table id of the internal table
 * @param measure what it counts; tables of one measure share cells, and are attacked together
 * @param totals code of the whole of each dimension over which counts add up
 * @param all codes of dimensions that the table lacks, since all of its rows are of one code
 * @param codes of dimensions that have only some codes of their list here
 * @param rests by dimension: the code of what the others leave of a whole that is counted itself
 * @param amounts by dimension: the code of a sum of days or minutes, and the code that counts those
 *     over which it is a sum, with which it is hidden
 * @param publications in order
 */
public record PublishedSource(
    String table,
    String measure,
    Map<Dimension, String> totals,
    Map<Dimension, String> all,
    Map<Dimension, List<String>> codes,
    Map<Dimension, String> rests,
    Map<Dimension, Map<String, String>> amounts,
    List<Publication> publications) {

  private static final String NONE = "";

  public PublishedSource {
    totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    rests = Collections.unmodifiableMap(new LinkedHashMap<>(rests));
    amounts = Map.copyOf(amounts);
    publications = List.copyOf(publications);
  }

  /** Code of the whole of a dimension; null where nothing adds up, as over years and measures. */
  public @Nullable String total(Dimension dimension) {
    boolean counts = dimension == Dimension.MEASURE || dimension.isTime();
    String total = totals.getOrDefault(dimension, counts ? NONE : PublishedCodes.TOTAL);
    return total.equals(NONE) ? null : total;
  }

  static Draft publicationsOf(String table, String measure) {
    return new Draft(table, measure);
  }

  /** A description until its publications are given. */
  static final class Draft {
    private final String table;
    private final String measure;
    private final Map<Dimension, String> totals = new LinkedHashMap<>();
    private final Map<Dimension, String> all = new LinkedHashMap<>();
    private final Map<Dimension, List<String>> codes = new LinkedHashMap<>();
    private final Map<Dimension, String> rests = new LinkedHashMap<>();
    private final Map<Dimension, Map<String, String>> amounts = new LinkedHashMap<>();

    private Draft(String table, String measure) {
      this.table = table;
      this.measure = measure;
      codes.put(Dimension.GEO, CodeLists.STATE.codes());
    }

    /** The code of the whole, where it is not {@code _T}. */
    Draft adds(Dimension dimension, String total) {
      totals.put(dimension, total);
      return this;
    }

    /** A dimension whose codes overlap. */
    Draft addsNothingOver(Dimension dimension) {
      return adds(dimension, NONE);
    }

    /** The code of a dimension of the measure that every row of the table has. */
    Draft all(Dimension dimension, String code) {
      all.put(dimension, code);
      return this;
    }

    /** The codes that rows of the table have. */
    Draft has(Dimension dimension, List<String> only) {
      codes.put(dimension, only);
      return this;
    }

    /** A whole of which one part is counted; what is left of it gets a code. */
    Draft splits(Dimension dimension, String whole, String part, String rest) {
      totals.put(dimension, whole);
      codes.put(dimension, List.of(part, rest));
      rests.put(dimension, rest);
      return this;
    }

    /** A code under which days or minutes stand, and the code that counts over what they add up. */
    Draft sums(Dimension dimension, String amount, String count) {
      amounts.computeIfAbsent(dimension, any -> new LinkedHashMap<>()).put(amount, count);
      return this;
    }

    PublishedSource publishes(Publication... publications) {
      return new PublishedSource(
          table, measure, totals, all, codes, rests, amounts, Arrays.asList(publications));
    }
  }
}
