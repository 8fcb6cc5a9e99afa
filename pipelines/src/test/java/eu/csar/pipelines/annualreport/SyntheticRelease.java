package eu.csar.pipelines.annualreport;

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.statistics.Article83Item;
import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Cost;
import eu.csar.transforms.transparency.rules.PublishedTables.Description;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Item;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A synthetic release of five years, of the same shapes as the Centre's: figures are a formula of
 * their place, small ones are hidden, one State has not submitted, one has in part.
 */
final class SyntheticRelease {
  static final int YEAR = 2025;

  private static final List<String> LARGE = List.of("DE", "FR", "IT", "ES", "PL");
  private static final List<String> SMALL = List.of("EE", "CY", "LV", "LT", "LU", "MT", "SI");

  private final int factor;
  private final List<Table> tables = new ArrayList<>();

  private SyntheticRelease(int factor) {
    this.factor = factor;
  }

  /** The release; another factor gives other figures. */
  static PublishedTables of(int factor) {
    SyntheticRelease release = new SyntheticRelease(factor);
    release.centre();
    release.followUp();
    release.orders();
    return release.published();
  }

  /** A release of few tables, for what need not be slow. */
  static PublishedTables small(int factor) {
    SyntheticRelease release = new SyntheticRelease(factor);
    release.orders();
    release.followUpByState();
    release
        .table("events_by_bucket", "Events by where they ended", "EVENTS", 9000, "A83-3c")
        .by("bucket", "SEVERAL_STATES", "ONE_STATE", "EUROPOL_ONLY", "NOT_FORWARDED")
        .add(ProtectionMethod.SUPPRESSION);
    return release.published();
  }

  private PublishedTables published() {
    SyntheticRelease release = this;
    Map<String, Cost> costs = new LinkedHashMap<>();
    for (Table table : release.tables) {
      int hidden = (int) table.rows().stream().filter(Row::isConfidential).count();
      costs.put(table.id(), new Cost(table.rows().size(), hidden, null));
    }
    List<Item> items = new ArrayList<>();
    for (Article83Item item : Article83Item.values()) {
      List<String> serving =
          release.tables.stream()
              .filter(table -> table.description().items().contains(item.id()))
              .map(Table::id)
              .toList();
      items.add(
          new Item(
              item.id(), item.demand(), serving, serving.isEmpty() ? "It is told in words." : ""));
    }
    return new PublishedTables(
        YEAR,
        factor == 1 ? "2026-06-30" : "2026-03-31",
        "2026-05-31T00:00:00Z",
        new PublishedTables.Protection(5, 5, 4, costs),
        items,
        release.tables);
  }

  private void centre() {
    table("events_by_bucket", "Events by where they ended", "EVENTS", 9000, "A83-3c")
        .by("bucket", "SEVERAL_STATES", "ONE_STATE", "EUROPOL_ONLY", "NOT_FORWARDED")
        .add(ProtectionMethod.SUPPRESSION);
    table("reports_by_provider", "Reports by provider", "REPORTS", 700, "A83-3c")
        .by("provider", "provider-001", "provider-002", "provider-003", "provider-004")
        .add(ProtectionMethod.SUPPRESSION);
    table(
            "items_by_type_and_service",
            "Items by State, type of abuse and service",
            "ITEMS",
            40,
            "A83-3d")
        .by("geo", states())
        .by("abuse_type", "KNOWN_CSAM", "NEW_CSAM", "UNDETERMINED")
        .by("service_type", "HOSTING", "INTERPERSONAL_COMMUNICATIONS", "UNKNOWN")
        .add(ProtectionMethod.ROUNDING);
    table("indicators", "Indicators in the databases", "INDICATORS", 52000, "A83-3a")
        .by("database", "KNOWN_CSAM", "NEW_CSAM", "SOLICITATION")
        .by("element", "DIGITAL_IDENTIFIER", "URL", "LANGUAGE_IDENTIFIER")
        .add(ProtectionMethod.SUPPRESSION);
    table(
            "search_results_by_state",
            "Results of searches by State where hosted",
            "RESULTS",
            12,
            "A83-3g")
        .by("hosted_in", states())
        .by("media", "IMAGE", "VIDEO", "URL")
        .add(ProtectionMethod.SUPPRESSION);
    table("items_by_times", "Items by number of times reported or found", "ITEMS", 900, "A83-3h")
        .by("times", "N1", "N2", "N3-5", "N6-10", "N11-50", "N_GE51")
        .add(ProtectionMethod.SUPPRESSION);
    table("hosting_notices", "Notices to hosting providers", "MEASURE", 130, "A83-3i")
        .measured("NOTICES", "PROVIDERS_NOTIFIED")
        .add(ProtectionMethod.SUPPRESSION);
  }

  private void followUp() {
    followUpByState();
    otherFollowUp();
  }

  private void followUpByState() {
    table(
            "followup_by_state",
            "Follow-up of reports by State",
            "FORWARDS",
            90,
            "A83-2a-i",
            "A83-3c")
        .by("geo", states())
        .by(
            "outcome",
            "INVESTIGATION_OPENED",
            "CONTRIBUTED_TO_ONGOING",
            "OTHER_ACTION",
            "NO_ACTION",
            "NO_FEEDBACK_YET")
        .add(ProtectionMethod.SUPPRESSION);
  }

  private void otherFollowUp() {
    table("days_to_outcome", "Days to the first outcome", "FORWARDS", 400, "A83-2a-i")
        .by("days", "D0-7", "D8-30", "D31-90", "D91-180", "D181-365", "D_GE366")
        .add(ProtectionMethod.SUPPRESSION);
    table("cases_by_state", "Investigations by state of play", "CASES", 9, "A83-2a-ii")
        .by("geo", states())
        .by("state_of_play", "ONGOING", "CLOSED_PRE_TRIAL", "PENALTY", "NO_PENALTY")
        .add(ProtectionMethod.SUPPRESSION);
    table("victims_by_gender", "Victims identified by State and gender", "PERSONS", 7, "A83-2a-ii")
        .by("geo", states())
        .by("gender", "F", "M", "UNK")
        .add(ProtectionMethod.SUPPRESSION);
    table("victims_by_age", "Victims identified by State and age", "PERSONS", 5, "A83-2a-ii")
        .by("geo", states())
        .by("age", "Y_LT12", "Y12-14", "Y15-17", "UNK")
        .add(ProtectionMethod.SUPPRESSION);
  }

  private void orders() {
    table("removal_times", "Execution of removal orders", "MEASURE", 60, "A83-2f")
        .measured("EXECUTED", "EXECUTION_MINUTES", "INVOKED_14_5")
        .add(ProtectionMethod.SUPPRESSION);
    table("removal_orders_by_state", "Removal orders issued, by State", "ORDERS", 8, "A83-2f")
        .by("geo", states())
        .add(ProtectionMethod.SUPPRESSION);
  }

  private Draft table(String id, String title, String unit, int size, String... items) {
    return new Draft(id, title, unit, size, List.of(items));
  }

  private static String[] states() {
    return Arrays.stream(MemberState.values()).map(MemberState::euCode).toArray(String[]::new);
  }

  /** A table until its rows are made. */
  private final class Draft {
    private final String id;
    private final String title;
    private final String unit;
    private final int size;
    private final List<String> items;
    private final List<Dimension> dimensions = new ArrayList<>();

    Draft(String id, String title, String unit, int size, List<String> items) {
      this.id = id;
      this.title = title;
      this.unit = unit;
      this.size = size;
      this.items = items;
      String time = items.get(0).startsWith("A83-2a") ? "cohort" : "time_period";
      dimensions.add(dimension(time, null, "2021", "2022", "2023", "2024", "2025"));
    }

    Draft by(String dimension, String... codes) {
      dimensions.add(dimension(dimension, dimension.equals("geo") ? "SUM" : "_T", codes));
      return this;
    }

    Draft measured(String... codes) {
      dimensions.add(dimension("measure", null, codes));
      return this;
    }

    void add(ProtectionMethod method) {
      List<Row> rows = new ArrayList<>();
      for (Code year : dimensions.get(0).codes()) {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(dimensions.get(0).id(), year.code());
        rows(codes, 1, method, rows);
      }
      tables.add(
          new Table(
              id,
              title,
              id,
              method,
              "a test",
              new Description(
                  items,
                  id,
                  title + ", each counted once.",
                  unit,
                  "Counted by one rule.",
                  origin(items.get(0)),
                  1),
              dimensions,
              rows));
    }

    private static String origin(String item) {
      return item.startsWith("A83-2a")
          ? "Returns FOLLOW_UP."
          : item.startsWith("A83-2") ? "Returns AUTHORITY_YEAR." : "Database of reports.";
    }

    private void rows(
        Map<String, String> codes, int depth, ProtectionMethod method, List<Row> rows) {
      if (depth < dimensions.size()) {
        Dimension dimension = dimensions.get(depth);
        for (Code code : dimension.codes()) {
          Map<String, String> deeper = new LinkedHashMap<>(codes);
          deeper.put(dimension.id(), code.code());
          rows(deeper, depth + 1, method, rows);
        }
        return;
      }
      String state = codes.getOrDefault("geo", "");
      if (state.equals("BG") && dimensions.get(0).id().equals("cohort")) {
        rows.add(new Row(codes, null, "L", "", ""));
        return;
      }
      long value = sum(codes, 1, new ArrayList<>());
      if (method == ProtectionMethod.ROUNDING) {
        value = value / 5 * 5;
      }
      boolean hidden = method == ProtectionMethod.SUPPRESSION && value > 0 && value < 5;
      String note = state.equals("HR") || state.equals("SUM") ? "PARTLY_SUBMITTED" : "";
      rows.add(new Row(codes, hidden ? null : (Long) value, "", hidden ? "C" : "", note));
    }

    /** Totals add up the cells below them. */
    private long sum(Map<String, String> codes, int depth, List<Integer> place) {
      if (depth == dimensions.size()) {
        return cell(codes, place);
      }
      Dimension dimension = dimensions.get(depth);
      long sum = 0;
      for (int i = 0; i < dimension.codes().size(); i++) {
        String code = dimension.codes().get(i).code();
        String asked = codes.get(dimension.id());
        boolean total = code.equals(dimension.total());
        if (!total && (code.equals(asked) || asked.equals(dimension.total()))) {
          Map<String, String> inner = new LinkedHashMap<>(codes);
          inner.put(dimension.id(), code);
          List<Integer> deeper = new ArrayList<>(place);
          deeper.add(i);
          sum += sum(inner, depth + 1, deeper);
        }
      }
      return sum;
    }

    private long cell(Map<String, String> codes, List<Integer> place) {
      int year = Integer.parseInt(codes.get(dimensions.get(0).id())) - 2021;
      String state = codes.getOrDefault("geo", codes.getOrDefault("hosted_in", ""));
      double weight = LARGE.contains(state) ? 6 : SMALL.contains(state) ? 0.2 : 1;
      if (state.equals("BG") && dimensions.get(0).id().equals("cohort")) {
        return 0;
      }
      double spread = 1;
      for (int i = 0; i < place.size(); i++) {
        spread *= 0.35 + ((place.get(i) * 7 + i * 3 + 4) % 11) / 6.0;
      }
      double minutes = "EXECUTION_MINUTES".equals(codes.get("measure")) ? 640 : 1;
      return Math.round(size * weight * spread * (1 + 0.13 * year) * minutes * (1 + factor * 0.01));
    }
  }

  private static String meaning(String id, String code) {
    for (eu.csar.schemas.statistics.Dimension one : eu.csar.schemas.statistics.Dimension.values()) {
      CodeList codes = one.codes();
      if (one.id().equals(id) && codes != null) {
        return codes.meanings().getOrDefault(code, code);
      }
    }
    return code;
  }

  private static Dimension dimension(String id, String total, String... codes) {
    List<Code> all = new ArrayList<>();
    for (String code : codes) {
      all.add(new Code(code, meaning(id, code)));
    }
    if (total != null) {
      all.add(new Code(total, total.equals("SUM") ? "Sum of the rows." : "All of them together."));
    }
    return new Dimension(id, id, total, all, Map.of());
  }
}
