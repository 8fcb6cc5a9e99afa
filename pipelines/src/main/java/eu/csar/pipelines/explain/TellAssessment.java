package eu.csar.pipelines.explain;

import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.VerdictRow;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a run assessed a report: what is doubtful in it, what it matched, what each ground of
 * unfoundedness said, and the decision with its reasons (Article 48(1), UG1 to UG4, JU1 to JU6).
 */
final class TellAssessment {
  private TellAssessment() {}

  /**
   * Tells the assessment.
   *
   * @param before the state that an earlier run left; null: none
   */
  static void of(RunOfReport run, ReportRow state, @Nullable ReportRow before, PrintWriter words) {
    Paragraph why = new Paragraph(words, "Why the run took it up");
    why.line(InWords.cause(state.getCause()));
    if (run.assessedContent()) {
      content(run, state, words);
    } else {
      why.line(
          "its content was not assessed again: findings, matches, grounds and signals are those of run "
              + state.getContentRun());
    }
    decision(state, before, words);
  }

  private static void content(RunOfReport run, ReportRow state, PrintWriter words) {
    Paragraph what = new Paragraph(words, "What it is");
    what.line(
        "version "
            + state.getVersion()
            + ", issued "
            + (state.getIssuedAt() == null ? "at an unknown time" : state.getIssuedAt()));
    what.line("the provider claims " + InWords.listed(state.getAbuseTypes(), "no type"));
    long reported =
        run.items().stream().filter(item -> item.getRelevance().equals("REPORTED")).count();
    int items = run.items().size();
    what.line((items == 1 ? "1 item" : items + " items") + ", of which reported: " + reported);
    Paragraph findings = new Paragraph(words, "What is doubtful in it");
    for (FindingRow row : run.findings()) {
      findings.line(
          (row.getField() == null ? "" : "at " + row.getField() + ": ")
              + InWords.finding(row.getCode()));
    }
    matches(run.matches(), state, words);
    verdicts(run.verdicts(), words);
  }

  private static void matches(List<MatchRow> rows, ReportRow state, PrintWriter words) {
    Paragraph matches = new Paragraph(words, "What its items match");
    for (MatchRow row : rows) {
      matches.line(
          "item "
              + row.getItemNumber()
              + ": "
              + row.getAlgorithm()
              + (row.getDistance() == 0
                  ? " equal to "
                  : " differs in " + row.getDistance() + " bits from ")
              + InWords.given(row.getIndicatorId())
              + " of list "
              + row.getList()
              + ", version "
              + InWords.shortened(row.getListVersion())
              + (row.getQuarantined() ? "; a quarantined entry" : ""));
    }
    if (matches.isEmpty()) {
      matches.line("no entry of any list");
    }
    matches.line("so the Centre's types are " + InWords.listed(state.getCentreTypes(), "none"));
  }

  private static void verdicts(List<VerdictRow> rows, PrintWriter words) {
    Paragraph grounds =
        new Paragraph(words, "Whether it is manifestly unfounded, ground by ground");
    for (VerdictRow row : rows) {
      String says =
          row.getFilters()
              ? "holds, and nothing stands against it"
              : row.getHolds() ? "holds, and filters nothing" : "does not hold";
      grounds.line(row.getGround() + " " + says);
      if (row.getHolds()) {
        grounds.under(InWords.ground(row.getGround()));
      }
      if (!row.getEvidence().isEmpty()) {
        grounds.under("it rests on " + InWords.given(String.join(", ", row.getEvidence())));
      }
      for (String exception : row.getExceptions()) {
        grounds.under("against it stands " + InWords.exception(exception));
      }
    }
    if (grounds.isEmpty()) {
      grounds.line("the rules of this run asked for no ground");
    }
  }

  private static void decision(ReportRow state, @Nullable ReportRow before, PrintWriter words) {
    Paragraph decision = new Paragraph(words, "What was decided");
    boolean stays = before != null && before.getDecision().equals(state.getDecision());
    decision.line((stays ? "as before: " : "") + InWords.decision(state.getDecision()));
    for (String reason : state.getReasonCodes()) {
      decision.under("because " + InWords.decisionReason(reason));
    }
    if (state.getHeldSince() != null) {
      decision.line("held since " + state.getHeldSince());
    }
    retraction(state, before, decision);
    decision.line(urgency(state));
    decision.line(
        "by policy " + state.getPolicyVersion() + " and rules " + state.getRulesVersion());
  }

  private static void retraction(ReportRow state, @Nullable ReportRow before, Paragraph decision) {
    boolean was = before != null && before.getRetractedAt() != null;
    if (state.getRetractedAt() != null) {
      decision.line(
          (was ? "it stays retracted" : "retracted by its provider")
              + ": the retraction of "
              + state.getRetractedAt()
              + " applies to this version (JU2)");
    } else if (was) {
      decision.line("this version is not retracted any more (JU2)");
    }
  }

  /** The Centre agrees unless a review disagrees, so its yes says nothing where nobody asked. */
  private static String urgency(ReportRow state) {
    if (!state.getProviderUrgent()) {
      return "not urgent: the provider does not mark it so";
    }
    return state.getCentreUrgent()
        ? "urgent: the provider marks it so, and no review says otherwise (JU6)"
        : "not urgent: the provider marks it so, but a review says it is not (JU6)";
  }
}
