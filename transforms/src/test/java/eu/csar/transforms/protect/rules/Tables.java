package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/** Synthetic tables of counts, with their margins. Nothing in them is of a real State or year. */
final class Tables {
  static final RoundingKey KEY = RoundingKey.of(new byte[32]);
  static final List<String> STATES =
      List.of(
          "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV", "LT",
          "LU", "HU", "MT", "NL", "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE");

  private Tables() {}

  /** The code lists of a measure: codes by dimension, whose total is {@code TOTAL}. */
  static Map<String, CodeList> lists(Map<String, List<String>> codes) {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    codes.forEach(
        (dimension, list) ->
            lists.put(
                dimension,
                dimension.equals("time_period")
                    ? new CodeList(dimension, null, Map.of())
                    : CodeList.flat(dimension, "TOTAL", list)));
    return lists;
  }

  /** A table over some dimensions, with all margins, whose inner cells a function gives. */
  static FrequencyTable table(
      String id,
      String measure,
      Map<String, List<String>> codes,
      ToLongFunction<Map<String, String>> counts) {
    List<FrequencyTable.Row> rows = new ArrayList<>();
    for (Map<String, String> row : rows(codes)) {
      Map<String, List<String>> inner = new LinkedHashMap<>();
      row.forEach(
          (dimension, code) ->
              inner.put(dimension, code.equals("TOTAL") ? codes.get(dimension) : List.of(code)));
      long count = product(inner).stream().mapToLong(counts).sum();
      rows.add(new FrequencyTable.Row(row, count, "A", ""));
    }
    return new FrequencyTable(id, measure, List.copyOf(codes.keySet()), rows);
  }

  private static List<Map<String, String>> rows(Map<String, List<String>> codes) {
    Map<String, List<String>> withTotals = new LinkedHashMap<>();
    codes.forEach(
        (dimension, list) -> {
          List<String> all = new ArrayList<>(list);
          if (!dimension.equals("time_period")) {
            all.add("TOTAL");
          }
          withTotals.put(dimension, all);
        });
    return product(withTotals);
  }

  static List<Map<String, String>> product(Map<String, List<String>> codes) {
    List<Map<String, String>> rows = new ArrayList<>(List.of(Map.of()));
    for (Map.Entry<String, List<String>> entry : codes.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> row : rows) {
        for (String code : entry.getValue()) {
          Map<String, String> next = new LinkedHashMap<>(row);
          next.put(entry.getKey(), code);
          longer.add(next);
        }
      }
      rows = longer;
    }
    return rows;
  }

  /** A two-way table of a year from a matrix, States in the rows. */
  static FrequencyTable twoWay(String id, String measure, String columns, long[][] counts) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put("geo", STATES.subList(0, counts.length));
    codes.put(columns, names(columns, counts[0].length));
    codes.put("time_period", List.of("2025"));
    return table(
        id,
        measure,
        codes,
        row ->
            counts[codes.get("geo").indexOf(row.get("geo"))][
                codes.get(columns).indexOf(row.get(columns))]);
  }

  static List<String> names(String dimension, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(dimension.toUpperCase(Locale.ROOT) + i);
    }
    return names;
  }

  /** The lists of all codes that tables of each measure hold. */
  static Map<String, Map<String, CodeList>> listsOf(List<FrequencyTable> tables) {
    Map<String, Map<String, List<String>>> codes = new LinkedHashMap<>();
    for (FrequencyTable table : tables) {
      for (FrequencyTable.Row row : table.rows()) {
        row.codes()
            .forEach(
                (dimension, code) -> {
                  List<String> list =
                      codes
                          .computeIfAbsent(table.measure(), any -> new LinkedHashMap<>())
                          .computeIfAbsent(dimension, any -> new ArrayList<>());
                  if (!code.equals("TOTAL") && !list.contains(code)) {
                    list.add(code);
                  }
                });
      }
    }
    Map<String, Map<String, CodeList>> lists = new LinkedHashMap<>();
    codes.forEach((measure, ofMeasure) -> lists.put(measure, lists(ofMeasure)));
    return lists;
  }

  static PlannedRelease plan(ProtectionMethod method, FrequencyTable... tables) {
    return new PlannedRelease(
        Arrays.stream(tables)
            .map(table -> new PublishedTable(table, table.id(), method, "a test"))
            .toList(),
        listsOf(List.of(tables)),
        ProtectionPolicy.DEFAULT);
  }

  /** A count about a mean, as a sum of rare events. */
  static long poisson(SplittableRandom random, double mean) {
    if (mean > 30) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
