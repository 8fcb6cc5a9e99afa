package eu.csar.pipelines.explain;

import eu.csar.schemas.codes.Tier;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells the signals of each tier, which tier decided (RT1 to RT7), and who was sent what and why
 * (Article 48(3)). Reads what was published; decides nothing.
 */
final class TellRouting {
  private TellRouting() {}

  static void of(RunOfReport run, ReportRow state, PrintWriter words) {
    if (run.assessedContent()) {
      signals(run, state, words);
    }
    Paragraph sent = new Paragraph(words, "What was sent to whom, and why");
    for (ForwardRow row : run.forwards()) {
      sent.line(
          row.getRecipient()
              + (row.getAuthorityIds().isEmpty()
                  ? ""
                  : " (" + String.join(", ", row.getAuthorityIds()) + ")")
              + ": "
              + InWords.forwardKind(row.getKind()));
      sent.under("because " + InWords.forwardReason(row.getReason()));
      sent.under(
          row.getLane()
              + " lane"
              + (row.getUrgent() ? ", marked urgent" : "")
              + "; token "
              + InWords.shortened(row.getFollowUpToken()));
    }
    if (sent.isEmpty()) {
      sent.line(
          state.getDecision().equals("FORWARDED")
              ? "nothing: each recipient has it already as it is"
              : "nothing: it is not forwarded");
    }
  }

  private static void signals(RunOfReport run, ReportRow state, PrintWriter words) {
    Paragraph where = new Paragraph(words, "Where jurisdiction is likely");
    // A tier is filled by a signal, but two addresses in one State may fill RT2, or one RT5: all
    // are told.
    TreeMap<String, List<SignalRow>> byTier = new TreeMap<>();
    List<SignalRow> evidence = new ArrayList<>();
    for (SignalRow signal : run.signals()) {
      if (signal.getTier() == null) {
        evidence.add(signal);
      } else {
        byTier.computeIfAbsent(signal.getTier(), tier -> new ArrayList<>()).add(signal);
      }
    }
    TreeSet<String> reasons = new TreeSet<>();
    run.forwards().stream()
        .filter(row -> !row.getKind().equals("RECALL"))
        .forEach(row -> reasons.add(row.getReason()));
    for (Map.Entry<String, List<SignalRow>> tier : byTier.entrySet()) {
      where.line(
          tier.getKey()
              + " "
              + Tier.valueOf(tier.getKey()).meaning()
              + (reasons.contains(tier.getKey()) ? "  <- names recipients" : ""));
      tier.getValue().forEach(signal -> where.under(line(signal)));
    }
    if (!evidence.isEmpty()) {
      where.line("seen, and too weak or unusable for any tier");
      evidence.forEach(signal -> where.under(line(signal)));
    }
    if (byTier.isEmpty() && evidence.isEmpty()) {
      where.line("no signal at all");
    }
    if (!state.getMemberStates().isEmpty()) {
      where.line(
          "so it concerns "
              + String.join(", ", state.getMemberStates())
              + (state.getEuropol() ? ", with a copy for Europol" : ""));
    } else if (state.getEuropol()) {
      where.line("so it goes to Europol alone");
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
