package eu.csar.transforms.protect.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.statistics.CodeLists;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.StatisticsTable;
import eu.csar.transforms.tabulate.rules.DescribePublications;
import eu.csar.transforms.tabulate.rules.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Synthetic statistics of five years and 27 States in the tables of the Centre, published as its
 * catalogue says: what concerns persons, reports and cases. Counts are as many as a few thousand
 * reports a State and year give.
 */
final class FiveYears {
  static final List<String> YEARS = List.of("2022", "2023", "2024", "2025", "2026");
  static final String SMALL = "SMALL_STATES";

  private static final List<String> SMALL_STATES =
      List.of("EE", "CY", "LV", "LT", "LU", "MT", "SI");
  private static final List<String> LARGE_STATES = List.of("DE", "FR", "IT", "ES", "PL");
  private static final List<String> OUTCOMES = CodeLists.OUTCOME.codes();

  private final SplittableRandom random;
  private final List<String> years;
  private final Map<String, Map<List<String>, Long>> tables = new LinkedHashMap<>();
  private final Map<String, Double> weights = new HashMap<>();

  private FiveYears(long seed, List<String> years) {
    this.random = new SplittableRandom(seed);
    this.years = years;
  }

  /** The release of the catalogue for these years. */
  static PlannedRelease plan(long seed, List<String> years) {
    FiveYears counts = new FiveYears(seed, years);
    counts.centre();
    counts.followUp();
    counts.cases();
    return counts.plan();
  }

  private void centre() {
    List<String> providers = new ArrayList<>();
    for (int provider = 1; provider <= 120; provider++) {
      providers.add("provider-%03d".formatted(provider));
    }
    for (String year : years) {
      for (int i = 0; i < providers.size(); i++) {
        long reports = poisson(400_000 * Math.pow(i + 1, -2.5));
        put("reports_by_provider", reports, year, providers.get(i), "REPORTS");
        put(
            "unfounded_reports",
            poisson(reports / 5_000.0),
            year,
            providers.get(i),
            "RETRACTED_AS_ERRONEOUS");
        put("unfounded_reports", i < 3 ? 1 : 0, year, providers.get(i), "REVIEWED_UNFOUNDED");
      }
      for (String bucket : codes(Dimension.BUCKET)) {
        put("events_by_bucket", poisson(2_000 * weight("bucket" + bucket)), year, bucket);
      }
      for (String state : Tables.STATES) {
        for (String service : codes(Dimension.SERVICE_TYPE)) {
          for (String type : List.of("KNOWN_CSAM", "NEW_CSAM", "UNDETERMINED")) {
            double mean = 4 * size(state) * weight("service" + service) * weight("type" + type);
            put("items_by_state", poisson(mean), year, state, service, type, "MATCH");
          }
          put(
              "solicitation_by_state",
              poisson(3 * size(state) * weight("service" + service)),
              year,
              state,
              service);
        }
        for (String media : codes(Dimension.MEDIA)) {
          put("search_results", poisson(20 * size(state)), year, state, media);
        }
        put("assessed_negative", poisson(6 * size(state)), year, state, "_T");
        put("authority_removal_orders", poisson(6 * size(state)), year, state, "P1", "ISSUED");
      }
    }
  }

  /** Each report that a State received, one by one, so that all tables of it add up. */
  private void followUp() {
    for (String year : years) {
      for (String state : Tables.STATES) {
        for (String outcome : OUTCOMES) {
          long reports = poisson(25 * size(state) * weight("outcome" + outcome));
          for (long report = 0; report < reports; report++) {
            received(year, state, outcome);
          }
        }
      }
    }
  }

  private void received(String year, String state, String outcome) {
    String route = random.nextInt(12) == 0 ? "REFERRED" : "FORWARDED";
    put("followup_outcomes", 1, year, state, route, outcome);
    put("outcomes_by_completeness", 1, year, any(codes(Dimension.COMPLETENESS)), outcome);
    if (!outcome.equals("NO_FEEDBACK_YET")) {
      put("followup_days", 1, year, state, Integer.toString(random.nextInt(20) * 25));
    }
    if (outcome.equals("NO_ACTION")) {
      put("followup_no_action", 1, year, state, any(codes(Dimension.REASON)));
    }
    if (outcome.equals("OTHER_ACTION")) {
      put(
          "followup_other_actions",
          1,
          year,
          state,
          any(codes(Dimension.ACTION_TYPE)),
          any(codes(Dimension.ACTION_STATE)),
          any(codes(Dimension.REASON)));
    }
  }

  private void cases() {
    for (String year : years) {
      for (String state : Tables.STATES) {
        for (String play : codes(Dimension.STATE_OF_PLAY)) {
          put("followup_cases", poisson(8 * size(state) * weight("p" + play)), year, state, play);
        }
        put("followup_offenders", poisson(9 * size(state)), year, state, "ARRESTED");
        put("followup_offenders", poisson(5 * size(state)), year, state, "CONVICTED");
        for (String gender : codes(Dimension.GENDER)) {
          for (String age : codes(Dimension.AGE)) {
            long identified =
                poisson(1.5 * size(state) * weight("g" + gender) * weight("age" + age));
            put("followup_victims", identified, year, state, "IDENTIFIED", gender, age);
            put(
                "followup_victims",
                random.nextLong(identified + 1),
                year,
                state,
                "RESCUED",
                gender,
                age);
          }
        }
      }
    }
  }

  private PlannedRelease plan() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    DescribePublications.root(root);
    DescribePublications describe = new DescribePublications(years);
    ArrayNode described = root.putArray("tables");
    Map<String, List<FrequencyTable.Row>> rows = new LinkedHashMap<>();
    tables.forEach(
        (id, counts) -> {
          StatisticsTable table = eu.csar.schemas.statistics.Catalogue.table(id);
          List<Observation> observations = new ArrayList<>();
          List<FrequencyTable.Row> own = new ArrayList<>();
          counts.forEach(
              (codes, count) -> {
                observations.add(Observation.of(count, codes.toArray(new String[0])));
                own.add(new FrequencyTable.Row(row(table, codes), count, "A", ""));
              });
          ObjectNode node = described.addObject().put("id", id);
          ArrayNode dimensions = node.putArray("dimensions");
          table.dimensions().forEach(one -> dimensions.addObject().put("id", one.id()));
          describe.table(node, table, observations);
          rows.put(id, own);
        });
    try {
      Path file = Files.createTempFile("catalogue", ".json");
      Files.writeString(file, root.toString());
      Catalogue catalogue = ReadCatalogue.read(file);
      Files.delete(file);
      return PlanRelease.plan(catalogue, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(StatisticsTable table, List<String> codes) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int place = 0; place < codes.size(); place++) {
      row.put(table.dimensions().get(place).id(), codes.get(place));
    }
    return row;
  }

  private void put(String table, long count, String... codes) {
    tables
        .computeIfAbsent(
            table, any -> new TreeMap<>((one, other) -> one.toString().compareTo(other.toString())))
        .merge(List.of(codes), count, Long::sum);
  }

  private static List<String> codes(Dimension dimension) {
    var list = dimension.codes();
    return list == null ? List.of() : list.codes();
  }

  private String any(List<String> codes) {
    // The first codes are more frequent than the last.
    return codes.get(Math.min(random.nextInt(codes.size()), random.nextInt(codes.size())));
  }

  private long poisson(double mean) {
    return Tables.poisson(random, mean);
  }

  /** Codes differ tenfold. */
  private double weight(String code) {
    return weights.computeIfAbsent(code, any -> Math.exp(0.8 * random.nextGaussian()));
  }

  /** The largest States have some fifty times as many as the smallest. */
  private static double size(String state) {
    return SMALL_STATES.contains(state) ? 0.15 : LARGE_STATES.contains(state) ? 7 : 1;
  }
}
