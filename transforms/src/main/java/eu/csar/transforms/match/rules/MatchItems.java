package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.PdqQuality;
import eu.csar.schemas.tables.MatchRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Matches the items of a report, reported and supplemental, with the indicators: exact equality of
 * SHA-256, SHA-1 and MD5, and PDQ within a radius (JU5). Disabled entries do not match; quarantined
 * ones give rows marked so. Total: one report in, its rows out. Not safe for concurrent use.
 */
public final class MatchItems {
  /** Strongest first. */
  private static final List<HashAlgorithm> BY_STRENGTH =
      List.of(HashAlgorithm.SHA256, HashAlgorithm.SHA1, HashAlgorithm.MD5, HashAlgorithm.PDQ);

  private static final Comparator<MatchRow> BY_STRENGTH_LIST_AND_ENTRY =
      Comparator.<MatchRow>comparingInt(
              row -> BY_STRENGTH.indexOf(HashAlgorithm.valueOf(row.getAlgorithm())))
          .thenComparing(row -> IndicatorList.valueOf(row.getList()))
          .thenComparing(row -> row.getIndicatorId().getBytes(UTF_8), Arrays::compareUnsigned);

  private final IndicatorIndex index;
  private final PerceptualSearch perceptual;
  private final Set<FloodedIndicator> flooded;

  private MatchItems(IndicatorIndex index, int radius, Set<FloodedIndicator> flooded) {
    this.index = index;
    this.perceptual = index.perceptualSearch(radius);
    this.flooded = flooded;
  }

  /**
   * Matching against one index.
   *
   * @param radius most bits by which a PDQ neighbour differs, 0 to 31
   * @param flooded indicators that the run before marked; their matches are marked, never muted
   */
  public static MatchItems using(IndicatorIndex index, int radius, Set<FloodedIndicator> flooded) {
    return new MatchItems(index, radius, flooded);
  }

  /**
   * The rows of one report, one for each item, algorithm, list and entry; in order of item number,
   * strength (SHA256, SHA1, MD5, PDQ), list and indicator id.
   */
  public List<MatchRow> match(Report report, long run) {
    List<MatchRow> rows = new ArrayList<>();
    for (Item item : report.getItems()) {
      List<MatchRow> ofItem = new ArrayList<>();
      for (Hash hash : item.getHashes()) {
        HashAlgorithm algorithm = HashAlgorithm.named(hash.getAlgorithm());
        byte[] value = algorithm == null ? null : algorithm.parse(hash.getValue());
        if (algorithm == null || value == null) {
          continue;
        }
        if (algorithm == HashAlgorithm.PDQ) {
          List<Neighbour> neighbours =
              saysEnough(hash, value) ? perceptual.neighbours(value) : List.of();
          for (Neighbour neighbour : neighbours) {
            add(row(report, item, algorithm, neighbour, run), neighbour.indicator(), ofItem);
          }
        } else {
          for (Indicator indicator : index.lookup(algorithm, value)) {
            add(row(report, item, algorithm, new Neighbour(indicator, 0), run), indicator, ofItem);
          }
        }
      }
      if (!ofItem.isEmpty()) {
        ofItem.sort(BY_STRENGTH_LIST_AND_ENTRY);
        rows.addAll(ofItem);
      }
    }
    rows.sort(Comparator.comparingInt(MatchRow::getItemNumber));
    return rows;
  }

  /**
   * Searches the perceptual hashes of reports that will be matched next together, which is faster
   * than one by one; what is matched stays the same.
   */
  public void searchAhead(List<Report> reports) {
    List<byte[]> values = new ArrayList<>();
    for (Report report : reports) {
      for (Item item : report.getItems()) {
        for (Hash hash : item.getHashes()) {
          byte[] value =
              HashAlgorithm.named(hash.getAlgorithm()) == HashAlgorithm.PDQ
                  ? HashAlgorithm.PDQ.parse(hash.getValue())
                  : null;
          if (value != null && saysEnough(hash, value)) {
            values.add(value);
          }
        }
      }
    }
    perceptual.searchAhead(values);
  }

  /** A hash that says little is a finding of the reading, and matches nothing. */
  private static boolean saysEnough(Hash hash, byte[] pdq) {
    return PdqQuality.isSufficient(hash.getQuality()) && !PdqQuality.isNearConstant(pdq);
  }

  /**
   * Whether the rows protect the report from being filtered: any match with a positive list, a
   * quarantined or perceptual one included (JU5).
   */
  public static boolean protects(List<MatchRow> rows) {
    return rows.stream().anyMatch(row -> IndicatorList.valueOf(row.getList()).isPositive());
  }

  /**
   * An item may give one hash twice, and a list one entry twice with different marks or values; the
   * row stands once. The nearest value wins; then the mark that filters less: not quarantined in a
   * positive list, quarantined in the not-abuse list.
   */
  private static void add(MatchRow row, Indicator indicator, List<MatchRow> rows) {
    if (!indicator.matches()) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      MatchRow other = rows.get(i);
      if (BY_STRENGTH_LIST_AND_ENTRY.compare(other, row) == 0) {
        boolean filtersLess = row.getQuarantined() != indicator.list().isPositive();
        if (row.getDistance() < other.getDistance()
            || (row.getDistance() == other.getDistance() && filtersLess)) {
          rows.set(i, row);
        }
        return;
      }
    }
    rows.add(row);
  }

  private MatchRow row(
      Report report, Item item, HashAlgorithm algorithm, Neighbour neighbour, long run) {
    Indicator indicator = neighbour.indicator();
    return new MatchRow(
        report.getReportKey(),
        item.getItemNumber(),
        algorithm.name(),
        algorithm.strength(),
        indicator.list().name(),
        indicator.listVersion(),
        indicator.indicatorId(),
        indicator.quarantined(),
        neighbour.distance(),
        !flooded.isEmpty()
            && flooded.contains(
                new FloodedIndicator(indicator.list().name(), indicator.indicatorId())),
        index.digest(),
        run);
  }
}
