package eu.csar.pipelines.statistics;

import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.StatisticsTable;
import eu.csar.transforms.publish.rules.TidyFile;
import eu.csar.transforms.tabulate.rules.Observation;
import eu.csar.transforms.tabulate.rules.TableRows;
import eu.csar.transforms.tabulate.rules.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Writes a release: {@code internal/tables/<id>.parquet}, {@code internal/csv/<id>.internal.csv}
 * and what describes them. All of it is internal, and says so in folder, name and footer.
 */
final class WriteRelease {
  /** Not for publication (Eurostat, CONF_STATUS). */
  static final String CONFIDENTIALITY = "N";

  private final Path internal;
  private final StatisticsPlan plan;
  private final Tables tables;

  WriteRelease(Path output, StatisticsPlan plan, Tables tables) {
    this.internal = output.resolve("internal");
    this.plan = plan;
    this.tables = tables;
  }

  /** Writes all tables and the catalogue, which the quality gates read. */
  void tables() throws IOException {
    for (TableRows table : tables.all()) {
      table(table);
    }
    for (CodeList list : codeLists()) {
      StringBuilder csv = new StringBuilder("code,meaning\r\n");
      list.meanings().forEach((code, meaning) -> csv.append(line(List.of(code, meaning))));
      write("codelists/" + list.id() + ".csv", csv.toString());
    }
    write("catalogue.json", new DescribeRelease(plan, tables).catalogue());
  }

  /** Writes one table, over what a quality gate saw of it. */
  void table(TableRows rows) throws IOException {
    StatisticsTable table = rows.table();
    Path file = internal.resolve(path(table));
    Files.deleteIfExists(file);
    Map<String, String> footer = new LinkedHashMap<>();
    footer.put("eu.csar.table", table.id());
    footer.put("eu.csar.title", table.title());
    footer.put("eu.csar.confidentiality", "internal: small counts are not protected");
    footer.put("eu.csar.as_of", plan.asOf().toString());
    Schema schema = schema(table);
    TidyFile.write(file, schema, records(schema, rows), footer);
    write("csv/" + table.id() + ".internal.csv", csv(rows));
  }

  /** Writes what describes the release, once its tables stand. */
  void documents() throws IOException {
    DescribeRelease describe = new DescribeRelease(plan, tables);
    write("catalogue.json", describe.catalogue());
    write("datapackage.json", describe.dataPackage());
    write("data-dictionary.md", describe.dictionary());
    for (TableRows table : tables.all()) {
      write("methods/" + table.table().id() + ".md", MethodPage.of(table.table(), plan));
    }
    write("README.md", ReadMe.of(plan));
    write("release.json", describe.lineage(internal));
  }

  /** Path of a table's Parquet file in {@code internal/}. */
  static String path(StatisticsTable table) {
    return "tables/" + table.id() + ".parquet";
  }

  /** Lists that dimensions of the catalogue use, each once. */
  static Collection<CodeList> codeLists() {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      CodeList codes = dimension.codes();
      if (codes != null) {
        lists.put(codes.id(), codes);
      }
    }
    return lists.values();
  }

  /** Columns of a table: dimensions, value, flags, note. */
  static Schema schema(StatisticsTable table) {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record("Row").namespace("eu.csar.statistics").doc(table.title()).fields();
    for (Dimension dimension : table.dimensions()) {
      fields.name(dimension.id()).doc(dimension.title()).type().stringType().noDefault();
    }
    return fields
        .name("obs_value")
        .doc("Whole number, unit " + table.unit() + "; null: see obs_status.")
        .type()
        .nullable()
        .longType()
        .noDefault()
        .name("obs_status")
        .doc("A normal, P part of a year, L not submitted, M not applicable.")
        .type()
        .stringType()
        .noDefault()
        .name("conf_status")
        .doc("N: not for publication.")
        .type()
        .stringType()
        .noDefault()
        .name("note")
        .doc("Code of a note; empty: none.")
        .type()
        .stringType()
        .noDefault()
        .endRecord();
  }

  private static Collection<GenericRecord> records(Schema schema, TableRows rows) {
    List<GenericRecord> records = new ArrayList<>();
    for (Observation row : rows.rows()) {
      GenericRecord record = new GenericData.Record(schema);
      int place = 0;
      for (String code : row.codes()) {
        record.put(place++, code);
      }
      record.put(place++, row.value());
      record.put(place++, row.status());
      record.put(place++, CONFIDENTIALITY);
      record.put(place, row.note());
      records.add(record);
    }
    return records;
  }

  /** SDMX-CSV 2: a missing whole number is an empty cell with a status. */
  private static String csv(TableRows rows) {
    StatisticsTable table = rows.table();
    List<String> header = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION"));
    table.dimensions().forEach(d -> header.add(d.id().toUpperCase(Locale.ROOT)));
    header.addAll(List.of("OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "NOTE", "UNIT_MEASURE"));
    StringBuilder csv = new StringBuilder(line(header));
    String structure =
        "CSAR:" + table.id().toUpperCase(Locale.ROOT) + "(" + table.since() + ".0.0)";
    for (Observation row : rows.rows()) {
      List<String> cells = new ArrayList<>(List.of("dataflow", structure, "R"));
      cells.addAll(row.codes());
      cells.add(row.value() == null ? "" : row.value().toString());
      cells.addAll(List.of(row.status(), CONFIDENTIALITY, row.note(), table.unit()));
      csv.append(line(cells));
    }
    return csv.toString();
  }

  /** A line of RFC 4180. */
  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean quoted = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
      line.append(i == 0 ? "" : ",")
          .append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
    }
    return line.append("\r\n").toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = internal.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
