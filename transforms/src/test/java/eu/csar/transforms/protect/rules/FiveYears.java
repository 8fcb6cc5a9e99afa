package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Synthetic statistics of five years and 27 States, and what a catalogue publishes of them. */
final class FiveYears {
  static final List<String> YEARS = List.of("2021", "2022", "2023", "2024", "2025");
  static final String SMALL = "SMALL_STATES";
  static final String POOL = "2021-2025";

  private static final List<String> SMALL_STATES =
      List.of("EE", "CY", "LV", "LT", "LU", "MT", "SI");
  private static final Map<String, List<String>> BANDS =
      Map.of("Y00-12", List.of("Y00-06", "Y07-12"));

  private FiveYears() {}

  /** The release: two tables of victims, a pool for small States, outcomes, and items in a cube. */
  static PlannedRelease plan(long seed, List<String> years) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, List<String>> victims =
        codes(
            years,
            "gender",
            List.of("F", "M", "UNK"),
            "age",
            List.of("Y00-06", "Y07-12", "Y13-15", "Y16-17", "UNK"));
    Map<String, List<String>> outcomes =
        codes(
            years,
            "outcome",
            List.of("OPENED", "ONGOING", "OTHER", "NO_ACTION", "NO_FEEDBACK_YET"));
    Map<String, List<String>> items =
        codes(
            years,
            "abuse_type",
            List.of("KNOWN", "NEW", "SOLICITATION"),
            "service",
            List.of("HOSTING", "MESSAGING", "SOCIAL", "OTHER"));
    Catalogue catalogue =
        new Catalogue(
            ProtectionPolicy.DEFAULT,
            List.of(
                new Catalogue.Table(
                    "victims",
                    "VICTIMS",
                    dimensions(victims),
                    List.of(
                        suppressed("victims_by_gender", List.of("geo", "gender", "time_period")),
                        suppressed("victims_by_age", List.of("geo", "age", "time_period")),
                        pooled(years))),
                new Catalogue.Table(
                    "outcomes",
                    "FORWARDS",
                    dimensions(outcomes),
                    List.of(
                        new Catalogue.Publication(
                            "outcomes_by_state",
                            "outcomes_by_state",
                            ProtectionMethod.SUPPRESSION,
                            "a test",
                            List.of("geo", "outcome", "time_period"),
                            Map.of(),
                            Map.of(),
                            Map.of()))),
                new Catalogue.Table(
                    "items",
                    "ITEMS",
                    dimensions(items),
                    List.of(
                        new Catalogue.Publication(
                            "items_by_type_and_service",
                            "items_by_type_and_service",
                            ProtectionMethod.ROUNDING,
                            "a test",
                            List.of("geo", "abuse_type", "service", "time_period"),
                            Map.of(),
                            Map.of(),
                            Map.of())))));
    Map<String, List<FrequencyTable.Row>> rows = new LinkedHashMap<>();
    rows.put("victims", rows(random, victims, 25));
    rows.put("outcomes", rows(random, outcomes, 100));
    rows.put("items", rows(random, items, 60));
    return PlanRelease.plan(catalogue, rows);
  }

  /** Small States together in each year, ages in coarse bands. */
  private static Catalogue.Publication suppressed(String id, List<String> dimensions) {
    return new Catalogue.Publication(
        id,
        id,
        ProtectionMethod.SUPPRESSION,
        "a test",
        dimensions,
        Map.of("geo", Map.of(SMALL, SMALL_STATES), "age", BANDS),
        Map.of(),
        Map.of());
  }

  /** Each small State over all years. */
  private static Catalogue.Publication pooled(List<String> years) {
    return new Catalogue.Publication(
        "victims_small_states",
        "victims_small_states",
        ProtectionMethod.SUPPRESSION,
        "a test",
        List.of("geo", "gender", "time_period"),
        Map.of("geo", Map.of(SMALL, SMALL_STATES)),
        Map.of("geo", SMALL),
        Map.of(POOL, years));
  }

  private static List<Catalogue.Dimension> dimensions(Map<String, List<String>> codes) {
    List<Catalogue.Dimension> dimensions = new ArrayList<>();
    codes.forEach(
        (dimension, list) ->
            dimensions.add(
                new Catalogue.Dimension(
                    dimension, dimension.equals("time_period") ? null : "TOTAL", list)));
    return dimensions;
  }

  private static Map<String, List<String>> codes(List<String> years, Object... more) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put("geo", Tables.STATES);
    for (int i = 0; i < more.length; i += 2) {
      @SuppressWarnings("unchecked")
      List<String> list = (List<String>) more[i + 1];
      codes.put((String) more[i], list);
    }
    codes.put("time_period", years);
    return codes;
  }

  /** The largest States have some fifty times as many as the smallest. */
  private static double size(String state) {
    if (SMALL_STATES.contains(state)) {
      return 0.15;
    }
    return List.of("DE", "FR", "IT", "ES", "PL").contains(state) ? 7 : 1;
  }

  /** Codes differ tenfold, years a little. */
  private static List<FrequencyTable.Row> rows(
      SplittableRandom random, Map<String, List<String>> codes, double mean) {
    Map<String, Double> weights = new HashMap<>();
    codes.forEach(
        (dimension, list) -> {
          double spread = dimension.equals("time_period") || dimension.equals("geo") ? 0.3 : 0.8;
          list.forEach(
              code ->
                  weights.put(
                      dimension + code,
                      (dimension.equals("geo") ? size(code) : 1)
                          * Math.exp(spread * random.nextGaussian())));
        });
    int inner = codes.size() - 2;
    List<FrequencyTable.Row> rows = new ArrayList<>();
    for (Map<String, String> row : Tables.product(codes)) {
      double expected = mean / Math.pow(4, inner);
      for (Map.Entry<String, String> code : row.entrySet()) {
        expected *= weights.get(code.getKey() + code.getValue());
      }
      rows.add(new FrequencyTable.Row(row, Tables.poisson(random, expected), "A", ""));
    }
    return rows;
  }
}
