package eu.csar.pipelines.protect;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.protect.rules.Catalogue;
import eu.csar.transforms.protect.rules.CellKey;
import eu.csar.transforms.protect.rules.EarlierRelease;
import eu.csar.transforms.protect.rules.Figure;
import eu.csar.transforms.protect.rules.FrequencyTable;
import eu.csar.transforms.protect.rules.PlannedRelease;
import eu.csar.transforms.protect.rules.ProtectRelease;
import eu.csar.transforms.protect.rules.ProtectedTable;
import eu.csar.transforms.protect.rules.Range;
import eu.csar.transforms.protect.rules.TableCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder of protected tables: {@code tables/<id>.parquet}, {@code catalogue.json}, {@code
 * protection.json}. Nothing in it is computed of true counts but the figures themselves.
 */
final class ReleaseFolder {
  private static final String CATALOGUE = "catalogue.json";
  private static final String TABLES = "tables";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private ReleaseFolder() {}

  /** Writes a release whose audit has passed. */
  static void write(
      Path directory,
      Catalogue catalogue,
      PlannedRelease plan,
      ProtectRelease.Result release,
      List<EarlierRelease> earlier)
      throws IOException {
    Files.createDirectories(directory);
    for (ProtectedTable table : release.tables()) {
      FrequencyTable planned = table.plan().table();
      TidyRow.write(
          directory.resolve(TABLES).resolve(planned.id() + ".parquet"),
          planned.id(),
          planned.dimensions(),
          rows(table));
    }
    write(directory.resolve(CATALOGUE), DescribeProtected.catalogue(catalogue, plan));
    write(directory.resolve("protection.json"), protection(plan, release, earlier));
  }

  private static void write(Path file, JsonNode json) throws IOException {
    Files.writeString(file, PRETTY.writeValueAsString(json) + "\n");
  }

  private static List<TidyRow> rows(ProtectedTable table) {
    List<TidyRow> rows = new ArrayList<>();
    List<FrequencyTable.Row> planned = table.plan().table().rows();
    for (int number = 0; number < planned.size(); number++) {
      FrequencyTable.Row row = planned.get(number);
      Figure figure = table.figures().get(number);
      rows.add(
          new TidyRow(
              row.codes(),
              figure == null ? null : figure.value(),
              row.obsStatus(),
              figure != null && figure.isHidden() ? TidyRow.CONFIDENTIAL : "",
              row.note()));
    }
    return rows;
  }

  private static ObjectNode protection(
      PlannedRelease plan, ProtectRelease.Result release, List<EarlierRelease> earlier) {
    ObjectNode protection = JSON.createObjectNode();
    protection
        .put("threshold", plan.policy().threshold())
        .put("base", plan.policy().base())
        .put("width", plan.policy().width());
    ObjectNode audit = protection.putObject("audit");
    audit.put("passed", release.audit().passes());
    audit
        .putArray("readers")
        .add("any reader of all tables and earlier releases")
        .add("each Member State, which knows its own cells")
        .add("each provider, which knows its own cells");
    audit.put("earlier_releases", earlier.size());
    ArrayNode tables = protection.putArray("tables");
    for (ProtectedTable table : release.tables()) {
      TableCost cost = table.cost();
      tables
          .addObject()
          .put("id", cost.table())
          .put("method", cost.method().name())
          .put("cells", cost.cells())
          .put("hidden", cost.hidden())
          .put("hidden_share", cost.hiddenShare())
          .put("hidden_total_share", cost.hiddenTotalShare());
    }
    return protection;
  }

  /**
   * What a release tells its readers.
   *
   * @throws IOException with the file that cannot be used
   */
  static EarlierRelease read(Path directory) throws IOException {
    Path file = directory.resolve(CATALOGUE);
    Map<CellKey, Range> told = new LinkedHashMap<>();
    Set<CellKey> notSubmitted = new LinkedHashSet<>();
    for (JsonNode table : JSON.readTree(Files.readAllBytes(file)).path("tables")) {
      Map<String, String> totals = new TreeMap<>();
      List<String> dimensions = new ArrayList<>();
      for (JsonNode dimension : table.path("dimensions")) {
        String id = dimension.path("id").asText();
        dimensions.add(id);
        if (dimension.path("total").isTextual()) {
          totals.put(id, dimension.path("total").asText());
        }
      }
      long base = table.path("base").asLong(0);
      Path rows = directory.resolve(TABLES).resolve(table.path("id").asText() + ".parquet");
      for (TidyRow row : TidyRow.read(rows, dimensions)) {
        Map<String, String> codes = new TreeMap<>(row.codes());
        codes.entrySet().removeIf(code -> code.getValue().equals(totals.get(code.getKey())));
        CellKey cell = new CellKey(table.path("measure").asText(), new TreeMap<>(codes));
        Range range = told(row, base);
        if (range == null) {
          notSubmitted.add(cell);
        } else {
          told.put(cell, range);
        }
      }
    }
    return new EarlierRelease(directory.toString(), told, notSubmitted);
  }

  private static @Nullable Range told(TidyRow row, long base) {
    Long value = row.value();
    if (value == null) {
      return row.confStatus().equals(TidyRow.CONFIDENTIAL) ? Range.ANY : null;
    }
    return base == 0
        ? new Range(value, value)
        : new Range(Math.max(0, value - base + 1), value + base - 1);
  }
}
