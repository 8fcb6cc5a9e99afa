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
 * Synthetic statistics of five years and 27 States in all tables of which the Centre's catalogue
 * publishes something. Counts are as many as a few thousand reports a State and year give.
 */
final class FiveYears {
  static final List<String> YEARS = List.of("2022", "2023", "2024", "2025", "2026");
  static final String SMALL = "SMALL_STATES";

  private static final List<String> SMALL_STATES =
      List.of("EE", "CY", "LV", "LT", "LU", "MT", "SI");
  private static final List<String> LARGE_STATES = List.of("DE", "FR", "IT", "ES", "PL");
  private static final List<String> OUTCOMES = CodeLists.OUTCOME.codes();

  private final SplittableRandom random;
  private final SplittableRandom returns;
  private final List<String> years;
  private final Map<String, Map<List<String>, Long>> tables = new LinkedHashMap<>();
  private final Map<String, Double> weights = new HashMap<>();

  private FiveYears(long seed, List<String> years) {
    this.random = new SplittableRandom(seed);
    this.returns = new SplittableRandom(seed + 1);
    this.years = years;
  }

  /** The release of the catalogue for these years. */
  static PlannedRelease plan(long seed, List<String> years) {
    FiveYears counts = new FiveYears(seed, years);
    counts.centre();
    counts.followUp();
    counts.cases();
    counts.returnsOfProviders();
    counts.returnsOfAuthorities();
    counts.servicesOfTheCentre();
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
        removalOrders(year, state, poisson(6 * size(state)));
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

  private void removalOrders(String year, String state, long issued) {
    for (long order = 0; order < issued; order++) {
      String host = host();
      put("authority_removal_orders", 1, year, state, host, "ISSUED");
      if (returns.nextInt(10) > 0) {
        put("authority_removal_orders", 1, year, state, host, "EXECUTED");
        int minutes = 30 + returns.nextInt(1_410);
        put("authority_removal_orders", minutes, year, state, host, "EXECUTION_MINUTES");
      } else {
        String invoked = returns.nextBoolean() ? "INVOKED_14_5" : "INVOKED_14_6";
        put("authority_removal_orders", 1, year, state, host, invoked);
      }
    }
  }

  private void returnsOfProviders() {
    for (String year : years) {
      for (int provider = 0; provider < 12; provider++) {
        String id = "provider-%03d".formatted(provider + 1);
        double many = 40.0 / (provider + 1);
        for (String technology : codes(Dimension.TECHNOLOGY)) {
          for (String safeguard : codes(Dimension.SAFEGUARD)) {
            put("provider_measures", returned(0.5), year, id, technology, safeguard);
          }
          for (String type : CodeLists.ABUSE_TYPE.codes()) {
            long flagged = returned(many * 10);
            put("provider_errors", flagged, year, id, technology, type, "FLAGGED");
            put("provider_errors", flagged / 2, year, id, technology, type, "REVIEWED");
            put("provider_errors", flagged / 40, year, id, technology, type, "ERRORS");
          }
        }
        for (String channel : codes(Dimension.CHANNEL)) {
          for (String basis : codes(Dimension.COMPLAINT_BASIS)) {
            double one = channel.equals("COURT") ? many / 40 : many;
            complaints(year, id, channel, basis, returned(one));
          }
        }
        long received = returned(many);
        put("provider_removal_orders", received, year, id, "RECEIVED");
        put("provider_removal_orders", received * 9 / 10, year, id, "EXECUTED");
        put("provider_removal_orders", received * 600, year, id, "EXECUTION_MINUTES");
        for (String trigger : codes(Dimension.TRIGGER)) {
          put("provider_removed_items", returned(many * 3), year, id, trigger);
        }
        put("provider_blocking_orders", returned(0.7), year, id);
        for (String article : codes(Dimension.ARTICLE)) {
          for (String ground : codes(Dimension.GROUND)) {
            put("provider_invocations", returned(0.2), year, id, article, ground);
          }
        }
      }
    }
  }

  private void complaints(
      String year, String provider, String channel, String basis, long received) {
    String table = "provider_complaints";
    long decided = received * 4 / 5;
    put(table, received, year, provider, channel, basis, "RECEIVED");
    put(table, decided, year, provider, channel, basis, "DECIDED");
    put(table, decided / 3, year, provider, channel, basis, "REVERSED");
    put(table, decided - decided / 3, year, provider, channel, basis, "UPHELD");
    put(table, decided * 11, year, provider, channel, basis, "DECISION_DAYS");
  }

  private void returnsOfAuthorities() {
    for (String year : years) {
      for (String state : Tables.STATES) {
        for (String risk : codes(Dimension.RISK)) {
          put("authority_risks", returned(2), year, state, risk);
        }
        long addressed = returned(1);
        for (int order = 0; order < addressed; order++) {
          String host = "host-%02d".formatted(order + 1);
          put("authority_detection_providers", 1, year, state, host);
          for (String type : CodeLists.ABUSE_TYPE.codes()) {
            put("authority_detection_orders", returned(0.4), year, state, host, type, "ISSUED");
            put(
                "authority_detection_orders",
                returned(0.1),
                year,
                state,
                host,
                type,
                "INVOKED_8_3");
          }
        }
        for (int access = 1; access <= 6; access++) {
          String provider = "access-%d".formatted(access);
          double mean = 2 * size(state) / access;
          put("authority_blocking_orders", returned(mean), year, state, provider, "ISSUED");
          put(
              "authority_blocking_orders",
              returned(mean / 9),
              year,
              state,
              provider,
              "INVOKED_17_5");
        }
        for (String article : codes(Dimension.DECISION_ARTICLE)) {
          for (String reason : codes(Dimension.DECISION_REASON)) {
            put("authority_decisions", returned(0.3), year, state, article, host(), reason);
          }
        }
        for (String point : codes(Dimension.OPINION_POINT)) {
          put("authority_opinions", returned(0.1), year, state, point);
        }
      }
    }
  }

  private void servicesOfTheCentre() {
    for (String year : years) {
      for (String database : codes(Dimension.DATABASE)) {
        for (String element : codes(Dimension.ELEMENT)) {
          put("indicators", returned(90_000), year, database, element);
        }
      }
      for (String state : Tables.STATES) {
        for (String type : CodeLists.ABUSE_TYPE.codes()) {
          long submitted = returned(2 * size(state));
          put("indicator_submissions", submitted, year, state, type, "SUBMISSIONS");
          put("indicator_submissions", submitted * 6, year, state, type, "INDICATORS");
          put("indicator_submissions", submitted / 2, year, state, type, "URLS");
        }
      }
      for (int times = 1; times <= 60; times++) {
        put("repeat_counts", returned(3_000 / Math.pow(times, 2.5)), year, Integer.toString(times));
      }
      put("hosting_notices", returned(300), year, "NOTICES");
      put("hosting_notices", returned(40), year, "PROVIDERS_NOTIFIED");
      long assisted = returned(60);
      put("victims_assisted", assisted, year, "ASSISTED");
      put("victims_assisted", assisted / 9, year, "ACCESSIBLE");
    }
  }

  /** Of a chance of its own, so that reports, follow-up and persons stay what they are. */
  private long returned(double mean) {
    return Tables.poisson(returns, mean);
  }

  private String host() {
    return "host-%02d".formatted(Math.min(1 + returns.nextInt(30), 1 + returns.nextInt(30)));
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
