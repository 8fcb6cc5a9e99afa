package eu.csar.pipelines.synthesise;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Assessments of Article 36(3) and (4) on the reports of a cohort, and the truth about them. */
final class YearAssessments {
  private final Dice dice = new Dice();
  private final long seed;
  private final LocalDate release;
  private final ReturnFiles files;
  private final StatisticsTruth truth;
  private final CountYearReports counted;

  YearAssessments(
      long seed,
      LocalDate release,
      ReturnFiles files,
      StatisticsTruth truth,
      CountYearReports counted) {
    this.seed = seed;
    this.release = release;
    this.files = files;
    this.truth = truth;
    this.counted = counted;
  }

  /** A report that a State has. */
  record Held(YearReport report, String state, String token) {}

  void returns(int cohort, List<Held> held) throws IOException {
    dice.set(seed, Dice.PLANTED, 8_000 + cohort);
    Map<String, List<Map<String, String>>> rows = new TreeMap<>();
    String day = LocalDate.of(cohort + 1, 1, 25).toString();
    for (Held one : held) {
      SortedSet<String> types = counted.matched(one.report());
      types.add(one.report().type());
      types.remove("KNOWN_CSAM");
      if (types.isEmpty()) {
        continue;
      }
      boolean silent =
          List.of(YearFollowUp.SILENT, YearFollowUp.EMPTY, YearFollowUp.NOT_APPLICABLE)
              .contains(one.state());
      int drawn = silent ? 99 : dice.below(100);
      if (drawn < 60) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("token", one.token());
        row.put("as_of", day);
        row.put(
            "result",
            drawn < 20 || drawn >= 50 ? "NEGATIVE" : drawn < 40 ? "POSITIVE" : "EXTENDED");
        row.put("scope", drawn >= 50 ? "ITEM" : "REPORT");
        rows.computeIfAbsent(one.state(), any -> new ArrayList<>()).add(row);
      }
      boolean isDone = drawn < 40;
      if (!isDone) {
        truth.add(1, "assessments_open", one.state(), "OVER_2_MONTHS");
      } else if (drawn < 20 && cohort + 1 < release.getYear()) {
        types.forEach(type -> truth.add(1, "assessed_negative", cohort + 1, one.state(), type));
        truth.add(1, "assessed_negative", cohort + 1, one.state(), "_T");
      }
    }
    for (Map.Entry<String, List<Map<String, String>>> each : rows.entrySet()) {
      files.csv(
          ReturnFiles.Cover.of(
              ReturnKind.ASSESSMENTS, each.getKey(), (cohort + 1) + "-02-02T10:00:00Z", cohort + 1),
          each.getValue());
    }
  }
}
