package eu.csar.transforms.publish.rules;

import eu.csar.schemas.tables.ItemHashRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * From an item hash to the reports that carry it (Article 20), without reading anything else: table
 * {@code item_hashes} stands in order of hash, in ranges of hashes.
 */
public final class HashCarriers {
  private record Place(long run, String part) {}

  private HashCarriers() {}

  /**
   * Rows of all runs with this hash, oldest run first.
   *
   * @param hash lower-case hex, of 32, 40 or 64 digits
   */
  public static List<ItemHashRow> of(Database database, String hash) {
    List<ItemHashRow> carriers = new ArrayList<>();
    KeyRange range = KeyRange.ofBucket(KeyRange.bucketOf(hash));
    for (Iterable<ItemHashRow> rows : database.sorted().itemHashes(range, Set.of(hash))) {
      rows.forEach(carriers::add);
    }
    return carriers;
  }

  /**
   * Whether the provider says, in the current version of each report, that the material was removed
   * or access to it disabled (R22); a report of which it says neither is left out. Of {@code
   * personal/} one column is read beside the key, and it holds no personal data.
   */
  public static Map<String, Boolean> removedOrDisabled(Database database, Set<String> reports)
      throws IOException {
    Map<Place, Set<String>> places = new HashMap<>();
    contents(database, reports)
        .forEach((key, place) -> places.computeIfAbsent(place, p -> new HashSet<>()).add(key));
    Map<String, Boolean> removed = new HashMap<>();
    for (Map.Entry<Place, Set<String>> place : places.entrySet()) {
      String name = "/" + place.getKey().part() + ".parquet";
      RunMarker run = database.runs().get(Math.toIntExact(place.getKey().run() - 1));
      for (FileEntry file : run.files(Table.PERSONAL)) {
        if (file.path().endsWith(name)) {
          read(database, file, place.getValue(), removed);
        }
      }
    }
    return removed;
  }

  private static void read(
      Database database, FileEntry file, Set<String> reports, Map<String, Boolean> removed)
      throws IOException {
    try (RowsOfFile<GenericRecord> rows =
        RowsOfFile.columns(
            database.root().resolve(file.path()),
            Table.PERSONAL,
            List.of("report_key", "removed_or_disabled"),
            OneOf.in("report_key", reports))) {
      while (rows.hasNext()) {
        GenericRecord row = rows.next();
        if (row.get(1) != null) {
          removed.put(row.get(0).toString(), (Boolean) row.get(1));
        }
      }
    }
  }

  /** Where the content of each report stands, by the carried keys of the highest run. */
  private static Map<String, Place> contents(Database database, Set<String> reports) {
    Map<String, Place> contents = new HashMap<>();
    database
        .sorted()
        .latest(reports)
        .forEach(
            (key, row) -> {
              String part = row.getContentPart();
              if (part != null) {
                contents.put(key, new Place(row.getContentRun(), part));
              }
            });
    return contents;
  }
}
