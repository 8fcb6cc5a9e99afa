package eu.csar.transforms.tabulate.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The counting rules as a plain fold over rows in lists, written from the decision tables; it calls
 * none of the rules that it judges.
 */
final class StatisticsModel {
  /** A row of reports with the fields that its provider was asked for; a report is a digit. */
  record Report(
      int digit,
      long run,
      long contentRun,
      LocalDate received,
      List<String> claimed,
      List<String> matched,
      String decision,
      boolean test,
      @Nullable Integer supplementOf,
      List<String> missing) {

    String completeness() {
      return missing.isEmpty()
          ? "COMPLETE"
          : missing.size() < 3 ? "MISSING_1_2" : "MISSING_3_OR_MORE";
    }
  }

  /** A row of forwards. */
  record Forward(
      int digit, String recipient, String kind, LocalDate day, long run, boolean urgent) {}

  /** A row of items, with the lists that it matches exactly. */
  record Item(
      int digit,
      long run,
      int number,
      @Nullable String claimed,
      @Nullable String sha256,
      List<String> lists) {}

  private final Map<String, Long> cells = new TreeMap<>();
  private final List<Report> reports;
  private final List<Forward> forwards;
  private final List<Item> items;

  StatisticsModel(List<Report> reports, List<Forward> forwards, List<Item> items) {
    this.reports = reports;
    this.forwards = forwards;
    this.items = items;
  }

  private void add(String... key) {
    cells.merge(String.join(" ", key), 1L, Long::sum);
  }

  /** Cells that are not zero: table and codes, joined by a space. */
  Map<String, Long> count(FollowUpModel followUp) {
    Map<Integer, Report> current = new TreeMap<>();
    for (Report row : reports) {
      Report other = current.get(row.digit());
      if (other == null || other.run() < row.run()) {
        current.put(row.digit(), row);
      }
    }
    current.values().removeIf(Report::test);
    Map<String, Integer> times = new HashMap<>();
    for (Report report : current.values()) {
      ofReport(report, times);
    }
    times.forEach(
        (item, count) -> add("repeat_counts", item.substring(0, 4), Integer.toString(count)));
    events(current);
    cells.putAll(followUp.count(List.copyOf(current.values())));
    return cells;
  }

  private Set<String> states(int digit) {
    Set<String> states = new TreeSet<>();
    for (Forward row : forwards) {
      if (row.digit() == digit
          && !row.recipient().equals("EUROPOL")
          && (row.kind().equals("FIRST") || row.kind().equals("SUPPLEMENT"))) {
        states.add(row.recipient());
      }
    }
    return states;
  }

  private void ofReport(Report report, Map<String, Integer> times) {
    String year = Integer.toString(report.received().getYear());
    add("$decisions", year, report.decision());
    add("reports_by_provider", year, "provider-a", "REPORTS");
    if (report.decision().equals("MANIFESTLY_UNFOUNDED")) {
      add("unfounded_reports", year, "provider-a", "REVIEWED_UNFOUNDED");
    } else {
      String quarter = year + "-Q" + (1 + (report.received().getMonthValue() - 1) / 3);
      add("completeness", year, quarter, "provider-a", "*", "REPORTS");
      for (String field : report.missing()) {
        add("completeness", year, quarter, "provider-a", field, "MISSING");
      }
    }
    hours(report, year);
    if (report.supplementOf() != null) {
      return;
    }
    add("reports_by_provider", year, "provider-a", "EVENTS");
    Set<String> places = states(report.digit());
    if (places.isEmpty()) {
      places.add(report.decision().equals("FORWARDED") ? "EUROPOL_ONLY" : "NOT_FORWARDED");
    }
    places.add("_T");
    Set<String> types = new TreeSet<>(report.claimed());
    types.addAll(report.matched());
    for (String type : types.isEmpty() ? Set.of("UNDETERMINED") : types) {
      add("reports_by_abuse_type", year, type);
    }
    add("reports_by_abuse_type", year, "_T");
    Map<String, List<Item>> distinct = new TreeMap<>();
    Set<String> hashes = new HashSet<>();
    for (Item item : items) {
      if (item.digit() == report.digit() && item.run() == report.contentRun()) {
        String same = item.sha256() == null ? "number " + item.number() : item.sha256();
        distinct.computeIfAbsent(same, any -> new ArrayList<>()).add(item);
        if (item.sha256() != null) {
          hashes.add(item.sha256());
        }
      }
    }
    for (List<Item> copies : distinct.values()) {
      copies.sort(Comparator.comparingInt(Item::number));
      for (String place : places) {
        add("items_by_state", year, place, "HOSTING", typeAndBasis(report, copies));
        if (place.equals("_T")) {
          add("$items", year);
        }
      }
    }
    hashes.forEach(hash -> times.merge(year + hash, 1, Integer::sum));
    if (types.contains("SOLICITATION")) {
      places.forEach(place -> add("solicitation_by_state", year, place, "HOSTING"));
    }
  }

  /** Forwards are made at midnight of a day, reports received at midnight of theirs. */
  private void hours(Report report, String year) {
    forwards.stream()
        .filter(row -> row.digit() == report.digit())
        .filter(row -> row.kind().equals("FIRST") || row.kind().equals("SUPPLEMENT"))
        .min(Comparator.comparing(Forward::day))
        .ifPresent(
            row -> {
              long hours = 24 * (row.day().toEpochDay() - report.received().toEpochDay());
              String urgent = row.urgent() ? "Y" : "N";
              add("hours_to_forwarding", year, urgent, Long.toString(hours));
            });
  }

  private static String typeAndBasis(Report report, List<Item> copies) {
    if (copies.stream().anyMatch(item -> item.lists().contains("KNOWN"))) {
      return "KNOWN_CSAM MATCH";
    }
    if (copies.stream().anyMatch(item -> item.lists().contains("NEW"))) {
      return "NEW_CSAM MATCH";
    }
    for (Item item : copies) {
      if (item.claimed() != null) {
        return item.claimed() + " ITEM_CLAIM";
      }
    }
    List<String> material = new ArrayList<>(report.claimed());
    material.remove("SOLICITATION");
    return material.size() == 1 ? material.get(0) + " REPORT_CLAIM" : "UNDETERMINED NONE";
  }

  private void events(Map<Integer, Report> current) {
    Map<Integer, List<Report>> events = new TreeMap<>();
    for (Report report : current.values()) {
      Integer first = report.supplementOf();
      events
          .computeIfAbsent(first == null ? report.digit() : first, any -> new ArrayList<>())
          .add(report);
    }
    events.forEach(
        (first, accounts) -> {
          accounts.sort(
              Comparator.comparing((Report one) -> one.supplementOf() != null)
                  .thenComparing(Report::received));
          String year = Integer.toString(accounts.get(0).received().getYear());
          Set<String> states = new TreeSet<>();
          accounts.forEach(one -> states.addAll(states(one.digit())));
          for (String state : states) {
            add("events_by_state", year, state, "FORWARDED");
            boolean stands = accounts.stream().anyMatch(one -> stands(one.digit(), state));
            if (!stands) {
              add("events_by_state", year, state, "RECALLED");
            }
          }
          for (int surplus = states.size(); surplus > 1; surplus--) {
            add("surplus_of_states", year, "SURPLUS");
          }
          add("events_by_bucket", year, bucket(states.size(), accounts));
        });
  }

  private boolean stands(int digit, String state) {
    return states(digit).contains(state)
        && forwards.stream()
            .filter(row -> row.digit() == digit && row.recipient().equals(state))
            .max(Comparator.comparingLong(Forward::run))
            .filter(row -> !row.kind().equals("RECALL"))
            .isPresent();
  }

  private static String bucket(int states, List<Report> accounts) {
    if (states > 1) {
      return "SEVERAL_STATES";
    }
    if (states == 1) {
      return "ONE_STATE";
    }
    Set<String> decisions = new HashSet<>();
    accounts.forEach(one -> decisions.add(one.decision()));
    return decisions.contains("FORWARDED")
        ? "EUROPOL_ONLY"
        : decisions.contains("HELD_FOR_REVIEW") ? "HELD" : "UNFOUNDED";
  }
}
