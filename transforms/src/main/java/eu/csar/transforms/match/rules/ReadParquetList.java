package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.WRONG_TYPE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list in Parquet, with the columns of the NDJSON form; lists of texts have two or three
 * levels.
 */
final class ReadParquetList {
  private ReadParquetList() {}

  /** Reads to the end; returns the number of rows. */
  static long read(Path file, ListedEntry.Receiver to) throws IOException {
    try (ParquetReader<GenericRecord> rows =
        AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file))
            .withConf(new PlainParquetConfiguration())
            .build()) {
      long count = 0;
      for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
        count++;
        ListedEntry entry = entry(row);
        if (entry == null) {
          to.bad(count, WRONG_TYPE);
        } else {
          to.entry(count, entry);
        }
      }
      return count;
    }
  }

  private static @Nullable ListedEntry entry(GenericRecord row) {
    String id = text(either(row, "indicator_id", "notice_id"));
    List<String> values = texts(column(row, "sha256"));
    String single = text(either(row, "value", "url"));
    List<String> tags = texts(column(row, "tags"));
    Object disabled = column(row, "disabled");
    Object quarantined = column(row, "quarantined");
    Object quality = column(row, "quality");
    if (values == null
        || tags == null
        || !isMark(disabled)
        || !isMark(quarantined)
        || !(quality == null || quality instanceof Integer)) {
      return null;
    }
    return new ListedEntry(
        id,
        text(column(row, "algorithm")),
        single == null ? values : List.of(single),
        (Integer) quality,
        text(column(row, "state")),
        day(either(row, "submitted_at", "date")),
        text(column(row, "reason")),
        tags,
        Boolean.TRUE.equals(disabled),
        Boolean.TRUE.equals(quarantined));
  }

  private static @Nullable Object column(GenericRecord row, String name) {
    return row.hasField(name) ? row.get(name) : null;
  }

  private static @Nullable Object either(GenericRecord row, String name, String other) {
    Object value = column(row, name);
    return value == null ? column(row, other) : value;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof CharSequence ? value.toString() : null;
  }

  /** Days stand as text or as Parquet's DATE, days since 1970. */
  private static @Nullable String day(@Nullable Object value) {
    return value instanceof Integer days ? LocalDate.ofEpochDay(days).toString() : text(value);
  }

  private static boolean isMark(@Nullable Object value) {
    return value == null || value instanceof Boolean;
  }

  /** Null if an element is no text; empty where there is no list. */
  private static @Nullable List<String> texts(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Collection<?> elements)) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Object element : elements) {
      Object inner =
          element instanceof GenericRecord wrapped && wrapped.getSchema().getFields().size() == 1
              ? wrapped.get(0)
              : element;
      String text = text(inner);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }
}
