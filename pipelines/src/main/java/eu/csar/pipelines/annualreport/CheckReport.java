package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.Audience;
import eu.csar.transforms.transparency.rules.ComposeReport;
import eu.csar.transforms.transparency.rules.MissingMessageException;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.ReportPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the report for people stands in each of its languages, can be read by all, and tells the
 * figures of the tables. What compares with earlier releases, and the words of returns, cannot be
 * made again of the folder, and is not compared.
 */
final class CheckReport {
  private final PublishedTables published;
  private final Path release;
  private final List<String> findings = new ArrayList<>();
  private long figures;

  private CheckReport(PublishedTables published, Path release) {
    this.published = published;
    this.release = release;
  }

  static CheckRelease.Check of(PublishedTables published, Path release) throws IOException {
    CheckReport check = new CheckReport(published, release);
    List<String> languages = CheckColumns.languages(release);
    if (languages.isEmpty()) {
      check.findings.add(WriteLineage.RELEASE + " names no language of the report");
    }
    for (String language : languages) {
      check.language(language);
    }
    return new CheckRelease.Check(
        "report: "
            + check.figures
            + " printed figures in "
            + (languages.size() == 1 ? "1 language" : languages.size() + " languages"),
        check.findings);
  }

  private void language(String language) throws IOException {
    Path folder = release.resolve("report").resolve(language);
    Path page = folder.resolve("index.html");
    Path pdf = folder.resolve(ReleaseWords.pdf(published, language));
    Set<String> printed = Set.of();
    if (Files.isRegularFile(page)) {
      CheckPage check = CheckPage.of(page, language);
      check.figures(expected(language));
      figures += check.compared();
      printed = check.longNumbers();
      check.findings().forEach(finding -> find(page, finding));
    } else {
      find(page, "is missing");
    }
    if (Files.isRegularFile(pdf)) {
      CheckPdf.of(pdf, language, AttachedTables.of(published), printed)
          .forEach(finding -> find(pdf, finding));
    } else {
      find(pdf, "is missing");
    }
  }

  /** The pages as the tables alone make them. */
  private ReportPages expected(String language) throws IOException {
    try {
      return ComposeReport.compose(
          published,
          List.of(),
          List.of(),
          language,
          LocalDate.parse(published.issued()),
          audience());
    } catch (MissingMessageException e) {
      throw new IOException("this software has no words in " + language, e);
    }
  }

  private Audience audience() {
    String[] addressee = published.addressee().split(":", 2);
    return addressee.length == 2
        ? new Audience(
            addressee[0].equals("state") ? Audience.Kind.STATE : Audience.Kind.PROVIDER,
            addressee[1])
        : new Audience(Audience.Kind.PUBLIC, "");
  }

  private void find(Path file, String finding) {
    findings.add(WriteLineage.name(release, file) + " " + finding);
  }
}
