package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.publish.rules.TidyFile;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Whether tables have the columns, codes and flags that they must have. */
final class CheckColumns {
  private static final Set<String> STATUSES = Set.of("", "A", "P", "L", "M");
  private static final Set<String> CONFIDENTIALITY = Set.of("", "C");

  /** ISO codes for which the Union writes others. */
  private static final Set<String> NO_EU_CODES =
      Arrays.stream(MemberState.values())
          .filter(state -> !state.euCode().equals(state.isoAlpha2()))
          .map(MemberState::isoAlpha2)
          .collect(Collectors.toUnmodifiableSet());

  private final PublishedTables published;
  private final Path release;
  private final List<String> findings = new ArrayList<>();

  private CheckColumns(PublishedTables published, Path release) {
    this.published = published;
    this.release = release;
  }

  static CheckRelease.Check of(PublishedTables published, Path release) throws IOException {
    CheckColumns check = new CheckColumns(published, release);
    Map<String, Map<String, Set<String>>> codes = check.codes();
    for (PublishedTables.Table table : published.tables()) {
      check.columns(table);
      check.strays(table, codes.getOrDefault(table.id(), Map.of()));
      table.rows().forEach(row -> check.row(table, row));
    }
    return new CheckRelease.Check(
        "schemas: " + published.tables().size() + " tables", check.findings);
  }

  /** The codes that the catalogue lists, by table and dimension. */
  private Map<String, Map<String, Set<String>>> codes() throws IOException {
    Map<String, Map<String, Set<String>>> codes = new HashMap<>();
    for (JsonNode table : PrettyJson.read(release.resolve("catalogue.json")).path("tables")) {
      Map<String, Set<String>> ofTable = new HashMap<>();
      for (JsonNode dimension : table.path("dimensions")) {
        Set<String> listed = new HashSet<>();
        dimension.path("codes").forEach(code -> listed.add(code.asText()));
        ofTable.put(dimension.path("id").asText(), listed);
      }
      codes.put(table.path("id").asText(), ofTable);
    }
    return codes;
  }

  private void strays(PublishedTables.Table table, Map<String, Set<String>> listed) {
    for (PublishedTables.Dimension dimension : table.dimensions()) {
      for (PublishedTables.Code code : dimension.codes()) {
        if (!listed.getOrDefault(dimension.id(), Set.of()).contains(code.code())) {
          findings.add(
              "table "
                  + table.id()
                  + " has the code "
                  + code.code()
                  + " of "
                  + dimension.id()
                  + ", which the catalogue does not list");
        }
      }
    }
  }

  /** Languages of the report, as {@code release.json} names them; none where it cannot be read. */
  static List<String> languages(Path release) {
    List<String> languages = new ArrayList<>();
    try {
      PrettyJson.read(release.resolve(WriteLineage.RELEASE))
          .path("languages")
          .forEach(language -> languages.add(language.asText()));
    } catch (IOException e) {
      return List.of(); // The sums say so.
    }
    return languages;
  }

  private void columns(PublishedTables.Table table) throws IOException {
    List<GenericRecord> rows =
        TidyFile.read(release.resolve("tables").resolve(table.id() + ".parquet"));
    if (rows.isEmpty()) {
      return; // Nothing was submitted of it by anybody, nor expected.
    }
    List<String> names =
        rows.get(0).getSchema().getFields().stream().map(Schema.Field::name).toList();
    if (!names.equals(TidyColumns.names(table))) {
      findings.add("table " + table.id() + " has the columns " + names);
    }
    long different = table.rows().stream().map(PublishedTables.Row::codes).distinct().count();
    if (different != table.rows().size()) {
      findings.add("table " + table.id() + " has two rows with the same codes");
    }
  }

  private void row(PublishedTables.Table table, PublishedTables.Row row) {
    Long value = row.value();
    if (!STATUSES.contains(row.obsStatus()) || !CONFIDENTIALITY.contains(row.confStatus())) {
      find(table, row, "has a flag that is none");
    }
    if (NO_EU_CODES.contains(row.code("geo")) || NO_EU_CODES.contains(row.code("hosted_in"))) {
      find(table, row, "names a State by a code that the Union does not use");
    }
    if (value == null) {
      if (!row.isConfidential() && !Set.of("L", "M").contains(row.obsStatus())) {
        find(table, row, "has no figure, and no flag says why");
      }
      return;
    }
    if (row.isConfidential() || value < 0) {
      find(table, row, "has a figure that cannot be");
    }
    boolean allowed =
        switch (table.method()) {
          case SUPPRESSION -> value == 0 || value >= published.protection().threshold();
          case ROUNDING -> value % published.protection().base() == 0;
          case TRUE_COUNTS -> true;
        };
    if (!allowed) {
      find(table, row, "has a figure that its method does not print");
    }
  }

  private void find(PublishedTables.Table table, PublishedTables.Row row, String what) {
    findings.add("table " + table.id() + ": " + row.codes() + " " + what);
  }
}
