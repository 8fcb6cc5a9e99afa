package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.SentForward;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes key columns after routing, so that later runs need not open the report. */
public final class KeyRowUpdate {
  private KeyRowUpdate() {}

  /**
   * The key columns of a report that has a new current version.
   *
   * @param supplementOf SU2, for a new report; a published one stands, so it is ignored for a new
   *     version
   * @param firstAccount SU2, likewise
   * @param forwards the latest forward of every recipient, of all runs
   * @param contentRun run that holds the report in personal/
   * @param contentPart part of it
   */
  public static KeyRow complete(
      Winner winner,
      Report report,
      @Nullable String supplementOf,
      boolean firstAccount,
      String decision,
      List<SentForward> forwards,
      long contentRun,
      @Nullable String contentPart,
      long run) {
    KeyRow previous = isNewVersion(winner) ? winner.previous() : null;
    Place place =
        new Place(
            report.getSubmittedAt(),
            report.getExportId(),
            report.getExportDigest(),
            report.getFile(),
            report.getOrdinal());
    return KeyRow.newBuilder()
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
        .setPlace(place)
        .setSeen(winner.seen())
        .setRetractions(winner.retractions())
        .setRetractedAt(winner.retractedAt())
        .setSupplementOf(previous == null ? supplementOf : previous.getSupplementOf())
        .setFirstAccount(previous == null ? firstAccount : previous.getFirstAccount())
        .setDecision(decision)
        .setForwards(forwards)
        .setContentRun(contentRun)
        .setContentPart(contentPart)
        .setRun(run)
        .build();
  }

  /** The key columns of a stored report after its recalls; its content stays where it is. */
  public static KeyRow complete(
      StoredVerdict verdict, String decision, List<SentForward> forwards) {
    return KeyRow.newBuilder(verdict.updated()).setDecision(decision).setForwards(forwards).build();
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
