package eu.csar.transforms.publish.rules;

import eu.csar.schemas.tables.ItemHashRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.jspecify.annotations.Nullable;

/**
 * Who carried hashes in earlier runs. The newest run that has a hash says who was first and how
 * many reports carry it, so a hash that half of history carries costs one look; runs of before that
 * column are read for all their carriers.
 */
final class EarlierCarriers {

  /**
   * A hash.
   *
   * @param algorithm name of the algorithm: hashes of two may have the same digits
   */
  record Named(String hash, String algorithm) {}

  /**
   * What earlier runs know of a hash.
   *
   * @param first report that carried it first
   * @param reports distinct reports that carry it
   */
  record Known(String first, long reports) {}

  /** A hash that a report carries. */
  record Carried(Named hash, String report) {}

  /** Carriers of a hash in runs that do not say how many there are, newest run first. */
  private static final class AllCarriers {
    final Set<String> reports = new HashSet<>();
    String first = "";

    void add(String report, boolean isFirstOfItsRun) {
      reports.add(report);
      if (isFirstOfItsRun) {
        // The oldest run comes last, and of its rows the first carrier's is the first.
        first = report;
      }
    }
  }

  private final Database database;
  private final List<FileEntry> newestFirst;

  EarlierCarriers(Database database, KeyRange range) {
    this.database = database;
    this.newestFirst = new ArrayList<>(database.sorted().files(Table.ITEM_HASHES, range));
    Collections.reverse(newestFirst);
  }

  /** Whether no earlier run has any. */
  boolean isEmpty() {
    return newestFirst.isEmpty();
  }

  /** What is known of those hashes that some earlier run has. */
  Map<Named, Known> of(Collection<Named> hashes) throws IOException {
    Map<Named, Known> known = new HashMap<>();
    Map<Named, AllCarriers> ofOldRuns = new HashMap<>();
    Set<Named> missing = new HashSet<>(hashes);
    // Equal digits under several algorithms are one text in the files.
    Map<String, Integer> texts = new HashMap<>();
    missing.forEach(hash -> texts.merge(hash.hash(), 1, Integer::sum));
    Wanted wanted = new Wanted(texts.keySet());
    for (FileEntry file : newestFirst) {
      if (missing.isEmpty()) {
        break;
      }
      Set<Named> met = new HashSet<>();
      for (ItemHashRow row : rows(file, wanted)) {
        Named hash = new Named(row.getHash(), row.getAlgorithm());
        Long reports = row.getReports();
        if (!missing.contains(hash)) {
          continue;
        }
        if (reports != null) {
          String first = row.getFirstKey();
          known.put(hash, new Known(first == null ? row.getReportKey() : first, reports));
          missing.remove(hash);
          if (texts.merge(hash.hash(), -1, Integer::sum) == 0) {
            wanted.drop(hash.hash());
          }
        } else {
          ofOldRuns
              .computeIfAbsent(hash, h -> new AllCarriers())
              .add(row.getReportKey(), met.add(hash));
        }
      }
    }
    ofOldRuns.forEach(
        (hash, carriers) -> {
          if (missing.contains(hash)) {
            known.put(hash, new Known(carriers.first, carriers.reports.size()));
          }
        });
    return known;
  }

  /** Which of these an earlier run knows already. */
  Set<Carried> known(Collection<Carried> carried) throws IOException {
    Set<Carried> asked = new HashSet<>(carried);
    Set<Carried> known = new HashSet<>();
    Wanted wanted = new Wanted(carried.stream().map(one -> one.hash().hash()).toList());
    for (FileEntry file : newestFirst) {
      for (ItemHashRow row : rows(file, wanted)) {
        Carried one = new Carried(new Named(row.getHash(), row.getAlgorithm()), row.getReportKey());
        if (asked.contains(one)) {
          known.add(one);
        }
      }
    }
    return known;
  }

  private Iterable<ItemHashRow> rows(FileEntry file, Wanted wanted) {
    FilterCompat.@Nullable Filter filter =
        wanted.in(database.root().resolve(file.path()), Table.ITEM_HASHES.sortedBy());
    return filter == null ? List.of() : database.rowsOf(file, Table.ITEM_HASHES, filter);
  }
}
