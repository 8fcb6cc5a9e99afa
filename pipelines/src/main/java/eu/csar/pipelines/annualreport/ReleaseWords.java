package eu.csar.pipelines.annualreport;

import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.regex.Pattern;

/** Words that stand in more than one file of a release, in English. */
final class ReleaseWords {
  static final String LICENCE = "Creative Commons Attribution 4.0 International (CC BY 4.0)";
  static final String LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/";

  private static final String STATE = "state:";

  private ReleaseWords() {}

  /** Name of the release: its year, the day of its issue, and whose report it is. */
  static String release(PublishedTables published) {
    return published.year() + "-" + published.issued() + suffix(published);
  }

  /** Whether a release of this name is of the same series. */
  static boolean isOfSameReport(String release, PublishedTables published) {
    return release.matches("\\d{4}-(?:\\d{4}-\\d{2}-\\d{2})?" + Pattern.quote(suffix(published)));
  }

  /** Name of the series of releases: one a year of each report. */
  static String series(PublishedTables published) {
    return "annual-report" + suffix(published);
  }

  private static String suffix(PublishedTables published) {
    String addressee = published.addressee().replace(':', '-');
    return addressee.isEmpty() ? "" : "-" + addressee;
  }

  /** Whose report it is, as {@code --for} names it, or {@code public}. */
  static String addressee(PublishedTables published) {
    return published.addressee().isEmpty() ? "public" : published.addressee();
  }

  /** Who publishes the release. */
  static String publisher(PublishedTables published) {
    String addressee = published.addressee();
    if (addressee.startsWith(STATE)) {
      MemberState state = MemberState.valueOf(addressee.substring(STATE.length()));
      return "Coordinating Authority of " + state.englishName();
    }
    return addressee.isEmpty() ? "EU Centre" : addressee.substring(addressee.indexOf(':') + 1);
  }

  /** Article of which it is the report. */
  static String article(PublishedTables published) {
    String addressee = published.addressee();
    return addressee.isEmpty() ? "84(4)" : addressee.startsWith(STATE) ? "84(2)" : "84(1)";
  }

  /** By when it is due each year. */
  static String due(PublishedTables published) {
    return switch (article(published)) {
      case "84(1)" -> "31 January";
      case "84(2)" -> "31 March";
      default -> "30 June";
    };
  }

  /** Title of the release. */
  static String title(PublishedTables published) {
    return titleOfSeries("Annual report " + published.year(), published);
  }

  /** Title of the series of releases. */
  static String titleOfSeries(PublishedTables published) {
    return titleOfSeries("Annual reports", published);
  }

  private static String titleOfSeries(String what, PublishedTables published) {
    return what
        + " of "
        + (published.addressee().isEmpty() ? "the " : "")
        + publisher(published)
        + " (Article "
        + article(published)
        + "): data";
  }

  /** The country of which it tells, in the authority table of the Publications Office. */
  static String country(PublishedTables published) {
    String addressee = published.addressee();
    return addressee.startsWith(STATE)
        ? MemberState.valueOf(addressee.substring(STATE.length())).isoAlpha3()
        : "EUR";
  }

  /** Name of the report in a language, as PDF. */
  static String pdf(PublishedTables published, String language) {
    return "annual-report-" + published.year() + "-" + language + ".pdf";
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
    return publisher(published)
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
