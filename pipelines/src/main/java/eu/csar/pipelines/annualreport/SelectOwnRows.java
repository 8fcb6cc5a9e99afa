package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.pipelines.protect.TidyRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves of a protected release the rows of the addressee alone. Nothing is protected anew, so that
 * what it prints is what the Centre prints.
 */
final class SelectOwnRows {
  private final Addressee addressee;
  private final String dimension;
  private final Path release;
  private final Map<String, List<TidyRow>> own = new HashMap<>();

  private SelectOwnRows(Addressee addressee, String dimension, Path release) {
    this.addressee = addressee;
    this.dimension = dimension;
    this.release = release;
  }

  /** Takes rows, tables and what is said of them out of a release that nobody has seen yet. */
  static void of(Addressee addressee, Path release) throws IOException {
    String dimension = addressee.dimension();
    if (!dimension.isEmpty()) {
      new SelectOwnRows(addressee, dimension, release).select();
    }
  }

  private void select() throws IOException {
    Path file = release.resolve("catalogue.json");
    ObjectNode catalogue = (ObjectNode) PrettyJson.read(file);
    ArrayNode tables = PrettyJson.object().arrayNode();
    for (JsonNode table : catalogue.path("tables")) {
      if (select((ObjectNode) table)) {
        tables.add(table);
      }
    }
    catalogue.set("tables", tables);
    PrettyJson.write(file, catalogue);
    protection();
  }

  /** Whether a table has rows of the addressee, of an item that it reports. */
  private boolean select(ObjectNode table) throws IOException {
    String id = table.path("id").asText();
    Path file = release.resolve("tables").resolve(id + ".parquet");
    List<String> columns = new ArrayList<>();
    table.path("dimensions").forEach(one -> columns.add(one.path("id").asText()));
    List<TidyRow> rows =
        columns.contains(dimension) && reports(table)
            ? TidyRow.read(file, columns).stream()
                .filter(row -> addressee.id().equals(row.codes().get(dimension)))
                .toList()
            : List.of();
    Files.delete(file);
    if (rows.isEmpty()) {
      return false;
    }
    TidyRow.write(file, id, columns, rows);
    own.put(id, rows);
    for (JsonNode one : table.path("dimensions")) {
      describe((ObjectNode) one, rows);
    }
    return true;
  }

  private boolean reports(JsonNode table) {
    for (JsonNode item : table.path("items")) {
      if (addressee.audience().holds(item.asText())) {
        return true;
      }
    }
    return false;
  }

  /** Its codes are those of the rows; of what names the addressee there is no total. */
  private void describe(ObjectNode described, List<TidyRow> rows) {
    String id = described.path("id").asText();
    ArrayNode codes = described.putArray("codes");
    rows.stream().map(row -> row.codes().getOrDefault(id, "")).distinct().forEach(codes::add);
    if (id.equals(dimension)) {
      described.putNull("total");
      described.putObject("parents");
      described.remove("members_of");
    }
  }

  /** What protection cost is said of the rows that are left. */
  private void protection() throws IOException {
    Path file = release.resolve("protection.json");
    ObjectNode protection = (ObjectNode) PrettyJson.read(file);
    ArrayNode tables = PrettyJson.object().arrayNode();
    for (JsonNode table : protection.path("tables")) {
      List<TidyRow> rows = own.get(table.path("id").asText());
      if (rows != null) {
        tables.add(cost((ObjectNode) table, rows));
      }
    }
    protection.set("tables", tables);
    PrettyJson.write(file, protection);
  }

  private static ObjectNode cost(ObjectNode table, List<TidyRow> rows) {
    long hidden = rows.stream().filter(row -> row.confStatus().equals("C")).count();
    long cells = hidden + rows.stream().filter(row -> row.value() != null).count();
    table
        .put("cells", cells)
        .put("hidden", hidden)
        .put("hidden_share", cells == 0 ? 0.0 : (double) hidden / cells)
        .putNull("hidden_total_share");
    return table;
  }
}
