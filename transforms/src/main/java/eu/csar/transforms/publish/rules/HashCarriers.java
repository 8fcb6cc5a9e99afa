package eu.csar.transforms.publish.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.ItemHashRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * From an item hash to the reports that carry it (Article 20), without reading anything else: table
 * {@code item_hashes} stands in order of hash, in ranges of hashes.
 */
public final class HashCarriers {
  private HashCarriers() {}

  /**
   * Rows of all runs with this hash, oldest run first.
   *
   * @param hash lower-case hex, of 32, 40 or 64 digits
   */
  public static List<ItemHashRow> of(Database database, String hash) {
    String name =
        String.format(Locale.ROOT, "/part-%02d.parquet", HashBlock.bucket(HashBlock.bytes(hash)));
    List<ItemHashRow> carriers = new ArrayList<>();
    for (RunMarker run : database.runs()) {
      for (FileEntry file : run.files(Table.ITEM_HASHES)) {
        if (file.path().endsWith(name)) {
          database
              .<ItemHashRow>rowsOf(file, Table.ITEM_HASHES, "hash", hash)
              .forEach(carriers::add);
        }
      }
    }
    return carriers;
  }

  /**
   * Whether the provider says, in the current version of a report, that the material was removed or
   * access to it disabled (R22); null where it says neither. Of {@code personal/} one column is
   * read, which holds no personal data.
   */
  public static @Nullable Boolean removedOrDisabled(Database database, String report)
      throws IOException {
    KeyRow key = keyOf(database, report);
    if (key == null || key.getContentPart() == null) {
      return null;
    }
    String name = "/" + key.getContentPart() + ".parquet";
    RunMarker run = database.runs().get(Math.toIntExact(key.getContentRun() - 1));
    FilterCompat.Filter filter =
        FilterCompat.get(
            FilterApi.eq(FilterApi.binaryColumn("report_key"), Binary.fromString(report)));
    for (FileEntry file : run.files(Table.PERSONAL)) {
      if (file.path().endsWith(name)) {
        try (RowsOfFile<GenericRecord> rows =
            RowsOfFile.columns(
                database.root().resolve(file.path()),
                Table.PERSONAL,
                List.of("report_key", "removed_or_disabled"),
                filter)) {
          if (rows.hasNext()) {
            return (Boolean) rows.next().get(1);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable KeyRow keyOf(Database database, String report) {
    int bucket = HashBlock.keyBytes(report)[0] & (CarriedKeys.BUCKETS - 1);
    String name = String.format(Locale.ROOT, "/part-%02d.parquet", bucket);
    @Nullable KeyRow latest = null;
    for (RunMarker run : database.runs()) {
      for (FileEntry file : run.files(Table.KEYS)) {
        if (file.path().endsWith(name)) {
          for (KeyRow row : database.<KeyRow>rowsOf(file, Table.KEYS, "report_key", report)) {
            latest = row;
          }
        }
      }
    }
    return latest;
  }
}
