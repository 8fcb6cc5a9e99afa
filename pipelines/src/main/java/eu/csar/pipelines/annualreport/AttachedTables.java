package eu.csar.pipelines.annualreport;

import de.siegmar.fastcsv.writer.CsvWriter;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The published tables as CSV files, which travel inside the PDF: all rows, all years. */
final class AttachedTables {
  private AttachedTables() {}

  /** A file {@code <id>.csv} for each table: its dimensions, then value, flags and note. */
  static SortedMap<String, byte[]> of(PublishedTables published) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Table table : published.tables()) {
      StringWriter text = new StringWriter();
      try (CsvWriter csv = CsvWriter.builder().build(text)) {
        List<String> head = new ArrayList<>();
        table.dimensions().forEach(dimension -> head.add(dimension.id()));
        head.addAll(List.of("obs_value", "obs_status", "conf_status", "note"));
        csv.writeRecord(head);
        for (Row row : table.rows()) {
          List<String> cells = new ArrayList<>(row.codes().values());
          Long value = row.value();
          cells.add(value == null ? "" : value.toString());
          cells.addAll(List.of(row.obsStatus(), row.confStatus(), row.note()));
          csv.writeRecord(cells);
        }
      }
      files.put(table.id() + ".csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
