package eu.csar.pipelines.annualreport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * Whether a PDF of the report declares PDF/UA-1 and PDF/A-3a, holds the tables, and prints their
 * figures. Whether it keeps what it declares, a validator of such files says, as the tests have
 * one.
 */
final class CheckPdf {
  /** What the metadata must declare, as an element or as an attribute. */
  private static final Map<String, Pattern> DECLARED =
      Map.of(
          "PDF/UA-1", Pattern.compile("pdfuaid:part(?:>|=\")1\\b"),
          "PDF/A-3", Pattern.compile("pdfaid:part(?:>|=\")3\\b"),
          "conformance A of PDF/A", Pattern.compile("pdfaid:conformance(?:>|=\")A\\b"));

  private final PDDocumentCatalog catalog;
  private final List<String> findings = new ArrayList<>();

  private CheckPdf(PDDocumentCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What is wrong with it, one sentence each without its subject.
   *
   * @param attachments files that it must hold, by name
   * @param numbers that it must print, with hard spaces between thousands
   */
  static List<String> of(
      Path pdf, String language, SortedMap<String, byte[]> attachments, Set<String> numbers) {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      CheckPdf check = new CheckPdf(document.getDocumentCatalog());
      check.declares(language);
      check.holds(attachments);
      check.prints(plain(new PDFTextStripper().getText(document)), numbers);
      return check.findings;
    } catch (IOException e) {
      return List.of("cannot be read: " + e.getMessage());
    }
  }

  private void declares(String language) throws IOException {
    if (!language.equals(catalog.getLanguage())) {
      findings.add("does not say that its language is " + language);
    }
    if (catalog.getMarkInfo() == null || !catalog.getMarkInfo().isMarked()) {
      findings.add("is not tagged");
    }
    String metadata =
        catalog.getMetadata() == null
            ? ""
            : new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
    new TreeMap<>(DECLARED)
        .forEach(
            (standard, declared) -> {
              if (!declared.matcher(metadata).find()) {
                findings.add("does not declare " + standard);
              }
            });
  }

  private void holds(SortedMap<String, byte[]> attachments) throws IOException {
    Map<String, PDComplexFileSpecification> files = files();
    if (!new TreeSet<>(files.keySet()).equals(attachments.keySet())) {
      findings.add("has other tables attached than the release has: " + files.keySet());
    }
    for (Map.Entry<String, PDComplexFileSpecification> file : files.entrySet()) {
      byte[] expected = attachments.get(file.getKey());
      if (expected != null
          && !Arrays.equals(expected, file.getValue().getEmbeddedFileUnicode().toByteArray())) {
        findings.add("has attached " + file.getKey() + ", which is not the table of the release");
      }
    }
  }

  private Map<String, PDComplexFileSpecification> files() throws IOException {
    @Nullable PDEmbeddedFilesNameTreeNode tree =
        new PDDocumentNameDictionary(catalog).getEmbeddedFiles();
    Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
    return files == null ? Map.of() : files;
  }

  private void prints(String text, Set<String> numbers) {
    numbers.stream()
        .filter(number -> !text.contains(plain(number)))
        .findFirst()
        .ifPresent(
            number -> findings.add("does not print " + plain(number) + ", which the tables tell"));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
