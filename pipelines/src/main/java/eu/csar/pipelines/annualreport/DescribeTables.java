package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.pipelines.StoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes the catalogue that disclosure control wrote: year and dates of the release, what each
 * table counts and for which items of Article 83, what each code means, and why an item has no
 * table.
 */
final class DescribeTables {
  private final InternalStatistics statistics;
  private final Map<String, JsonNode> sources = new LinkedHashMap<>();

  private DescribeTables(InternalStatistics statistics) {
    this.statistics = statistics;
    for (JsonNode table : statistics.catalogue().path("tables")) {
      for (JsonNode publication : table.path("publication")) {
        sources.put(publication.path("id").asText(), table);
      }
    }
  }

  /** Writes {@code catalogue.json} of a protected release anew, with all that describes it. */
  static void of(InternalStatistics statistics, LocalDate issued, Path release)
      throws IOException, StoppedException {
    Path file = release.resolve("catalogue.json");
    ObjectNode whole = PrettyJson.object();
    whole
        .put("year", statistics.year())
        .put("issued", issued.toString())
        .put("as_of", statistics.asOf().toString());
    DescribeTables describe = new DescribeTables(statistics);
    ArrayNode tables = whole.putArray("tables");
    for (JsonNode table : PrettyJson.read(file).path("tables")) {
      tables.add(describe.table((ObjectNode) table));
    }
    whole.set("items", describe.items());
    PrettyJson.write(file, whole);
  }

  private ObjectNode table(ObjectNode published) throws StoppedException {
    JsonNode source = sources.getOrDefault(published.path("id").asText(), PrettyJson.object());
    published.set("articles", items(source));
    published
        .put("source", source.path("id").asText())
        .put("definition", source.path("definition").asText())
        .put("unit", source.path("unit").asText())
        .put("counting_rule", source.path("counting_rule").asText())
        .put("origin", source.path("source").asText())
        .put("definition_version", source.path("definition_version").asInt(1));
    for (JsonNode dimension : published.path("dimensions")) {
      for (JsonNode internal : source.path("dimensions")) {
        if (internal.path("id").equals(dimension.path("id"))) {
          describe((ObjectNode) dimension, internal);
        }
      }
    }
    return published;
  }

  /** Items of the table that published it; a publication may serve fewer. */
  private static ArrayNode items(JsonNode source) {
    ArrayNode items = PrettyJson.object().arrayNode();
    source.path("articles").forEach(items::add);
    return items;
  }

  private void describe(ObjectNode dimension, JsonNode internal) throws StoppedException {
    dimension.put("title", internal.path("title").asText());
    Map<String, String> known = statistics.meanings(internal);
    ObjectNode meanings = dimension.putObject("meanings");
    Map<String, List<String>> groups = new LinkedHashMap<>();
    dimension
        .path("parents")
        .fields()
        .forEachRemaining(
            parent -> {
              meanings.put(parent.getKey(), known.getOrDefault(parent.getKey(), parent.getKey()));
              groups
                  .computeIfAbsent(parent.getValue().asText(), any -> new ArrayList<>())
                  .add(parent.getKey());
            });
    String total = dimension.path("total").asText();
    groups.forEach(
        (group, members) -> {
          String own = group.equals(total) ? "Total" : "Together: " + String.join(", ", members);
          meanings.put(group, known.getOrDefault(group, own));
        });
  }

  /** Every item of Article 83, with its published tables, or why there is none. */
  private ArrayNode items() {
    ArrayNode items = PrettyJson.object().arrayNode();
    for (JsonNode item : statistics.catalogue().path("items")) {
      String id = item.path("id").asText();
      ObjectNode described = items.addObject();
      described.put("id", id).put("demand", item.path("demand").asText());
      ArrayNode tables = described.putArray("tables");
      sources.forEach(
          (table, source) -> {
            for (JsonNode article : source.path("articles")) {
              if (article.asText().equals(id)) {
                tables.add(table);
              }
            }
          });
      described.put("absence", tables.isEmpty() ? absence(item) : "");
    }
    return items;
  }

  private static String absence(JsonNode item) {
    if (item.path("absence").isTextual()) {
      return item.path("absence").asText();
    }
    return item.path("tables").isEmpty()
        ? "No table counts it."
        : "It is counted, and its tables are kept internal: none of them is meant for publication.";
  }
}
