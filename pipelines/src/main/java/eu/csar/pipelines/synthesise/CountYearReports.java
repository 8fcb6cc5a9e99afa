package eu.csar.pipelines.synthesise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The truth of tables that are counted from reports, from what was planted; no rule of the pipeline
 * is asked.
 */
final class CountYearReports {
  private final World world;
  private final StatisticsTruth truth;
  private final Map<String, Integer> repeats = new HashMap<>();

  CountYearReports(World world, StatisticsTruth truth) {
    this.world = world;
    this.truth = truth;
  }

  /** Counts a report that a run at an instant forwards. */
  void count(YearReport report, Instant forwardedAt) {
    int year = report.year();
    String provider = report.providerId();
    boolean event = report.first() == null;
    truth.add(report.submissions(), "reports_by_provider", year, provider, "SUBMISSIONS");
    truth.add(1, "reports_by_provider", year, provider, "REPORTS");
    truth.add(event ? 1 : 0, "reports_by_provider", year, provider, "EVENTS");
    truth.add(report.incidents(), "reports_by_provider", year, provider, "INCIDENTS");
    truth.add(
        report.incidents() > 0 ? 1 : 0, "reports_by_provider", year, provider, "INCIDENTS_KNOWN");
    truth.add(1, "own_counts", year, provider, "CENTRE");
    if (report.retracted()) {
      truth.add(1, "unfounded_reports", year, provider, "RETRACTED_AS_ERRONEOUS");
    } else {
      long hours = Duration.between(report.receivedAt(), forwardedAt).toHours();
      truth.add(1, "hours_to_forwarding", year, report.urgent() ? "Y" : "N", hours);
      for (String field : report.missing()) {
        truth.add(1, "completeness", year, quarter(report), provider, field, "MISSING");
      }
    }
    if (event) {
      ofEvent(report);
    }
  }

  private static String quarter(YearReport report) {
    int month = Integer.parseInt(report.receivedAt().toString().substring(5, 7));
    return report.year() + "-Q" + (1 + (month - 1) / 3);
  }

  private void ofEvent(YearReport report) {
    int year = report.year();
    List<String> places = new ArrayList<>(report.states());
    if (places.isEmpty()) {
      places.add(report.retracted() ? "NOT_FORWARDED" : "EUROPOL_ONLY");
    }
    places.add("_T");
    SortedSet<String> types = matched(report);
    types.add(report.type());
    types.forEach(type -> truth.add(1, "reports_by_abuse_type", year, type));
    truth.add(1, "reports_by_abuse_type", year, "_T");
    String service = report.missing().contains("SERVICE_TYPES") ? "UNKNOWN" : report.service();
    for (String place : places) {
      if (types.contains("SOLICITATION")) {
        truth.add(1, "solicitation_by_state", year, place, service);
      }
      for (YearReport.YearItem item : report.items()) {
        String[] code = typeAndBasis(report, item);
        truth.add(1, "items_by_state", year, place, service, code[0], code[1]);
      }
    }
    report.items().forEach(item -> repeats.merge(year + "\t" + item.number(), 1, Integer::sum));
  }

  /** Counts an event with all its accounts. */
  void event(YearReport first, List<YearReport> supplements) {
    TreeSet<String> states = new TreeSet<>(first.states());
    supplements.forEach(one -> states.addAll(one.states()));
    int year = first.year();
    states.forEach(state -> truth.add(1, "events_by_state", year, state, "FORWARDED"));
    truth.add(states.size() > 1 ? states.size() - 1 : 0, "surplus_of_states", year, "SURPLUS");
    String bucket = states.size() > 1 ? "SEVERAL_STATES" : "ONE_STATE";
    if (states.isEmpty()) {
      boolean all = first.retracted() && supplements.isEmpty();
      bucket = all ? "UNFOUNDED" : "EUROPOL_ONLY";
    }
    truth.add(1, "events_by_bucket", year, bucket);
  }

  /** Counts an item that a search found. */
  void found(int year, long number) {
    repeats.merge(year + "\t" + number, 1, Integer::sum);
  }

  /** Closes the distribution of repeats. */
  void close() {
    repeats.forEach(
        (item, times) ->
            truth.add(1, "repeat_counts", item.substring(0, item.indexOf('\t')), times));
  }

  /** Types that the lists give, as the numbers of listed items say. */
  SortedSet<String> matched(YearReport report) {
    TreeSet<String> types = new TreeSet<>();
    for (YearReport.YearItem item : report.items()) {
      if (world.items().isListed(item.number())) {
        switch (Listing.of(item.number()).list()) {
          case "KNOWN" -> types.add("KNOWN_CSAM");
          case "NEW" -> types.add("NEW_CSAM");
          case "SOLICITATION" -> types.add("SOLICITATION");
          default -> {
            // The list of no abuse gives no type.
          }
        }
      }
    }
    return types;
  }

  private String[] typeAndBasis(YearReport report, YearReport.YearItem item) {
    if (world.items().isListed(item.number())) {
      String list = Listing.of(item.number()).list();
      if (list.equals("KNOWN") || list.equals("NEW")) {
        return new String[] {list + "_CSAM", "MATCH"};
      }
    }
    if (item.claimed() != null) {
      return new String[] {item.claimed(), "ITEM_CLAIM"};
    }
    return report.type().equals("SOLICITATION")
        ? new String[] {"UNDETERMINED", "NONE"}
        : new String[] {report.type(), "REPORT_CLAIM"};
  }
}
