package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the returns of a world say of themselves, read plainly: table coverage of its release. */
final class CoverSheets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STATES =
      List.of(
          "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV", "LT",
          "LU", "HU", "MT", "NL", "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE");

  /** Items of kinds that return rows. */
  private static final Map<String, List<String>> ITEMS =
      Map.of(
          "FOLLOW_UP", List.of("A83-2a-i", "A83-2a-ii", "A83-2a-iii", "A83-2a-iv"),
          "ASSESSMENTS", List.of("A83-3f"),
          "EUROPOL_REFERRALS", List.of("A83-2a-i"),
          "INDICATOR_SNAPSHOTS", List.of("A83-3a"),
          "INDICATOR_SUBMISSIONS", List.of("A83-3b"),
          "SEARCH_RESULTS", List.of("A83-3g"),
          "HOSTING_NOTICES", List.of("A83-3i"),
          "VICTIM_ASSISTANCE", List.of("A83-3j"));

  /** Items of the sections of yearly returns. */
  private static final Map<String, Map<String, List<String>>> SECTIONS =
      Map.of(
          "PROVIDER_YEAR",
          Map.of(
              "measures", List.of("A83-1a-i"),
              "error_rates", List.of("A83-1a-ii"),
              "complaints", List.of("A83-1a-iii"),
              "removal_orders_received", List.of("A83-1b"),
              "removed_items", List.of("A83-1c"),
              "blocking_orders_received", List.of("A83-1d"),
              "invocations", List.of("A83-1e")),
          "AUTHORITY_YEAR",
          Map.of(
              "risks", List.of("A83-2b"),
              "detection_orders", List.of("A83-2c", "A83-2d"),
              "removal_orders", List.of("A83-2e", "A83-2f"),
              "blocking_orders", List.of("A83-2g"),
              "decisions", List.of("A83-2h"),
              "opinions", List.of("A83-2i")));

  private final List<Sheet> sheets;

  private CoverSheets(List<Sheet> sheets) {
    this.sheets = sheets;
  }

  /** A delivery; of rows those that were planted as defects are rejected. */
  private record Sheet(String sender, JsonNode cover, long rejected, JsonNode sections) {
    boolean is(String kind, String from) {
      return cover.path("kind").asText().equals(kind) && sender.equals(from);
    }

    long accepted() {
      return cover.path("rows").asLong() - rejected;
    }

    /** Days of a year that it covers. */
    Set<LocalDate> days(String year) {
      Set<LocalDate> days = new HashSet<>();
      LocalDate last = LocalDate.parse(cover.path("covers_to").asText());
      for (LocalDate day = LocalDate.parse(cover.path("covers_from").asText());
          !day.isAfter(last);
          day = day.plusDays(1)) {
        if (Integer.toString(day.getYear()).equals(year)) {
          days.add(day);
        }
      }
      return days;
    }
  }

  /** Those of a world in order of receipt; what comes again with the same words counts once. */
  static CoverSheets of(Path world) throws IOException {
    Map<String, Long> defects = new LinkedHashMap<>();
    for (String line : Files.readAllLines(world.resolve("truth/returns.tsv"))) {
      defects.merge(line.substring(0, line.indexOf('\t')), 1L, Long::sum);
    }
    Map<String, Sheet> sheets = new TreeMap<>(Comparator.naturalOrder());
    Set<String> seen = new HashSet<>();
    try (Stream<Path> all = Files.list(world.resolve("returns"))) {
      for (Path delivery : all.sorted().toList()) {
        JsonNode intake = JSON.readTree(delivery.resolve("intake.json").toFile());
        if (seen.add(intake.path("sender") + " " + intake.path("digest"))) {
          Path document = delivery.resolve("rows.json");
          String name = delivery.getFileName().toString();
          sheets.put(
              intake.path("received_at").asText() + " " + name,
              new Sheet(
                  intake.path("sender").asText(),
                  JSON.readTree(delivery.resolve("return.json").toFile()),
                  defects.getOrDefault(name, 0L),
                  Files.exists(document)
                      ? JSON.readTree(document.toFile())
                      : JSON.createObjectNode()));
        }
      }
    }
    return new CoverSheets(List.copyOf(sheets.values()));
  }

  /** Rows of all. */
  long rows() {
    return sheets.stream().mapToLong(sheet -> sheet.cover().path("rows").asLong()).sum();
  }

  /** Who sent a yearly return of a kind. */
  List<String> yearlySenders(String kind, String year) {
    return sheets.stream()
        .filter(sheet -> sheet.cover().path("kind").asText().equals(kind))
        .filter(sheet -> sheet.cover().path("year").asText().equals(year))
        .map(Sheet::sender)
        .toList();
  }

  /** Rows of table coverage of a year. */
  SortedMap<String, String> coverage(String year, Collection<String> providers) {
    SortedMap<String, String> rows = new TreeMap<>();
    ITEMS.forEach(
        (kind, items) -> {
          boolean states = kind.equals("FOLLOW_UP") || kind.equals("ASSESSMENTS");
          String other = kind.equals("EUROPOL_REFERRALS") ? "EUROPOL" : "CENTRE";
          for (String sender : states ? STATES : List.of(other)) {
            items.forEach(item -> ofRows(kind, item, sender, year, rows));
          }
        });
    SECTIONS.forEach(
        (kind, sections) -> {
          for (String sender : kind.equals("AUTHORITY_YEAR") ? STATES : providers) {
            sections.forEach(
                (section, items) ->
                    items.forEach(item -> ofSection(kind, section, item, sender, year, rows)));
          }
        });
    return rows;
  }

  private void ofRows(
      String kind, String item, String sender, String year, SortedMap<String, String> rows) {
    List<Sheet> of = new ArrayList<>();
    Set<LocalDate> days = new HashSet<>();
    long accepted = 0;
    for (Sheet sheet : sheets) {
      if (sheet.is(kind, sender) && !sheet.days(year).isEmpty()) {
        of.add(sheet);
        days.addAll(sheet.days(year));
        accepted += sheet.accepted();
      }
    }
    String code =
        days.size() == LocalDate.of(Integer.parseInt(year), 1, 1).lengthOfYear()
            ? "SUBMITTED"
            : "PARTIAL_YEAR";
    if (of.isEmpty()) {
      code = "NOT_SUBMITTED";
    } else if (accepted == 0) {
      boolean applies = of.get(of.size() - 1).cover().path("applies").asBoolean(true);
      code = applies ? "SUBMITTED_EMPTY" : "NOT_APPLICABLE";
    }
    rows.put(String.join("\t", year, item, sender, code), Long.toString(accepted));
  }

  /** The latest yearly return of the sender counts whole. */
  private void ofSection(
      String kind,
      String section,
      String item,
      String sender,
      String year,
      SortedMap<String, String> rows) {
    String code = "NOT_SUBMITTED";
    long count = 0;
    for (Sheet sheet : sheets) {
      if (sheet.is(kind, sender) && sheet.cover().path("year").asText().equals(year)) {
        JsonNode given = sheet.sections().path(section);
        count = given.size();
        code =
            given.isMissingNode() ? "NOT_SUBMITTED" : count == 0 ? "SUBMITTED_EMPTY" : "SUBMITTED";
      }
    }
    rows.put(String.join("\t", year, item, sender, code), Long.toString(count));
  }
}
