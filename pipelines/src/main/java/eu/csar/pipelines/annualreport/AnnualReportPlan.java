package eu.csar.pipelines.annualreport;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one release is made of and where it goes.
 *
 * @param statistics release of {@code csar statistics}, with {@code internal/}
 * @param returns directory of returns, for the words of yearly ones
 * @param year of the report, which must be the last of the statistics, and over
 * @param issued day of the release, UTC; the only date that stands in it beside those of the data
 * @param roundingKey the operator's key; the same for all releases
 * @param policy file with the policy of protection; null: that of the catalogue
 * @param output directory to make
 * @param previous earlier releases that hold the same years, in any order
 * @param languages of the report, such as {@code en}; each is made once
 * @param addressee for whom the report is made
 */
public record AnnualReportPlan(
    Path statistics,
    Path returns,
    int year,
    LocalDate issued,
    Path roundingKey,
    @Nullable Path policy,
    Path output,
    List<Path> previous,
    List<String> languages,
    Addressee addressee) {
  public AnnualReportPlan {
    previous = List.copyOf(previous);
    languages = languages.stream().distinct().toList();
  }
}
