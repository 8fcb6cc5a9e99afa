package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in headless Chromium: no barrier that axe calls serious or critical, and nothing wider
 * than the screen. The script runs in the page itself, so no driver is needed.
 */
@Tag("browser")
final class BrowserTest {
  private static final Pattern RESULT =
      Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws Exception {
    WriteAnnualReportTest.write(folder, SyntheticRelease.of(1), SyntheticRelease.of(0), "fr");
    try (InputStream axe =
        Objects.requireNonNull(BrowserTest.class.getResourceAsStream("/axe.min.js"))) {
      Files.write(folder.resolve("fr/axe.js"), axe.readAllBytes());
    }
    String page = Files.readString(folder.resolve("fr/index.html"));
    String judged =
        page.replace(
            "</body>",
            """
            <script src="axe.js"></script>
            <script>
            axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
              var told = document.createElement("pre");
              told.id = "result";
              told.textContent = JSON.stringify({
                wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                width: document.documentElement.clientWidth,
                violations: found.violations.map(function (one) {
                  return {id: one.id, impact: one.impact, node: one.nodes[0].html};
                })
              });
              document.body.appendChild(told);
              if (window.parent !== window) {
                window.parent.postMessage(told.textContent, "*");
              }
            });
            </script>
            </body>""");
    Files.writeString(folder.resolve("fr/judged.html"), judged);
    // As on paper: what holds in print alone, holds on this page.
    Files.writeString(
        folder.resolve("fr/printed.html"), judged.replace("report.css", "printed.css"));
    Files.writeString(
        folder.resolve("fr/printed.css"),
        Files.readString(folder.resolve("fr/report.css")).replace("@media print", "@media all"));
  }

  @ParameterizedTest
  @CsvSource({"360,judged", "1280,judged", "700,printed"})
  @DisplayName(
      "On a phone, a desktop and a sheet of A4: nothing overflows, no serious or critical barrier")
  void screens(int width, String page) throws Exception {
    // A window has a least width, a frame has none.
    Path frame = folder.resolve("fr/frame-" + width + ".html");
    Files.writeString(
        frame,
        """
        <!DOCTYPE html><html><body><iframe src="%s.html" style="width:%dpx;height:3000px;border:0"></iframe>
        <script>window.addEventListener("message", function (told) {
          var result = document.createElement("pre");
          result.id = "result";
          result.textContent = told.data;
          document.body.appendChild(result);
        });</script></body></html>
        """
            .formatted(page, width));
    Matcher result = RESULT.matcher(chromium("--virtual-time-budget=60000", "--dump-dom", frame));
    assertThat("the page told its result", result.find(), is(true));
    JsonNode told =
        new ObjectMapper()
            .readTree(
                result.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    assertThat(told.path("width").asInt(), is(width));
    assertThat("pixels beyond the screen", told.path("wide").asInt(), is(0));
    List<String> barriers = new ArrayList<>();
    for (JsonNode violation : told.path("violations")) {
      String impact = violation.path("impact").asText();
      if (impact.equals("serious") || impact.equals("critical")) {
        barriers.add(violation.toString());
      }
    }
    assertThat(barriers, is(List.of()));
  }

  @Test
  @DisplayName("In print: every section; the list of links to them stays on the screen")
  void print() throws Exception {
    Path pdf = folder.resolve("printed.pdf");
    chromium("--no-pdf-header-footer", "--print-to-pdf=" + pdf, folder.resolve("fr/index.html"));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document);
      Matcher headings =
          Pattern.compile("<h2 id=\"h-(?!contents)[^\"]*\">([^<]*)</h2>")
              .matcher(Files.readString(folder.resolve("fr/index.html")));
      int sections = 0;
      while (headings.find()) {
        sections++;
        assertThat(spaced(text), containsString(spaced(headings.group(1))));
      }
      assertThat(sections, is(greaterThan(10)));
    }
  }

  private static String spaced(String text) {
    return text.replace("&#39;", "'").replaceAll("[\\s\u00a0]+", " ");
  }

  private static String chromium(String first, String second, Path page) throws Exception {
    Path output = Files.createTempFile(folder, "chromium", ".txt");
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--allow-file-access-from-files",
                first,
                second,
                page.toUri().toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat("Chromium ended in time", process.waitFor(3, TimeUnit.MINUTES), is(true));
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
