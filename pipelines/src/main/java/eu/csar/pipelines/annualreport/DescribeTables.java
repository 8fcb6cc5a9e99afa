package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes the catalogue that disclosure control wrote: the day of issue, whose report it is, the
 * version of each definition, and for each item of Article 83 its published tables, or why there is
 * none; and leaves no id of a decision in its texts.
 */
final class DescribeTables {
  private static final List<String> TEXTS =
      List.of("title", "definition", "counting_rule", "source", "reason");

  private final JsonNode internal;
  private final ObjectNode published;

  private DescribeTables(JsonNode internal, ObjectNode published) {
    this.internal = internal;
    this.published = published;
  }

  /** Writes {@code catalogue.json} of a protected release anew. */
  static void of(InternalStatistics statistics, LocalDate issued, Addressee addressee, Path release)
      throws IOException {
    Path file = release.resolve("catalogue.json");
    ObjectNode published = (ObjectNode) PrettyJson.read(file);
    published.put("issued", issued.toString()).put("addressee", addressee.text());
    DescribeTables describe = new DescribeTables(statistics.catalogue(), published);
    describe.versions();
    published.set("items", describe.items());
    describe.forReaders();
    PrettyJson.write(file, published);
  }

  private void versions() {
    Map<String, Integer> versions = new HashMap<>();
    for (JsonNode table : internal.path("tables")) {
      versions.put(table.path("id").asText(), table.path("definition_version").asInt(1));
    }
    for (JsonNode table : published.path("tables")) {
      ((ObjectNode) table)
          .put("definition_version", versions.getOrDefault(table.path("made_of").asText(), 1));
    }
  }

  /** Takes out of every text what only those inside can look up. */
  private void forReaders() {
    for (JsonNode table : published.path("tables")) {
      strip((ObjectNode) table, TEXTS);
    }
    for (JsonNode item : published.path("items")) {
      strip((ObjectNode) item, List.of("demand", "absence"));
    }
    for (JsonNode list : published.path("code_lists")) {
      List<String> codes = new ArrayList<>();
      list.fieldNames().forEachRemaining(codes::add);
      strip((ObjectNode) list, codes);
    }
  }

  private static void strip(ObjectNode described, List<String> members) {
    for (String member : members) {
      if (described.path(member).isTextual()) {
        described.put(member, PublicText.of(described.path(member).asText()));
      }
    }
  }

  private ArrayNode items() {
    ArrayNode items = PrettyJson.object().arrayNode();
    for (JsonNode item : internal.path("items")) {
      String id = item.path("id").asText();
      ObjectNode described = items.addObject();
      described.put("id", id).put("demand", item.path("demand").asText());
      ArrayNode serving = described.putArray("tables");
      for (JsonNode table : published.path("tables")) {
        for (JsonNode served : table.path("items")) {
          if (served.asText().equals(id)) {
            serving.add(table.path("id").asText());
          }
        }
      }
      described.put("absence", serving.isEmpty() ? absence(item) : "");
    }
    return items;
  }

  /** Why an item has no published table: what is said of the internal ones that serve it. */
  private String absence(JsonNode item) {
    Set<String> reasons = new LinkedHashSet<>();
    for (JsonNode serving : item.path("tables")) {
      for (JsonNode table : internal.path("tables")) {
        if (table.path("id").equals(serving) && table.path("withheld").isTextual()) {
          reasons.add(table.path("withheld").asText());
        }
      }
    }
    if (!reasons.isEmpty()) {
      return String.join(" ", reasons);
    }
    return item.path("tables").isEmpty()
        ? "No table counts it."
        : "It is counted, and nothing of its tables is meant for publication.";
  }
}
