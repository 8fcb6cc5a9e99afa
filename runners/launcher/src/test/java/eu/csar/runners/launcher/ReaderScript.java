package eu.csar.runners.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A script of {@code docs/readers}, with what it needs on this machine.
 *
 * @param file name of the script
 * @param interpreter that runs it
 * @param needs a line for the interpreter that ends well where all packages are there
 */
record ReaderScript(String file, String interpreter, List<String> needs) {

  /** Those that a test can run where their interpreter is; SAS is nowhere. */
  static List<ReaderScript> all() {
    return List.of(
        new ReaderScript("followup_csv.R", "Rscript", List.of("-e", "1")),
        new ReaderScript(
            "followup_arrow.R", "Rscript", List.of("-e", "library(arrow);library(dplyr)")),
        new ReaderScript("followup_pandas.py", "python3", List.of("-c", "import pandas, pyarrow")),
        new ReaderScript("followup_polars.py", "python3", List.of("-c", "import polars")));
  }

  @Override
  public String toString() {
    return file;
  }

  /** Whether this machine has interpreter and packages. */
  boolean canRun() throws IOException, InterruptedException {
    Path output = Files.createTempFile("needs", ".txt");
    try {
      return ended(needs, Path.of("."), output) == 0;
    } catch (IOException e) {
      return false; // There is no such interpreter.
    } finally {
      Files.delete(output);
    }
  }

  /** What it prints in a directory: its lines in order, names of columns in small letters. */
  List<String> run(Path script, Path directory) throws IOException, InterruptedException {
    Path output = Files.createTempFile("script", ".txt");
    try {
      int end = ended(List.of(script.toString()), directory, output);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (end != 0) {
        throw new IOException(file + " ended with " + end + ": " + printed);
      }
      // Some quote an empty text, which is not what is compared.
      List<String> lines = printed.lines().map(line -> line.replace("\"\"", "")).toList();
      List<String> rows =
          new ArrayList<>(lines.subList(1, lines.size()).stream().sorted().toList());
      rows.add(0, lines.get(0).toLowerCase(Locale.ROOT));
      return rows;
    } finally {
      Files.delete(output);
    }
  }

  private int ended(List<String> arguments, Path directory, Path output)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(interpreter));
    line.addAll(arguments);
    Process process =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()))
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(file + " does not end");
    }
    return process.exitValue();
  }
}
