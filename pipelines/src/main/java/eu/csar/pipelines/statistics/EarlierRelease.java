package eu.csar.pipelines.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.TidyFile;
import eu.csar.transforms.tabulate.rules.Observation;
import eu.csar.transforms.tabulate.rules.Revise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * The tables of an earlier release, as its catalogue names them.
 *
 * @param rows rows by table
 * @param definitions version of each table's definition
 * @param runs runs that it counted
 * @param returns returns that it counted, each by its sender and digest
 */
record EarlierRelease(
    Map<String, List<Observation>> rows,
    Map<String, Integer> definitions,
    Set<String> runs,
    Set<String> returns) {

  static EarlierRelease read(Path release) throws StoppedException {
    Map<String, List<Observation>> rows = new HashMap<>();
    Map<String, Integer> definitions = new HashMap<>();
    Set<String> runs = new HashSet<>();
    Set<String> returns = new HashSet<>();
    Path internal = release.resolve("internal");
    if (!Files.exists(internal.resolve("catalogue.json"))) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RELEASE,
          "--previous: "
              + release
              + " is no release of statistics, for it has no internal/catalogue.json");
    }
    try {
      JsonNode catalogue = new ObjectMapper().readTree(internal.resolve("catalogue.json").toFile());
      for (JsonNode table : catalogue.path("tables")) {
        String id = table.path("id").asText();
        definitions.put(id, table.path("definition_version").asInt());
        rows.put(id, rows(internal.resolve(table.path("path").asText())));
      }
      JsonNode inputs =
          new ObjectMapper().readTree(internal.resolve("release.json").toFile()).path("inputs");
      inputs.path("runs").forEach(run -> runs.add(run.path("id").asText()));
      for (JsonNode one : inputs.path("returns")) {
        returns.add(one.path("sender").asText() + " " + one.path("sha256").asText());
      }
    } catch (IOException | RuntimeException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RELEASE,
          release + " is no release of statistics: " + e.getMessage(),
          e);
    }
    return new EarlierRelease(rows, definitions, runs, returns);
  }

  /** What a release made by a plan counts other than this one. */
  Revise.Inputs inputsOf(StatisticsPlan plan) {
    Set<String> otherRuns = new HashSet<>();
    plan.runs().forEach(run -> otherRuns.add(run.name().id()));
    Set<String> otherReturns = new HashSet<>();
    plan.standing().forEach(one -> otherReturns.add(one.sender() + " " + one.digest()));
    return Revise.Inputs.of(runs.equals(otherRuns), returns.equals(otherReturns));
  }

  private static List<Observation> rows(Path file) throws IOException {
    List<Observation> rows = new ArrayList<>();
    for (GenericRecord row : TidyFile.read(file)) {
      List<String> codes = new ArrayList<>();
      int dimensions = row.getSchema().getField("obs_value").pos();
      for (int i = 0; i < dimensions; i++) {
        codes.add(row.get(i).toString());
      }
      rows.add(
          new Observation(
              codes,
              (Long) row.get("obs_value"),
              row.get("obs_status").toString(),
              row.get("note").toString()));
    }
    return rows;
  }
}
