package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words that stand in more than one file of a release, in English. */
final class ReleaseWords {
  static final String PUBLISHER = "EU Centre";
  static final String LICENCE = "Creative Commons Attribution 4.0 International (CC BY 4.0)";
  static final String LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/";

  /** Every flag that a row may have, with what it says. */
  static final Map<String, String> STATUSES = statuses();

  private ReleaseWords() {}

  private static Map<String, String> statuses() {
    Map<String, String> statuses = new LinkedHashMap<>();
    statuses.put("conf_status C", "Confidential: the figure is not published.");
    statuses.put("obs_status A", "Normal; an empty status says the same.");
    statuses.put(
        "obs_status P",
        "Partial: a part of the year, or a part of those who had to submit. It does not mean"
            + " provisional, as in the code list of Eurostat and SDMX.");
    statuses.put("obs_status L", "Not submitted.");
    statuses.put("obs_status M", "Not applicable.");
    statuses.put("note COVERS_<n>", "A sum over n Member States, not all for the whole year.");
    statuses.put("note PARTLY_SUBMITTED", "A part of the total was not submitted.");
    statuses.put("note EXPIRED", "Removed when its time was over: see an earlier release.");
    return Collections.unmodifiableMap(statuses);
  }

  /** Name of the release: its year and the day of its issue. */
  static String release(PublishedTables published) {
    return published.year() + "-" + published.issued();
  }

  /** Title of the release. */
  static String title(PublishedTables published) {
    return "Annual report " + published.year() + " of the EU Centre: data";
  }

  /** Name of the workbook. */
  static String workbook(PublishedTables published) {
    return "annual-report-" + published.year() + "-tables.xlsx";
  }

  /** How a table is protected, in a sentence. */
  static String protection(PublishedTables published, PublishedTables.Table table) {
    return switch (table.method()) {
      case SUPPRESSION ->
          "Counts from 1 to "
              + (published.protection().threshold() - 1)
              + " are hidden, and others of any size beside them; all other figures are exact.";
      case ROUNDING ->
          "Every figure is rounded to a multiple of "
              + published.protection().base()
              + ", totals too, so that totals may differ from the sum of their parts.";
      case TRUE_COUNTS ->
          "Printed as counted: what is counted singles out no person, report or case.";
    };
  }

  /** How to cite a release, in one line. */
  static String citation(PublishedTables published) {
    return PUBLISHER
        + " ("
        + published.issued().substring(0, 4)
        + "): "
        + title(published)
        + ". Release "
        + release(published)
        + ", figures as of "
        + published.asOf()
        + ".";
  }
}
