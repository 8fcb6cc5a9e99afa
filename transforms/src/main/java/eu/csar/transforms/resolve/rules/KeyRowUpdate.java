package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.SentForward;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes key columns after routing, so that later runs need not open the report. */
public final class KeyRowUpdate {
  private KeyRowUpdate() {}

  /**
   * What an assessment leaves for later runs.
   *
   * @param decision the decision after the run
   * @param heldSince JU3; null: not held
   * @param notAbuseNotices notices that the decision names (JU1)
   * @param forwards the latest forward of every recipient, of all runs
   * @param part name of the files in which this run writes the report
   */
  public record Assessed(
      String decision,
      @Nullable Instant heldSince,
      List<String> notAbuseNotices,
      List<SentForward> forwards,
      String part) {}

  /**
   * The key columns of a report that has a new current version.
   *
   * @param supplementOf SU2, for a new report; a published one stands, so it is ignored for a new
   *     version
   * @param firstAccount SU2, likewise
   */
  public static KeyRow complete(
      Winner winner,
      Report report,
      @Nullable String supplementOf,
      boolean firstAccount,
      Assessed assessed,
      long run) {
    KeyRow previous = isNewVersion(winner) ? winner.previous() : null;
    KeyRow.Builder key =
        KeyRow.newBuilder()
            .setReportKey(report.getReportKey())
            .setNamespace(report.getNamespace())
            .setSource(report.getSource())
            .setTest(report.getTest())
            .setFirstRun(previous == null ? run : previous.getFirstRun())
            .setVersion(report.getVersion())
            .setIssuedAt(report.getIssuedAt())
            .setCanonicalDigest(report.getCanonicalDigest())
            .setReceivedAt(winner.receivedAt())
            .setFirstPlace(winner.firstPlace())
            .setPlace(placeOf(report))
            .setSeen(winner.seen())
            .setRetractions(winner.retractions())
            .setRetractedAt(winner.retractedAt())
            .setSupplementOf(previous == null ? supplementOf : previous.getSupplementOf())
            .setFirstAccount(previous == null ? firstAccount : previous.getFirstAccount())
            .setReviews(previous == null ? List.of() : previous.getReviews())
            .setContentRun(run)
            .setContentPart(assessed.part());
    return with(assessed, key, run);
  }

  /** The key columns of a stored report that was assessed whole; its content stays where it is. */
  public static KeyRow complete(StoredVerdict verdict, Assessed assessed, long run) {
    return with(assessed, KeyRow.newBuilder(verdict.updated()), run);
  }

  /** The key columns of a stored report whose row was copied. */
  public static KeyRow copied(
      StoredVerdict verdict, List<SentForward> forwards, String part, long run) {
    return KeyRow.newBuilder(verdict.updated())
        .setForwards(forwards)
        .setRowRun(run)
        .setRowPart(part)
        .build();
  }

  private static KeyRow with(Assessed assessed, KeyRow.Builder key, long run) {
    return key.setDecision(assessed.decision())
        .setHeldSince(assessed.heldSince())
        .setNotAbuseNotices(assessed.notAbuseNotices())
        .setForwards(assessed.forwards())
        .setRowRun(run)
        .setRowPart(assessed.part())
        .setRun(run)
        .build();
  }

  /** Place of the version that a report in normal form is. */
  public static Place placeOf(Report report) {
    return new Place(
        report.getSubmittedAt(),
        report.getExportId(),
        report.getExportDigest(),
        report.getFile(),
        report.getOrdinal());
  }

  /**
   * The {@code supplement_of} of a winner: as found for a new report, as published for a new
   * version (SU2).
   */
  public static @Nullable String supplementOf(Winner winner, SupplementAnswer answer) {
    KeyRow previous = isNewVersion(winner) ? winner.previous() : null;
    return previous == null ? answer.supplementOf() : previous.getSupplementOf();
  }

  private static boolean isNewVersion(Winner winner) {
    return winner.cause().equals(Winner.NEW_VERSION);
  }
}
