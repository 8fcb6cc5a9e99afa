package eu.csar.pipelines.explain;

import eu.csar.schemas.tables.MessageRow;
import eu.csar.schemas.tables.SubmissionRow;
import java.io.PrintWriter;

/** Tells what came in for a report in a run: records with their outcomes (ID6), reviews (JU4). */
final class TellArrival {
  private TellArrival() {}

  static void of(RunOfReport run, PrintWriter words) {
    Paragraph records = new Paragraph(words, "What came in");
    for (SubmissionRow row : run.submissions()) {
      records.line(
          "record "
              + row.getOrdinal()
              + " of "
              + InWords.given(row.getFile())
              + " in export "
              + InWords.given(row.getExportId())
              + (row.getVersion() == null ? "" : ", version " + row.getVersion()));
      records.under(InWords.outcome(row.getOutcome()));
    }
    Paragraph reviews = new Paragraph(words, "What was said of it");
    for (MessageRow row : run.messages()) {
      reviews.line(review(row));
      reviews.under(InWords.status(row.getStatus()));
    }
  }

  private static String review(MessageRow row) {
    StringBuilder text =
        new StringBuilder(row.getKind().equals("REVIEW") ? "a review" : "a message");
    text.append(" (message ").append(InWords.given(row.getMessageId()));
    if (row.getReviewId() != null) {
      text.append(", review ").append(InWords.given(row.getReviewId()));
    }
    text.append(')');
    if (row.getSubject() != null && row.getValue() != null) {
      text.append(" says of its ")
          .append(row.getSubject().equals("URGENCY") ? "urgency" : "decision")
          .append(": ")
          .append(row.getValue());
    }
    if (row.getVersion() != null) {
      text.append(", of version ").append(row.getVersion());
    }
    if (row.getReasonCode() != null) {
      text.append(", because ").append(InWords.given(row.getReasonCode()));
    }
    if (row.getDecidedAt() != null) {
      text.append(", decided ").append(row.getDecidedAt());
    }
    return text.toString();
  }
}
