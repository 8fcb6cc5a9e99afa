package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.AS_OF;
import static eu.csar.transforms.judge.rules.JudgedReports.decision;
import static eu.csar.transforms.judge.rules.JudgedReports.item;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static eu.csar.transforms.judge.rules.JudgedReports.report;
import static eu.csar.transforms.judge.rules.JudgedReports.retracted;
import static eu.csar.transforms.judge.rules.JudgedReports.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.tables.NoticeRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RC6 a provider is told")
class InformProviderTest {
  private static final Matter UNFOUNDED = matter(report(false), List.of(), decision("UNFOUNDED"));

  private static List<NoticeRow> notices(
      @Nullable String before, String cause, Matter matter, int forwards) {
    return notices(before, cause, matter, JudgedReports.sent("FIRST", null, null), forwards);
  }

  private static List<NoticeRow> notices(
      @Nullable String before, String cause, Matter matter, SentBefore sent, int forwards) {
    return new InformProvider(AS_OF, 7)
        .about(
            matter,
            before,
            cause,
            SettleDecision.settle(before, sent, matter, judge(matter)),
            sent,
            forwards);
  }

  private static NoticeRow notice(String kind, List<String> reasons, List<String> items) {
    return new NoticeRow("aa", "r-1", "provider-001", kind, reasons, items, AS_OF, 7L);
  }

  @Test
  @DisplayName("RC6 UNFOUNDED once, with the grounds; of UG3 with its own ids of the items")
  void unfounded() {
    assertThat(
        notices(null, "NEW", UNFOUNDED, 0),
        contains(notice("UNFOUNDED", List.of("REVIEWED_UNFOUNDED"), List.of())));
    assertThat(
        notices(
            null,
            "NEW",
            matter(
                with(
                    item(0, "REPORTED", "harmless-1"),
                    item(1, "SUPPLEMENTAL", "other"),
                    item(2, "REPORTED", "harmless-2"))),
            0),
        contains(notice("UNFOUNDED", List.of("ASSESSED_NOT_ABUSE"), List.of("item-0", "item-2"))));
  }

  @Test
  @DisplayName("RC6 JU1 not again if it was unfounded before")
  void notTwice() {
    assertThat(notices("MANIFESTLY_UNFOUNDED", "REOPENED", UNFOUNDED, 0), is(empty()));
  }

  @Test
  @DisplayName("RC6 UNFOUNDED of what was forwarded only if somebody was recalled in this run")
  void unfoundedAfterForwarding() {
    assertThat(
        notices("FORWARDED", "REVIEWED", UNFOUNDED, 2),
        contains(notice("UNFOUNDED", List.of("REVIEWED_UNFOUNDED"), List.of())));
    assertThat(notices("FORWARDED", "REASSESSED", UNFOUNDED, 0), is(empty()));
  }

  @Test
  @DisplayName("RC6 JU1 CORRECTION, with the cause, if an earlier notice no longer stands")
  void correction() {
    assertThat(
        notices("MANIFESTLY_UNFOUNDED", "REOPENED", matter(report(false)), 0),
        contains(notice("CORRECTION", List.of("REOPENED"), List.of())));
  }

  @Test
  @DisplayName("RC6 CORRECTION if a report that was recalled as unfounded is sent again, once")
  void correctionOfARecall() {
    SentBefore recalled = JudgedReports.sent("RECALL", null, "MANIFESTLY_UNFOUNDED");
    assertThat(
        notices("FORWARDED", "REOPENED", matter(report(false)), recalled, 1),
        contains(notice("CORRECTION", List.of("REOPENED"), List.of())));
    assertThat(notices("FORWARDED", "REOPENED", matter(report(false)), recalled, 0), is(empty()));
    SentBefore moved = JudgedReports.sent("RECALL", null, "JURISDICTION_CHANGED");
    assertThat(notices("FORWARDED", "REOPENED", matter(report(false)), moved, 1), is(empty()));
    assertThat(notices("FORWARDED", "REOPENED", matter(report(false)), 1), is(empty()));
  }

  @Test
  @DisplayName("RC6 INFORMATION_REQUEST naming each missing field, of new content only")
  void informationRequest() {
    List<String> missing = List.of("MISSING_ISSUED_AT", "MISSING_SIGNATURE");
    Report report = JudgedReports.builder().setMissingFields(missing).build();
    assertThat(
        notices(null, "NEW", matter(report), 0),
        contains(notice("INFORMATION_REQUEST", missing, List.of())));
    assertThat(
        notices("FORWARDED", "NEW_VERSION", matter(report), 0),
        contains(notice("INFORMATION_REQUEST", missing, List.of())));
    assertThat(notices("FORWARDED", "REASSESSED", matter(report), 0), is(empty()));
  }

  @Test
  @DisplayName("RC6 no INFORMATION_REQUEST on a test or on what is unfounded")
  void noInformationRequest() {
    List<String> missing = List.of("MISSING_SIGNATURE");
    Report test = JudgedReports.builder().setMissingFields(missing).setTest(true).build();
    assertThat(
        notices(null, "NEW", matter(test), 0),
        contains(notice("UNFOUNDED", List.of("TEST"), List.of())));
  }

  @Test
  @DisplayName("RC6 RETRACTION_RECEIVED with its reason, once")
  void retractionReceived() {
    assertThat(
        notices(null, "NEW", retracted(report(true), true), 0),
        contains(notice("RETRACTION_RECEIVED", List.of("ERRONEOUS"), List.of())));
    assertThat(
        notices(null, "NEW", retracted(report(true), false), 0),
        contains(notice("RETRACTION_RECEIVED", List.of("OTHER"), List.of())));
    Matter again =
        new Matter(
            report(true),
            List.of(),
            ReviewsInForce.NONE,
            new Matter.Retracted(AS_OF, true, false),
            true);
    assertThat(notices("FORWARDED", "REVIEWED", again, 0), is(empty()));
  }
}
