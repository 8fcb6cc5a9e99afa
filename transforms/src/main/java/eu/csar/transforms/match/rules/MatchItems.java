package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.tables.MatchRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Matches the items of a report, reported and supplemental, with the indicators: exact equality of
 * SHA-256, SHA-1 and MD5 (JU5). Disabled entries do not match; quarantined ones give rows marked
 * so. Total: one report in, its rows out.
 */
public final class MatchItems {
  private static final Comparator<MatchRow> BY_STRENGTH_LIST_AND_ENTRY =
      Comparator.<MatchRow>comparingInt(
              row -> HashAlgorithm.EXACT.indexOf(HashAlgorithm.valueOf(row.getAlgorithm())))
          .thenComparing(row -> IndicatorList.valueOf(row.getList()))
          .thenComparing(row -> row.getIndicatorId().getBytes(UTF_8), Arrays::compareUnsigned);

  private final IndicatorIndex index;

  private MatchItems(IndicatorIndex index) {
    this.index = index;
  }

  /** Matching against one index. */
  public static MatchItems using(IndicatorIndex index) {
    return new MatchItems(index);
  }

  /**
   * The rows of one report, one for each item, algorithm, list and entry; in order of item number,
   * strength (SHA256, SHA1, MD5), list and indicator id.
   */
  public List<MatchRow> match(Report report, long run) {
    List<MatchRow> rows = new ArrayList<>();
    for (Item item : report.getItems()) {
      List<MatchRow> ofItem = new ArrayList<>();
      for (Hash hash : item.getHashes()) {
        HashAlgorithm algorithm = HashAlgorithm.named(hash.getAlgorithm());
        if (algorithm == null || algorithm == HashAlgorithm.PDQ) {
          continue;
        }
        byte[] value = algorithm.parse(hash.getValue());
        if (value != null) {
          for (Indicator indicator : index.lookup(algorithm, value)) {
            if (indicator.matches()) {
              add(row(report, item, algorithm, indicator, run), indicator.list(), ofItem);
            }
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
   * Whether the rows protect the report from being filtered: any match with a positive list, a
   * quarantined one included (JU5).
   */
  public static boolean protects(List<MatchRow> rows) {
    return rows.stream().anyMatch(row -> IndicatorList.valueOf(row.getList()).isPositive());
  }

  /**
   * An item may give one hash twice, and a list one entry twice with different marks; the row
   * stands once. The mark that filters less wins: not quarantined in a positive list, quarantined
   * in the not-abuse list.
   */
  private static void add(MatchRow row, IndicatorList list, List<MatchRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (BY_STRENGTH_LIST_AND_ENTRY.compare(rows.get(i), row) == 0) {
        if (row.getQuarantined() != list.isPositive()) {
          rows.set(i, row);
        }
        return;
      }
    }
    rows.add(row);
  }

  private MatchRow row(
      Report report, Item item, HashAlgorithm algorithm, Indicator indicator, long run) {
    return new MatchRow(
        report.getReportKey(),
        item.getItemNumber(),
        algorithm.name(),
        algorithm.strength(),
        indicator.list().name(),
        indicator.listVersion(),
        indicator.indicatorId(),
        indicator.quarantined(),
        0,
        index.digest(),
        run);
  }
}
