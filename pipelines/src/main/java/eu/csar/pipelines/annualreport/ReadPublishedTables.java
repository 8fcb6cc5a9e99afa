package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.protect.TidyRow;
import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a release tells: {@code catalogue.json}, {@code protection.json} and {@code
 * tables/<id>.parquet}. What describes the tables may be missing, as in a release that {@code
 * protect} alone has made; figures may not.
 */
public final class ReadPublishedTables {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIME = "time_period";

  private final Path release;

  private ReadPublishedTables(Path release) {
    this.release = release;
  }

  /**
   * The tables of a release.
   *
   * @throws StoppedException where the directory is no release, or a part of it is missing
   */
  public static PublishedTables of(Path release) throws StoppedException {
    try {
      return new ReadPublishedTables(release).read();
    } catch (IOException | RuntimeException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RELEASE, release + " is no whole release: " + e.getMessage(), e);
    }
  }

  private PublishedTables read() throws IOException {
    JsonNode catalogue = json("catalogue.json");
    List<PublishedTables.Table> tables = new ArrayList<>();
    for (JsonNode table : member(catalogue, "tables")) {
      tables.add(table(catalogue, table));
    }
    List<PublishedTables.Item> items = new ArrayList<>();
    for (JsonNode item : catalogue.path("items")) {
      items.add(
          new PublishedTables.Item(
              text(item, "id"),
              item.path("demand").asText(),
              texts(item.path("tables")),
              item.path("absence").asText()));
    }
    return new PublishedTables(
        catalogue.path("year").asInt(lastYear(tables)),
        catalogue.path("issued").asText(),
        catalogue.path("as_of").asText(),
        protection(json("protection.json")),
        items,
        tables,
        catalogue.path("addressee").asText());
  }

  private PublishedTables.Table table(JsonNode catalogue, JsonNode table) throws IOException {
    String id = text(table, "id");
    List<String> columns = new ArrayList<>();
    member(table, "dimensions").forEach(dimension -> columns.add(dimension.path("id").asText()));
    List<PublishedTables.Row> rows =
        TidyRow.read(release.resolve("tables").resolve(id + ".parquet"), columns).stream()
            .map(
                row ->
                    new PublishedTables.Row(
                        row.codes(), row.value(), row.obsStatus(), row.confStatus(), row.note()))
            .toList();
    List<PublishedTables.Dimension> dimensions = new ArrayList<>();
    for (JsonNode dimension : member(table, "dimensions")) {
      dimensions.add(
          dimension(
              dimension, catalogue.path("code_lists").path(dimension.path("id").asText()), rows));
    }
    return new PublishedTables.Table(
        id,
        text(table, "title"),
        text(table, "measure"),
        ProtectionMethod.valueOf(text(table, "method")),
        text(table, "reason"),
        new PublishedTables.Description(
            texts(table.path("items")),
            table.path("made_of").asText(),
            table.path("definition").asText(),
            table.path("unit").asText(),
            table.path("counting_rule").asText(),
            table.path("source").asText(),
            table.path("definition_version").asInt(1)),
        dimensions,
        rows);
  }

  private static PublishedTables.Dimension dimension(
      JsonNode dimension, JsonNode meanings, List<PublishedTables.Row> rows) {
    String id = dimension.path("id").asText();
    @Nullable String total =
        dimension.path("total").isTextual() ? dimension.path("total").asText() : null;
    Set<String> codes = new LinkedHashSet<>();
    rows.forEach(row -> codes.add(row.code(id)));
    if (total != null && codes.remove(total)) {
      codes.add(total);
    }
    Map<String, String> parents = new LinkedHashMap<>();
    dimension
        .path("parents")
        .fields()
        .forEachRemaining(parent -> parents.put(parent.getKey(), parent.getValue().asText()));
    return new PublishedTables.Dimension(
        id,
        dimension.path("title").asText(),
        total,
        codes.stream()
            .map(code -> new PublishedTables.Code(code, meanings.path(code).asText(code)))
            .toList(),
        parents);
  }

  private static PublishedTables.Protection protection(JsonNode protection) {
    Map<String, PublishedTables.Cost> costs = new LinkedHashMap<>();
    for (JsonNode table : protection.path("tables")) {
      JsonNode share = table.path("hidden_total_share");
      costs.put(
          table.path("id").asText(),
          new PublishedTables.Cost(
              table.path("cells").asInt(),
              table.path("hidden").asInt(),
              share.isNumber() ? (Double) share.asDouble() : null));
    }
    return new PublishedTables.Protection(
        member(protection, "threshold").asInt(),
        member(protection, "base").asInt(),
        member(protection, "width").asInt(),
        costs);
  }

  private static int lastYear(List<PublishedTables.Table> tables) {
    return tables.stream()
        .flatMap(table -> table.rows().stream())
        .map(row -> row.code(TIME))
        .filter(code -> code.matches("\\d{4}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  private JsonNode json(String name) throws IOException {
    return JSON.readTree(Files.readAllBytes(release.resolve(name)));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String text(JsonNode object, String name) {
    return member(object, name).asText();
  }

  private static JsonNode member(JsonNode object, String name) {
    JsonNode member = object.get(name);
    if (member == null || member.isNull()) {
      throw new IllegalArgumentException("a member " + name + " is missing");
    }
    return member;
  }
}
