package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.Words;
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

  /** Beside a page of a report in some languages. */
  static ReportFiles of(String pdf, List<String> languages) {
    return new ReportFiles(
        pdf,
        languages.stream()
            .map(code -> new Language(code, Words.in(code).text("page.language")))
            .toList());
  }

  /**
   * A language of the report.
   *
   * @param code ISO 639-1
   * @param name in that language
   */
  public record Language(String code, String name) {}
}
