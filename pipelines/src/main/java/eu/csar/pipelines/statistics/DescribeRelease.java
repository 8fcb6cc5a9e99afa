package eu.csar.pipelines.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.statistics.Article83Item;
import eu.csar.schemas.statistics.Catalogue;
import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.StatisticsTable;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.tabulate.rules.DescribePublications;
import eu.csar.transforms.tabulate.rules.TableRows;
import eu.csar.transforms.tabulate.rules.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** What describes a release, from the catalogue and the plan. */
final class DescribeRelease {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StatisticsPlan plan;
  private final Tables tables;

  DescribeRelease(StatisticsPlan plan, Tables tables) {
    this.plan = plan;
    this.tables = tables;
  }

  /** {@code catalogue.json}: every table, and the tables of every item of Article 83. */
  String catalogue() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", Catalogue.VERSION)
        .put("confidentiality", "internal")
        .put("year", plan.year())
        .put("as_of", plan.asOf().toString());
    DescribePublications.root(root);
    DescribePublications publications = new DescribePublications(years());
    ArrayNode all = root.putArray("tables");
    for (TableRows rows : tables.all()) {
      StatisticsTable table = rows.table();
      ObjectNode node = all.addObject();
      node.put("id", table.id()).put("title", table.title());
      table.items().forEach(node.putArray("articles")::add);
      node.put("definition", table.definition())
          .put("unit", table.unit())
          .put("counting_rule", table.countingRule())
          .put("source", table.source())
          .put("definition_version", table.since())
          .put("path", WriteRelease.path(table))
          .put("csv", "csv/" + table.id() + ".internal.csv")
          .put("method", "methods/" + table.id() + ".md")
          .put("rows", rows.rows().size());
      ArrayNode dimensions = node.putArray("dimensions");
      for (Dimension dimension : table.dimensions()) {
        dimensions.add(described(dimension));
      }
      publications.table(node, table, rows.rows());
    }
    ArrayNode items = root.putArray("items");
    for (Article83Item item : Article83Item.values()) {
      ObjectNode node = items.addObject().put("id", item.id()).put("demand", item.demand());
      ArrayNode serving = node.putArray("tables");
      Catalogue.serving(item.id()).forEach(table -> serving.add(table.id()));
      ArrayNode published = node.putArray("published");
      Publications.serving(item.id()).forEach(table -> published.add(table.id()));
    }
    return pretty(root);
  }

  /** All years of the tables: this one has a row for each. */
  private List<String> years() {
    return tables.table("events_by_bucket").rows().stream()
        .map(row -> row.codes().get(0))
        .distinct()
        .toList();
  }

  private static ObjectNode described(Dimension dimension) {
    ObjectNode node = JSON.createObjectNode().put("id", dimension.id());
    node.put("title", dimension.title()).put("values", dimension.holds().name());
    CodeList codes = dimension.codes();
    if (codes != null) {
      node.put("code_list", "codelists/" + codes.id() + ".csv");
    }
    return node;
  }

  /** {@code datapackage.json}, Frictionless Data Package 2. */
  String dataPackage() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
        .put("name", "csar-statistics-internal-" + plan.year())
        .put("title", "Statistics of Article 83 up to " + plan.year() + ", internal")
        .put("description", "Internal: small counts are not protected; not for publication.")
        .put("version", plan.asOf().toString())
        .put("as_of", plan.asOf().toString());
    ArrayNode resources = root.putArray("resources");
    for (TableRows rows : tables.all()) {
      StatisticsTable table = rows.table();
      ObjectNode resource = resources.addObject();
      resource
          .put("name", table.id().replace('_', '-'))
          .put("title", table.title())
          .put("description", table.definition() + " As of " + plan.asOf() + ".")
          .put("path", "csv/" + table.id() + ".internal.csv")
          .put("type", "table")
          .put("format", "csv")
          .put("mediatype", "text/csv")
          .put("encoding", "utf-8");
      ObjectNode schema = resource.putObject("schema");
      ArrayNode key = schema.putArray("primaryKey");
      table.dimensions().forEach(each -> key.add(each.id().toUpperCase(java.util.Locale.ROOT)));
      ArrayNode fields = schema.putArray("fields");
      for (String name : List.of("STRUCTURE", "STRUCTURE_ID", "ACTION")) {
        fields.addObject().put("name", name).put("type", "string");
      }
      for (Dimension dimension : table.dimensions()) {
        fields
            .addObject()
            .put("name", dimension.id().toUpperCase(java.util.Locale.ROOT))
            .put("type", "string")
            .put("title", dimension.title());
      }
      fields.addObject().put("name", "OBS_VALUE").put("type", "integer");
      for (String name : List.of("OBS_STATUS", "CONF_STATUS", "NOTE", "UNIT_MEASURE")) {
        fields.addObject().put("name", name).put("type", "string");
      }
    }
    return pretty(root);
  }

  /** {@code data-dictionary.md}. */
  String dictionary() {
    StringBuilder text =
        new StringBuilder("# Data dictionary of the statistics up to " + plan.year() + "\n\n")
            .append(
                "Internal: small counts are not protected. Every table has, behind its dimensions,\n")
            .append("`obs_value` (whole number or null), `obs_status`, `conf_status`, `note`.\n\n")
            .append(ReadMe.FLAGS);
    for (TableRows rows : tables.all()) {
      StatisticsTable table = rows.table();
      text.append("\n## ").append(table.id()).append("\n\n").append(table.title()).append(". ");
      text.append(table.definition()).append(" Unit: `").append(table.unit()).append("`.");
      text.append(
          table.items().isEmpty() ? "" : " Items: " + String.join(", ", table.items()) + ".");
      text.append("\n\n| Column | Meaning | Codes |\n| --- | --- | --- |\n");
      for (Dimension dimension : table.dimensions()) {
        CodeList codes = dimension.codes();
        text.append("| `").append(dimension.id()).append("` | ").append(dimension.title());
        text.append(" | ")
            .append(
                codes == null ? dimension.holds().name() : "`codelists/" + codes.id() + ".csv`");
        text.append(" |\n");
      }
    }
    return text.toString();
  }

  /** {@code release.json}: from the digests of what went in to those of what came out. */
  String lineage(Path internal) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("as_of", plan.asOf().toString())
        .put("year", plan.year())
        .put("catalogue_version", Catalogue.VERSION);
    ObjectNode inputs = root.putObject("inputs");
    ArrayNode runs = inputs.putArray("runs");
    for (RunMarker run : plan.runs()) {
      runs.addObject().put("number", run.name().number()).put("id", run.name().id());
    }
    ArrayNode returns = inputs.putArray("returns");
    for (Delivery delivery : plan.standing()) {
      returns
          .addObject()
          .put("sender", delivery.sender())
          .put("kind", delivery.kind().name())
          .put("received_at", delivery.receivedAt().toString())
          .put("sha256", delivery.digest());
    }
    ArrayNode outputs = root.putArray("outputs");
    try (Stream<Path> files = Files.walk(internal)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = internal.relativize(file).toString();
        if (!name.equals("release.json")) {
          try (InputStream bytes = Files.newInputStream(file)) {
            outputs.addObject().put("path", name).put("sha256", DigestUtils.sha256Hex(bytes));
          }
        }
      }
    }
    return pretty(root);
  }

  private static String pretty(ObjectNode node) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }
}
