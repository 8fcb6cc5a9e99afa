package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the catalogue of internal statistics says of its tables. No figure is read here: figures
 * come through disclosure control alone.
 *
 * @param directory the internal part of a release of statistics
 * @param catalogue its {@code catalogue.json}
 * @param year last year of its tables, UTC
 * @param asOf instant up to which runs and returns count
 */
record InternalStatistics(Path directory, JsonNode catalogue, int year, Instant asOf) {

  /**
   * Opens a release of statistics.
   *
   * @throws StoppedException where it has no catalogue, or one that does not say its year and as-of
   */
  static InternalStatistics of(Path statistics) throws StoppedException {
    Path directory = statistics.resolve("internal");
    Path file = directory.resolve("catalogue.json");
    try {
      JsonNode catalogue = PrettyJson.read(file);
      if (!catalogue.path("year").isInt() || !catalogue.path("as_of").isTextual()) {
        throw new StoppedException(
            ExitCode.UNUSABLE_STATISTICS, file + " does not say its year and as_of");
      }
      return new InternalStatistics(
          directory,
          catalogue,
          catalogue.path("year").asInt(),
          Instant.parse(catalogue.path("as_of").asText()));
    } catch (IOException | RuntimeException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_STATISTICS, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a report on a year that is not over, or that these statistics are not of, and one that
   * would be older than its figures.
   */
  void refuseUnfinished(int reported, LocalDate issued) throws StoppedException {
    if (reported != year) {
      throw new StoppedException(
          ExitCode.YEAR_UNFINISHED,
          "the statistics end with " + year + ", and the report is to be of " + reported);
    }
    LocalDate counted = asOf.atZone(ZoneOffset.UTC).toLocalDate();
    if (counted.getYear() <= reported) {
      throw new StoppedException(
          ExitCode.YEAR_UNFINISHED,
          "the year " + reported + " is not over: the statistics are as of " + asOf);
    }
    if (issued.isBefore(counted)) {
      throw new StoppedException(
          ExitCode.USAGE,
          "--issued=" + issued + " lies before the as-of of the statistics, " + asOf);
    }
  }
}
