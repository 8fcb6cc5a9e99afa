package eu.csar.pipelines.synthesise;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the Centre's own case work returns in a year, and the truth about it (A83-3). */
final class YearOfCentre {
  private final World world;
  private final Dice dice = new Dice();
  private final ReturnFiles files;
  private final StatisticsTruth truth;
  private final CountYearReports counted;

  YearOfCentre(World world, ReturnFiles files, StatisticsTruth truth, CountYearReports counted) {
    this.world = world;
    this.files = files;
    this.truth = truth;
    this.counted = counted;
  }

  void returns(int year) throws IOException {
    dice.set(world.config().seed(), Dice.PLANTED, 9_000 + year);
    snapshots(year);
    submissions(year);
    searches(year);
    notices(year);
    assistance(year);
  }

  private ReturnFiles.Cover cover(ReturnKind kind, int year) {
    return ReturnFiles.Cover.of(kind, "CENTRE", (year + 1) + "-01-15T08:00:00Z", year);
  }

  /** Two snapshots a year; the last one is the year's. */
  private void snapshots(int year) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String database : List.of("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION")) {
      int entries = 1000 + dice.below(5000);
      rows.add(row("as_of", year + "-06-30", "database", database, "entries", entries));
      rows.add(row("as_of", year + "-12-31", "database", database, "entries", entries + 77));
      truth.add(entries + 77, "indicators", year, database, "DIGITAL_IDENTIFIER");
    }
    rows.forEach(row -> row.put("element", "DIGITAL_IDENTIFIER"));
    files.csv(cover(ReturnKind.INDICATOR_SNAPSHOTS, year), rows);
  }

  private void submissions(int year) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String state = Countries.draw(dice).code();
      String type = dice.chance(0.7) ? "KNOWN_CSAM" : "NEW_CSAM";
      int indicators = dice.below(9);
      int urls = dice.below(3);
      Map<String, String> row =
          row("submission", "S-" + year + "-" + i, "state", state, "indicators", indicators);
      row.put("submitted_on", year + "-03-0" + (1 + i % 9));
      row.put("abuse_type", type);
      row.put("urls", Integer.toString(urls));
      rows.add(row);
      truth.add(1, "indicator_submissions", year, state, type, "SUBMISSIONS");
      truth.add(indicators, "indicator_submissions", year, state, type, "INDICATORS");
      truth.add(urls, "indicator_submissions", year, state, type, "URLS");
    }
    files.ndjson(cover(ReturnKind.INDICATOR_SUBMISSIONS, year), rows);
  }

  /** Half of what is found equals items that providers report. */
  private void searches(int year) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long number = world.items().draw(dice, 500_000_000L + year, i % 60);
      JsonLine line = new JsonLine();
      line.start();
      ItemHashes.value(line, "SHA256", world.items().of(number, new Dice()));
      String quoted = line.toString();
      String state = i % 7 == 0 ? "EXT_EU27_2020" : Countries.draw(dice).code();
      String media = i % 3 == 0 ? "VIDEO" : i % 10 == 1 ? "URL" : "IMAGE";
      Map<String, String> row =
          row("result", "R-" + year + "-" + i, "hosted_in", state, "found_on", year + "-05-05");
      row.put("media", media);
      if (!media.equals("URL")) {
        row.put("algorithm", "SHA256");
        row.put("hash", quoted.substring(1, quoted.length() - 1));
        counted.found(year, number);
      }
      rows.add(row);
      truth.add(1, "search_results", year, state, media);
    }
    String name = files.csv(cover(ReturnKind.SEARCH_RESULTS, year), rows);
    files.again(name, (year + 1) + "-01-16T08:00:00Z");
  }

  private void notices(int year) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    TreeSet<String> notified = new TreeSet<>();
    for (int i = 0; i < 25; i++) {
      String provider = "hosting-" + dice.below(6);
      rows.add(
          row(
              "notice",
              "N-" + year + "-" + i,
              "notified_on",
              year + "-07-0" + (1 + i % 9),
              "provider",
              provider));
      notified.add(provider);
    }
    truth.add(25, "hosting_notices", year, "NOTICES");
    truth.add(notified.size(), "hosting_notices", year, "PROVIDERS_NOTIFIED");
    files.csv(cover(ReturnKind.HOSTING_NOTICES, year), rows);
  }

  /** A month that was returned wrongly comes again, and the later return counts. */
  private void assistance(int year) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<Map<String, String>> corrected = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      int assisted = 2 + dice.below(20);
      int accessible = dice.below(assisted);
      String first = "%d-%02d-01".formatted(year, month);
      Map<String, String> row = row("month", first, "assisted", assisted, "accessible", accessible);
      truth.add(assisted, "victims_assisted", year, "ASSISTED");
      truth.add(accessible, "victims_assisted", year, "ACCESSIBLE");
      rows.add(month == 3 ? row("month", first, "assisted", 999, "accessible", 1) : row);
      if (month == 3) {
        corrected.add(row);
      }
    }
    files.csv(cover(ReturnKind.VICTIM_ASSISTANCE, year), rows);
    files.csv(
        ReturnFiles.Cover.of(
            ReturnKind.VICTIM_ASSISTANCE, "CENTRE", (year + 1) + "-02-15T08:00:00Z", year),
        corrected);
  }

  /** A row of columns and values. */
  static Map<String, String> row(Object... columnsAndValues) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put(columnsAndValues[i].toString(), columnsAndValues[i + 1].toString());
    }
    return row;
  }
}
