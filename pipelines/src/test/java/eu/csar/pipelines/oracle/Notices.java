package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Item;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a provider is told about a report in a run: RC6, S42. At most one notice of a kind. */
final class Notices {

  private final Known report;
  private final Row row;
  private final Content content;
  private final Instant asOf;
  private final OracleState state;

  /**
   * Notices about a report.
   *
   * @param row the row that this run gives it
   */
  Notices(Known report, Row row, Content content, Instant asOf, OracleState state) {
    this.report = report;
    this.row = row;
    this.content = content;
    this.asOf = asOf;
    this.state = state;
  }

  /**
   * Adds all that are due.
   *
   * @param decisionBefore null for a report that this run made new
   * @param recalledAsUnfounded S39a happened, and took the report back from somebody
   * @param sentAgain after everybody had been recalled as unfounded
   */
  void add(
      @Nullable String decisionBefore,
      boolean recalledAsUnfounded,
      boolean sentAgain,
      List<String> grounds) {
    String decision = row.get("decision");
    String cause = row.get("cause");
    boolean unfounded = decision.equals("MANIFESTLY_UNFOUNDED");
    if (recalledAsUnfounded || (unfounded && !decision.equals(decisionBefore))) {
      boolean ofItems = grounds.contains(Judging.NOT_ABUSE);
      notice("UNFOUNDED", grounds, ofItems ? itemIds() : List.of());
    }
    if (sentAgain || ("MANIFESTLY_UNFOUNDED".equals(decisionBefore) && !unfounded)) {
      notice("CORRECTION", List.of(cause), List.of());
    }
    if (cause.startsWith("NEW") && !unfounded && !report.test && !content.missing().isEmpty()) {
      notice("INFORMATION_REQUEST", content.missing(), List.of());
    }
  }

  /** A retraction that is in force now and was not before. */
  void retractionReceived(@Nullable Instant retractedBefore) {
    if (report.retractedAt != null && !report.retractedAt.equals(retractedBefore)) {
      boolean erroneous = report.inForce().stream().anyMatch(Known.Retraction::erroneous);
      notice("RETRACTION_RECEIVED", List.of(erroneous ? "ERRONEOUS" : "OTHER"), List.of());
    }
  }

  private List<String> itemIds() {
    return content.reported().stream().map(Item::id).filter(Objects::nonNull).distinct().toList();
  }

  private void notice(String kind, List<String> reasons, List<String> itemIds) {
    state
        .table("notices")
        .add(
            Row.empty()
                .and("report_key", report.key)
                .and("provider_report_id", row.get("provider_report_id"))
                .and("provider_id", row.get("provider_id"))
                .and("kind", kind)
                .and("reason_codes", reasons)
                .and("item_ids", itemIds)
                .and("created_at", asOf)
                .and("run", state.run));
  }
}
