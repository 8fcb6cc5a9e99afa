package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A synthetic release of five years and 27 States: four tables of three measures. */
final class FiveYears {
  static final List<String> YEARS = List.of("2021", "2022", "2023", "2024", "2025");
  static final List<String> GENDERS = List.of("F", "M", "UNK");
  static final List<String> AGES = List.of("Y00-12", "Y13-15", "Y16-17", "UNK");

  private FiveYears() {}

  static PlannedRelease plan(long seed, List<String> years) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PublishedTable> tables = new ArrayList<>();
    Map<String, List<String>> victims = codes(years, "gender", GENDERS, "age", AGES);
    Map<Map<String, String>, Long> counts = counts(random, victims, 15);
    tables.add(suppressed("victims_by_gender", "VICTIMS", without(victims, "age"), counts));
    tables.add(suppressed("victims_by_age", "VICTIMS", without(victims, "gender"), counts));
    Map<String, List<String>> outcomes =
        codes(years, "outcome", List.of("OPENED", "ONGOING", "OTHER", "NO_ACTION", "NO_FEEDBACK"));
    tables.add(suppressed("outcomes", "FORWARDS", outcomes, counts(random, outcomes, 100)));
    Map<String, List<String>> items =
        codes(
            years,
            "abuse_type",
            List.of("KNOWN", "NEW", "SOLICITATION"),
            "service",
            List.of("HOSTING", "MESSAGING", "SOCIAL", "OTHER"));
    tables.add(
        new PublishedTable(
            table("items", "ITEMS", items, counts(random, items, 300)),
            "items",
            ProtectionMethod.ROUNDING,
            "a test"));
    return new PlannedRelease(
        tables,
        Tables.listsOf(tables.stream().map(PublishedTable::table).toList()),
        ProtectionPolicy.DEFAULT);
  }

  private static PublishedTable suppressed(
      String id,
      String measure,
      Map<String, List<String>> codes,
      Map<Map<String, String>, Long> counts) {
    return new PublishedTable(
        table(id, measure, codes, counts), id, ProtectionMethod.SUPPRESSION, "a test");
  }

  private static FrequencyTable table(
      String id,
      String measure,
      Map<String, List<String>> codes,
      Map<Map<String, String>, Long> counts) {
    Map<Map<String, String>, Long> sums = new HashMap<>();
    counts.forEach(
        (row, count) -> {
          Map<String, String> kept = new HashMap<>(row);
          kept.keySet().retainAll(codes.keySet());
          sums.merge(kept, count, Long::sum);
        });
    return Tables.table(id, measure, codes, row -> sums.getOrDefault(row, 0L));
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

  private static Map<String, List<String>> without(
      Map<String, List<String>> codes, String dimension) {
    Map<String, List<String>> fewer = new LinkedHashMap<>(codes);
    fewer.remove(dimension);
    return fewer;
  }

  /** States differ in size a hundredfold, codes tenfold, as in the figures of a real year. */
  private static Map<Map<String, String>, Long> counts(
      SplittableRandom random, Map<String, List<String>> codes, double mean) {
    Map<String, Double> weights = new HashMap<>();
    codes.forEach(
        (dimension, list) ->
            list.forEach(
                code ->
                    weights.put(
                        dimension + code,
                        dimension.equals("time_period")
                            ? 1
                            : Math.exp(
                                (dimension.equals("geo") ? 1.3 : 0.8) * random.nextGaussian()))));
    Map<Map<String, String>, Long> counts = new LinkedHashMap<>();
    int inner = codes.size() - 2;
    for (Map<String, String> row : Tables.product(codes)) {
      double expected = mean / Math.pow(4, inner);
      for (Map.Entry<String, String> code : row.entrySet()) {
        expected *= weights.get(code.getKey() + code.getValue());
      }
      counts.put(row, Tables.poisson(random, expected));
    }
    return counts;
  }
}
