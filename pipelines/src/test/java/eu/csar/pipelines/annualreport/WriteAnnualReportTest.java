package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.transparency.rules.Narrative;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as files. */
final class WriteAnnualReportTest {
  private static final LocalDate ISSUED = LocalDate.of(2026, 6, 30);

  @Test
  @DisplayName("Two runs give the same bytes, PDF included")
  void sameBytes(@TempDir Path folder) throws Exception {
    write(folder.resolve("a"), "en");
    write(folder.resolve("b"), "en");
    for (String name : List.of("index.html", "report.css", "annual-report-2025-en.pdf")) {
      assertThat(
          name,
          Files.mismatch(
              folder.resolve("a/en").resolve(name), folder.resolve("b/en").resolve(name)),
          is(-1L));
    }
  }

  static void write(Path folder, String... languages) throws Exception {
    WriteAnnualReport.into(
        folder,
        SyntheticRelease.of(1),
        List.of(SyntheticRelease.of(0)),
        List.of(
            new Narrative("A83-2b", "FR", "Synthetic narrative."),
            new Narrative("A83-2b", "DE", "Write to someone@example.org.")),
        ISSUED,
        List.of(languages),
        Addressee.PUBLIC);
  }
}
