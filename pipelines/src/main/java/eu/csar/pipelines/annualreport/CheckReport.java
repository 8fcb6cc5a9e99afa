package eu.csar.pipelines.annualreport;

import eu.csar.schemas.statistics.Article83Item;
import eu.csar.transforms.transparency.rules.Audience;
import eu.csar.transforms.transparency.rules.ComposeReport;
import eu.csar.transforms.transparency.rules.MissingMessageException;
import eu.csar.transforms.transparency.rules.Narrative;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the report for people stands in each of its languages, can be read by all, and is the one
 * that the tables make: it is composed and rendered again. Earlier releases and the words of
 * returns are not in the folder; of the blocks that tell of them only the form is compared.
 */
final class CheckReport {
  /** A cell of a table or a key figure, as rendered. */
  private static final Pattern FIGURE =
      Pattern.compile("<(?:td class=\"figure\"|p class=\"value\")[^>]*>([^<]+)</");

  /** Of numbers from a thousand on few are equal by chance. */
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{1,3}(?:\\u00a0\\d{3})+");

  private static final String REVISIONS = "<table id=\"revisions-tables\">";

  private final PublishedTables published;
  private final List<String> languages;
  private final Path release;
  private final List<String> findings = new ArrayList<>();
  private long figures;

  private CheckReport(PublishedTables published, List<String> languages, Path release) {
    this.published = published;
    this.languages = languages;
    this.release = release;
  }

  static CheckRelease.Check of(PublishedTables published, Path release) throws IOException {
    List<String> languages = CheckColumns.languages(release);
    CheckReport check = new CheckReport(published, languages, release);
    if (languages.isEmpty()) {
      check.findings.add(WriteLineage.RELEASE + " names no language of the report");
    }
    for (String language : languages) {
      check.language(language);
    }
    return new CheckRelease.Check(
        "report: "
            + check.figures
            + " printed figures, and all about them, in "
            + (languages.size() == 1 ? "1 language" : languages.size() + " languages"),
        check.findings);
  }

  private void language(String language) throws IOException {
    Path folder = release.resolve("report").resolve(language);
    Path page = folder.resolve("index.html");
    Path pdf = folder.resolve(ReleaseWords.pdf(published, language));
    String expected = expected(published, languages, language);
    if (Files.isRegularFile(page)) {
      CheckPage.of(page, language, expected).forEach(finding -> find(page, finding));
    } else {
      find(page, "is missing");
    }
    Set<String> numbers = numbers(expected);
    if (Files.isRegularFile(pdf)) {
      CheckPdf.of(pdf, language, AttachedTables.of(published), numbers)
          .forEach(finding -> find(pdf, finding));
    } else {
      find(pdf, "is missing");
    }
  }

  /**
   * The page as the tables make it. This release stands in for one before it, and a word for the
   * words of returns, so that the blocks that tell of them have their form.
   */
  static String expected(PublishedTables published, List<String> languages, String language)
      throws IOException {
    Audience audience = audience(published);
    List<Narrative> words = new ArrayList<>();
    for (Article83Item item : Article83Item.values()) {
      for (String said : List.of("Words.", "")) {
        words.add(new Narrative(item.id(), audience.id(), said));
      }
    }
    try {
      return RenderPages.web(
          ComposeReport.compose(
              published,
              List.of(published),
              words,
              language,
              LocalDate.parse(published.issued()),
              audience),
          ReportFiles.of(ReleaseWords.pdf(published, language), languages));
    } catch (MissingMessageException e) {
      throw new IOException("this software has no words in " + language, e);
    }
  }

  /** Numbers from a thousand on that the tables tell, as printed; counts all figures. */
  private Set<String> numbers(String page) {
    int from = page.indexOf(REVISIONS);
    String ofTables =
        from < 0 ? page : page.substring(0, from) + page.substring(page.indexOf("</table>", from));
    Set<String> numbers = new LinkedHashSet<>();
    Matcher figure = FIGURE.matcher(ofTables);
    while (figure.find()) {
      figures++;
      Matcher number = LONG_NUMBER.matcher(figure.group(1));
      while (number.find()) {
        numbers.add(number.group());
      }
    }
    return numbers;
  }

  private static Audience audience(PublishedTables published) {
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
