package eu.csar.transforms.publish.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.schemas.tables.IndicatorActivityRow;
import eu.csar.schemas.tables.ItemHashRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a database in which later runs look rows up by digest: carried keys, references and
 * perceptual hashes, item hashes, activity of indicators. Each run's files are sorted ranges
 * ({@link KeyRange}) with a Bloom filter and small pages.
 */
public final class SortedTables implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Database database;

  SortedTables(Database database) {
    this.database = database;
  }

  /**
   * Carried keys of a bucket, of all runs, oldest run first.
   *
   * @param keys those that are wanted, of any bucket; null: all of the bucket
   */
  public Iterable<KeyRow> keys(int bucket, @Nullable Set<String> keys) {
    return flat(rows(Table.KEYS, KeyRange.ofBucket(bucket), keys));
  }

  /**
   * Carried references of a bucket, of all runs, oldest run first.
   *
   * @param references digests of those that are wanted; null: all of the bucket
   */
  public Iterable<ReferenceRow> references(int bucket, @Nullable Set<String> references) {
    return flat(rows(Table.REFERENCES, KeyRange.ofBucket(bucket), references));
  }

  /**
   * Perceptual hashes of all runs, oldest run first.
   *
   * @param range of equal ranges of digests, from 0
   * @param of their number, a power of two up to 32
   * @param hashes those that are wanted; null: all of the range
   */
  public Iterable<PerceptualRow> perceptual(int range, int of, @Nullable Set<String> hashes) {
    return flat(rows(Table.PERCEPTUAL, new KeyRange(range, of), hashes));
  }

  /** How many perceptual hashes there are. */
  public long perceptualHashes() {
    return database.runs().stream()
        .flatMap(run -> run.files(Table.PERCEPTUAL).stream())
        .mapToLong(FileEntry::rows)
        .sum();
  }

  /** The newest row of each of these keys that some run knows. */
  public Map<String, KeyRow> latest(Set<String> keys) {
    Map<String, KeyRow> latest = new HashMap<>();
    for (KeyRow row : SortedTables.<KeyRow>flat(rows(Table.KEYS, new KeyRange(0, 1), keys))) {
      latest.merge(row.getReportKey(), row, (a, b) -> a.getRun() < b.getRun() ? b : a);
    }
    return latest;
  }

  /** All known keys that start so. */
  public Set<String> keysThatStart(String digits) {
    FilterCompat.Filter filter =
        FilterCompat.get(between(Table.KEYS.sortedBy(), digits, digits + "g"));
    Set<String> keys = new TreeSet<>();
    for (FileEntry file : files(Table.KEYS, KeyRange.holding(KeyRange.bucketOf(digits), 32))) {
      database
          .<KeyRow>rowsOf(file, Table.KEYS, filter)
          .forEach(row -> keys.add(row.getReportKey()));
    }
    return keys;
  }

  /**
   * Item hashes of a range, for each file that may have any, oldest run first; each ordered by
   * hash.
   *
   * @param hashes those that are wanted; null: all of the range
   */
  List<Iterable<ItemHashRow>> itemHashes(KeyRange range, @Nullable Set<String> hashes) {
    return rows(Table.ITEM_HASHES, range, hashes);
  }

  /**
   * Activity of indicators, for each file that may have any, oldest run first.
   *
   * @param indicators digests of those that are wanted
   */
  List<Iterable<IndicatorActivityRow>> activity(KeyRange range, Set<String> indicators) {
    return rows(Table.INDICATOR_ACTIVITY, range, indicators);
  }

  /** Files of a sorted table that may hold something of a range, oldest run first. */
  List<FileEntry> files(Table table, KeyRange range) {
    return database.runs().stream()
        .flatMap(run -> run.files(table).stream())
        .filter(file -> KeyRange.ofFile(file.path()).overlaps(range))
        .toList();
  }

  /** Rows of a sorted table, file by file; only those of the range, and of the wanted ones. */
  private <T extends SpecificRecord> List<Iterable<T>> rows(
      Table table, KeyRange range, @Nullable Set<String> values) {
    List<Iterable<T>> files = new ArrayList<>();
    String column = table.sortedBy();
    FilterCompat.Filter all = FilterCompat.get(between(column, range.least(), range.above()));
    Wanted wanted =
        values == null ? null : new Wanted(values.stream().filter(range::holds).toList());
    for (FileEntry file : files(table, range)) {
      FilterCompat.Filter filter =
          wanted == null ? all : wanted.in(database.root().resolve(file.path()), column);
      if (filter != null) {
        files.add(database.rowsOf(file, table, filter));
      }
    }
    return files;
  }

  private static FilterPredicate between(@Nullable String column, String least, String above) {
    Operators.BinaryColumn digests =
        FilterApi.binaryColumn(Objects.requireNonNull(column, "the table is sorted"));
    return FilterApi.and(
        FilterApi.gtEq(digests, Binary.fromString(least)),
        FilterApi.lt(digests, Binary.fromString(above)));
  }

  private static <T> Iterable<T> flat(List<Iterable<T>> files) {
    return () ->
        files.stream().flatMap(rows -> StreamSupport.stream(rows.spliterator(), false)).iterator();
  }
}
