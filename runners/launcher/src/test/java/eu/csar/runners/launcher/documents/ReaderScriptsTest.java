package eu.csar.runners.launcher.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Scripts for readers of a release are files; the manual shows them as they are. */
final class ReaderScriptsTest {

  @Test
  @DisplayName("docs/statistics.md holds every script of docs/readers")
  void theManualHoldsEveryScript() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    String manual = Files.readString(root.resolve("docs/statistics.md"));
    List<Path> scripts;
    try (Stream<Path> all = Files.list(root.resolve("docs/readers"))) {
      scripts = all.sorted().toList();
    }
    assertThat(scripts.size(), is(greaterThan(4)));
    for (Path script : scripts) {
      String shown =
          Files.readAllLines(script).stream()
              .map(line -> line.isEmpty() ? "" : "    " + line)
              .collect(Collectors.joining("\n"));
      assertThat(manual, containsString("\n\n" + shown + "\n"));
      assertThat(manual, containsString("`" + script.getFileName() + "`"));
    }
  }
}
