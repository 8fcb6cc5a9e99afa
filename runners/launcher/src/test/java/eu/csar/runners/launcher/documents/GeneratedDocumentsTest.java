package eu.csar.runners.launcher.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import eu.csar.pipelines.synthesise.BrokenExports;
import eu.csar.schemas.codes.PublishedCode;
import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Each generated document is what its generator writes today. Run with {@code -Dregenerate} to
 * write them:
 *
 * <pre>
 * ./mvnw test -pl runners/launcher -am -Dtest=GeneratedDocumentsTest -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate
 * </pre>
 */
final class GeneratedDocumentsTest {
  private static final String BEGIN =
      "<!-- Exit codes, generated from ExitCode by GeneratedDocumentsTest -Dregenerate; do not edit. -->\n";
  private static final String BEGIN_OF_BAD_INPUT =
      "<!-- Table, generated from BrokenExports by GeneratedDocumentsTest -Dregenerate; do not edit. -->\n";
  private static final String END = "<!-- End of the generated part. -->\n";

  @Test
  void theDataDictionaryIsThatOfTheContracts() throws IOException {
    same(Path.of("data-dictionary.md"), DataDictionary.write());
  }

  @Test
  void theCodeTablesAreThoseOfTheCodeLists() throws Exception {
    same(Path.of("codes.md"), CodeTables.write(lists()));
  }

  @Test
  void theJsonSchemaIsThatOfTheContract() throws IOException {
    same(Path.of("schemas/annex-iii-report.json"), JsonSchema.write());
  }

  @Test
  void theTablesOfStatisticsAreThoseOfTheCatalogue() throws IOException {
    same(Path.of("statistics-tables.md"), StatisticsTables.write());
  }

  @Test
  void theSchemasOfReturnsAreThoseOfTheContracts() throws IOException {
    for (ReturnKind kind : ReturnKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      same(Path.of("schemas/returns/" + name + ".json"), ReturnSchemas.write(kind));
    }
  }

  @Test
  void theHandWrittenSchemasAreJson() throws IOException {
    for (String name : List.of("manifest", "intake", "returns/intake", "returns/return")) {
      new ObjectMapper().readTree(Files.readAllBytes(docs().resolve("schemas/" + name + ".json")));
    }
  }

  @Test
  void theExitCodesOfTheOperationsManualAreThoseOfTheCode() throws IOException {
    samePart("operations.md", BEGIN, CodeTables.exitCodes());
  }

  @Test
  void theTableOfBadInputIsThatOfTheBrokenExports() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| Name | Defect | Becomes | Kept | Exit code |\n| --- | --- | --- | --- | --- |\n");
    for (BrokenExports.Expected row : BrokenExports.expected()) {
      String codes =
          row.refused() != null
              ? "refused, `" + row.refused() + "`"
              : String.join(", ", row.rejected().stream().map(code -> "`" + code + "`").toList());
      table.append(
          "| `%s` | %s | %s | %d | %d |\n"
              .formatted(
                  row.name(),
                  row.defect(),
                  codes.isEmpty() ? "kept, with findings where values are doubtful" : codes,
                  row.accepted(),
                  row.exit().code()));
    }
    samePart("bad-input.md", BEGIN_OF_BAD_INPUT, table.toString());
  }

  private static void samePart(String name, String begin, String part) throws IOException {
    Path manual = docs().resolve(name);
    String text = Files.readString(manual);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(END);
    String now = "\n" + part + "\n";
    if (System.getProperty("regenerate") != null) {
      Files.writeString(manual, text.substring(0, from) + now + text.substring(to));
    } else {
      assertThat("stale, see the comment of this test", text.substring(from, to), is(now));
    }
  }

  private static void same(Path name, String now) throws IOException {
    Path path = docs().resolve(name);
    if (System.getProperty("regenerate") != null) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, now);
    } else {
      assertThat(name + " is stale, see the comment of this test", Files.readString(path), is(now));
    }
  }

  /** All code lists there are, so that a new one cannot be forgotten. */
  private static List<Class<? extends PublishedCode>> lists() throws ClassNotFoundException {
    List<Class<? extends PublishedCode>> lists = new ArrayList<>();
    for (JavaClass code : new ClassFileImporter().importPackages("eu.csar.schemas.codes")) {
      if (code.isEnum() && code.isAssignableTo(PublishedCode.class)) {
        lists.add(Class.forName(code.getName()).asSubclass(PublishedCode.class));
      }
    }
    lists.sort(Comparator.comparing(Class::getSimpleName));
    return lists;
  }

  private static Path docs() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      Path parent = root.getParent();
      if (parent == null) {
        throw new IllegalStateException("not in the project");
      }
      root = parent;
    }
    return root.resolve("docs");
  }
}
