package eu.csar.pipelines.explain;

import eu.csar.schemas.codes.EuropolOnlyReason;
import eu.csar.schemas.codes.Tier;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.transforms.publish.rules.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells the signals of each tier, and which tier decided (RT1 to RT7). Reads what was published;
 * decides nothing.
 */
final class TellRouting {
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
                  + Tier.valueOf(tier).meaning()
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

  private static void end(ReportRow current, Set<String> reasons, PrintWriter words) {
    if (!current.getMemberStates().isEmpty()) {
      words.println(
          "  likely to have jurisdiction: "
              + String.join(", ", current.getMemberStates())
              + (current.getEuropol() ? ", with a copy for Europol" : ""));
    } else if (current.getEuropol()) {
      StringBuilder end = new StringBuilder("  so it goes to Europol alone");
      for (EuropolOnlyReason reason : EuropolOnlyReason.values()) {
        if (reasons.contains(reason.name())) {
          end.append(": ").append(reason).append(". ").append(reason.meaning());
        }
      }
      words.println(end);
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
