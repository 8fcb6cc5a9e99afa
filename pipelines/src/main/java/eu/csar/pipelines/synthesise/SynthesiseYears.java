package eu.csar.pipelines.synthesise;

import eu.csar.transforms.route.rules.FollowUpToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./csar synthesise --years=N}: a world of years for statistics. Beside what every world has
 * there are {@code returns/}, {@code runs.txt} with the as-of of each run, one at the end of each
 * year, and {@code truth/statistics.tsv}, what the tables must say: table, codes, value; {@code
 * truth/returns.tsv} has the rows that must be rejected: delivery, row, code. The release is as of
 * {@link #RELEASE} of the year after the last. Holds all reports in memory.
 */
public final class SynthesiseYears {
  /** Month and day of the release. */
  private static final String RELEASE = "-12-01";

  private final SynthesiseConfig config;
  private final int lastYear;
  private final int years;

  /**
   * A world of years.
   *
   * @param config as of other worlds; reports are those of a middling year
   * @param lastYear last of the years
   */
  public SynthesiseYears(SynthesiseConfig config, int years, int lastYear) {
    this.config = config;
    this.years = years;
    this.lastYear = lastYear;
  }

  /** Writes the world and says in words what was made. */
  public void run(PrintWriter words) throws IOException {
    Path output = config.output();
    Synthesise.world(config).foundations();
    World world = new World(config);
    ExportFiles exports = new ExportFiles(output.resolve("exports"));
    ReturnFiles returns = new ReturnFiles(output.resolve("returns"));
    StatisticsTruth truth = new StatisticsTruth();
    StatisticsTruth rejections = new StatisticsTruth();
    CountYearReports counted = new CountYearReports(world, truth);
    LocalDate release = LocalDate.parse((lastYear + 1) + RELEASE);
    FollowUpToken tokens = FollowUpToken.load(output.resolve("token.key"));
    StringBuilder runs = new StringBuilder();
    YearReports reports = new YearReports(world, config.reports());
    for (int year = lastYear - years + 1; year <= lastYear; year++) {
      int before = reports.all().size();
      reports.write(year, exports);
      List<YearReport> made = reports.all().subList(before, reports.all().size());
      Instant run = Instant.parse(year + "-12-31T12:00:00Z");
      runs.append(run).append('\n');
      count(made, run, counted);
      new YearFollowUp(config.seed(), release, tokens, returns, truth, rejections, counted)
          .returns(year, made);
      new YearOfCentre(world, returns, truth, counted).returns(year);
      new YearlyDocuments(config.seed(), returns, truth).returns(year);
    }
    counted.close();
    Path directory = Files.createDirectories(output.resolve("truth"));
    Files.writeString(directory.resolve("statistics.tsv"), truth.lines());
    Files.writeString(directory.resolve("returns.tsv"), rejections.lines());
    Files.writeString(output.resolve("runs.txt"), runs.toString());
    words.printf("Synthetic world of %d years in %s%n", years, output);
    words.printf(
        "  %,d records in %d exports, %d returns%n",
        exports.records(), exports.written(), returns.written());
    words.println(
        "  Assess with each --as-of of runs.txt, then: csar statistics --year=" + lastYear);
    words.println(
        "    --returns=" + output.resolve("returns") + " --as-of=" + release + "T00:00:00Z");
    words.flush();
  }

  private static void count(List<YearReport> made, Instant run, CountYearReports counted) {
    Map<YearReport, List<YearReport>> supplements = new HashMap<>();
    Map<YearReport, Boolean> firsts = new LinkedHashMap<>();
    for (YearReport report : made) {
      counted.count(report, run);
      YearReport first = report.first();
      if (first == null) {
        firsts.put(report, true);
      } else {
        supplements.computeIfAbsent(first, any -> new ArrayList<>()).add(report);
      }
    }
    firsts
        .keySet()
        .forEach(first -> counted.event(first, supplements.getOrDefault(first, List.of())));
  }
}
