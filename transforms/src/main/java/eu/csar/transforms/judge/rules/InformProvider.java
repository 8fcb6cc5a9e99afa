package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Cause;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.NoticeKind;
import eu.csar.schemas.codes.NoticeReason;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.transforms.judge.rules.SettleDecision.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is told about its report (Article 48(2) and (5), RC6): that it is manifestly
 * unfounded and why, that an earlier notice no longer stands, what is missing, that its retraction
 * came. At most one notice of a kind. None names a recipient, an authority, an indicator, a
 * positive match, a token or a case.
 */
public final class InformProvider {
  private final Instant asOf;
  private final long run;

  /** In one run. */
  public InformProvider(Instant asOf, long run) {
    this.asOf = asOf;
    this.run = run;
  }

  /**
   * The notices that are due on a report that was assessed.
   *
   * @param before decision before this run; null: none
   * @param cause why the run assessed it
   * @param sent who was sent it before this run
   * @param forwards number of recipients whom this run sent it, or recalled
   */
  public List<NoticeRow> about(
      Matter matter,
      @Nullable String before,
      String cause,
      Settled settled,
      SentBefore sent,
      int forwards) {
    Report report = matter.report();
    List<NoticeRow> notices = new ArrayList<>();
    boolean unfounded = settled.decision() == Decision.MANIFESTLY_UNFOUNDED;
    boolean wasUnfounded = Decision.MANIFESTLY_UNFOUNDED.name().equals(before);
    boolean takenBack = settled.recall() == RecallReason.MANIFESTLY_UNFOUNDED && forwards > 0;
    boolean sentAgain = sent.isTakenBackAsUnfounded() && settled.goesOut() && forwards > 0;
    if ((unfounded && !wasUnfounded) || takenBack) {
      List<String> items =
          settled.reasonCodes().contains(UnfoundedGround.ASSESSED_NOT_ABUSE.name())
              ? itemIds(report)
              : List.of();
      notices.add(notice(report, NoticeKind.UNFOUNDED, settled.reasonCodes(), items));
    }
    if ((wasUnfounded && !unfounded) || sentAgain) {
      notices.add(notice(report, NoticeKind.CORRECTION, List.of(cause), List.of()));
    }
    boolean newContent = cause.equals(Cause.NEW.name()) || cause.equals(Cause.NEW_VERSION.name());
    if (newContent && !unfounded && !report.getTest() && !report.getMissingFields().isEmpty()) {
      notices.add(
          notice(report, NoticeKind.INFORMATION_REQUEST, report.getMissingFields(), List.of()));
    }
    Matter.Retracted retraction = matter.retraction();
    if (retraction != null && retraction.newly()) {
      notices.add(
          retractionReceived(
              report.getReportKey(),
              report.getProviderId(),
              report.getProviderReportId(),
              retraction));
    }
    return notices;
  }

  /** That a retraction came. */
  public NoticeRow retractionReceived(
      String reportKey, String providerId, String providerReportId, Matter.Retracted retraction) {
    NoticeReason reason = retraction.erroneous() ? NoticeReason.ERRONEOUS : NoticeReason.OTHER;
    return new NoticeRow(
        reportKey,
        providerReportId,
        providerId,
        NoticeKind.RETRACTION_RECEIVED.name(),
        List.of(reason.name()),
        List.of(),
        asOf,
        run);
  }

  private NoticeRow notice(
      Report report, NoticeKind kind, List<String> reasons, List<String> itemIds) {
    return new NoticeRow(
        report.getReportKey(),
        report.getProviderReportId(),
        report.getProviderId(),
        kind.name(),
        reasons,
        itemIds,
        asOf,
        run);
  }

  /** The provider's own ids of the reported items, in order of the report. */
  private static List<String> itemIds(Report report) {
    return report.getItems().stream()
        .filter(item -> item.getRelevance().equals("REPORTED"))
        .map(Item::getItemId)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
