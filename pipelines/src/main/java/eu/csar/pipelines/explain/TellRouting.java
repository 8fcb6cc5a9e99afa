package eu.csar.pipelines.explain;

import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.transforms.publish.rules.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells the signals of each tier, and which tier decided (RT1 to RT7). Reads what was published;
 * decides nothing.
 */
final class TellRouting {
  private static final Map<String, String> TIERS =
      new TreeMap<>(
          Map.of(
              "RT1", "verified estimated location of the subject",
              "RT2", "two or more distinct unflagged upload addresses in one State",
              "RT3", "billing country",
              "RT4", "phone prefix",
              "RT5", "one unflagged upload address",
              "RT6", "two or more distinct unflagged other addresses in one State",
              "RT7", "a victim's or recipient's own location, in addition"));

  private static final Map<String, String> EUROPOL_ONLY =
      Map.of(
          "CONFLICTING", "the deciding tier names more States than the policy's limit",
          "NO_AUTHORITY", "no State that was named has an authority in the register",
          "TERRITORY_SETTING", "a territory was named whose setting names nobody",
          "PROXY_ONLY", "only proxies' addresses were seen",
          "PSEUDO_CODE", "a code was given that stands for no country",
          "THIRD_COUNTRY", "only countries outside the Union were named",
          "NO_SIGNAL", "no signal was strong enough for any tier");

  private TellRouting() {}

  static void of(ReportRows rows, ReportRow current, PrintWriter words) {
    words.println();
    words.println("Jurisdiction");
    // A tier is filled by a signal, but two addresses in one State may fill RT2, or one RT5: all
    // are told.
    TreeMap<String, List<SignalRow>> byTier = new TreeMap<>();
    List<SignalRow> evidence = new ArrayList<>();
    for (SignalRow signal : rows.<SignalRow>ofRun(current.getContentRun(), Table.SIGNALS)) {
      if (signal.getTier() == null) {
        evidence.add(signal);
      } else {
        byTier.computeIfAbsent(signal.getTier(), tier -> new ArrayList<>()).add(signal);
      }
    }
    List<ForwardRow> forwards = rows.ofRun(current.getContentRun(), Table.FORWARDS);
    TreeSet<String> reasons = new TreeSet<>();
    forwards.stream()
        .filter(row -> !row.getKind().equals("RECALL"))
        .forEach(row -> reasons.add(row.getReason()));
    byTier.forEach(
        (tier, signals) -> {
          words.println(
              "  "
                  + tier
                  + " "
                  + TIERS.getOrDefault(tier, "")
                  + (reasons.contains(tier) ? "  <- names recipients" : ""));
          signals.forEach(signal -> words.println("      " + line(signal)));
        });
    if (!evidence.isEmpty()) {
      words.println("  seen, and too weak or unusable for any tier");
      evidence.forEach(signal -> words.println("      " + line(signal)));
    }
    if (byTier.isEmpty() && evidence.isEmpty()) {
      words.println("  no signal at all");
    }
    end(current, reasons, words);
  }

  private static void end(ReportRow current, TreeSet<String> reasons, PrintWriter words) {
    if (!current.getMemberStates().isEmpty()) {
      words.println(
          "  so it concerns "
              + String.join(", ", current.getMemberStates())
              + (current.getEuropol() ? ", with a copy for Europol" : ""));
    } else if (current.getEuropol()) {
      String reason = reasons.stream().filter(EUROPOL_ONLY::containsKey).findFirst().orElse("");
      words.println(
          "  so it goes to Europol alone"
              + (reason.isEmpty() ? "" : ": " + reason + ", " + EUROPOL_ONLY.get(reason)));
    }
  }

  private static String line(SignalRow signal) {
    return signal.getKind()
        + " in "
        + (signal.getState() == null ? "no country" : signal.getState())
        + (signal.getCount() > 1 ? ", " + signal.getCount() + " values" : "")
        + (signal.getFlags().isEmpty() ? "" : " (" + String.join(", ", signal.getFlags()) + ")");
  }
}
