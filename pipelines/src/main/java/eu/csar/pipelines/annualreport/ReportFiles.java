package eu.csar.pipelines.annualreport;

import java.util.List;

/**
 * What stands beside a page.
 *
 * @param pdf name of the PDF in the same folder
 * @param languages in which the report is made, in order
 */
public record ReportFiles(String pdf, List<Language> languages) {
  public ReportFiles {
    languages = List.copyOf(languages);
  }

  /**
   * A language of the report.
   *
   * @param code ISO 639-1
   * @param name in that language
   */
  public record Language(String code, String name) {}
}
