package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party that has only the folder. */
@DisplayName("csar check-release")
final class CheckReleaseTest {
  @TempDir static Path directory;
  private static Path release;

  @BeforeAll
  static void makeRelease() throws IOException, SQLException {
    YearOfCounts year = new YearOfCounts(directory).write();
    release = directory.resolve("release");
    Ended ended =
        csar(
            "annual-report",
            "--statistics=" + year.statistics(),
            "--returns=" + directory.resolve("returns"),
            "--year=2025",
            "--issued=2026-06-30",
            "--rounding-key=" + directory.resolve("rounding.key"),
            "--output=" + release,
            "--language=en");
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
  }

  private static Ended check() {
    return csar("check-release", release.toString());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(release)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  @DisplayName("passes a release as it was made")
  void whole() {
    Ended ended = check();
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    assertThat(ended.out(), containsString("The release is whole."));
    assertThat(ended.out(), containsString("figures attacked from what is published"));
  }

  @Test
  @DisplayName("41: a wrong byte anywhere in the folder is found")
  void wrongByte() throws IOException {
    for (Path file : files()) {
      byte[] right = Files.readAllBytes(file);
      byte[] wrong = right.clone();
      wrong[wrong.length / 2] ^= 1;
      Files.write(file, wrong);
      try {
        assertThat(file.toString(), check().code(), is(41));
      } finally {
        Files.write(file, right);
      }
    }
  }

  @Test
  @DisplayName("41: a file too many or too few is named")
  void strangers() throws IOException {
    Path stranger = release.resolve("csv/other.csv");
    Files.writeString(stranger, "a");
    Ended more = check();
    Files.delete(stranger);
    assertThat(more.code(), is(41));
    assertThat(more.out(), containsString("csv/other.csv is not named in SHA256SUMS"));
    Path file = release.resolve("CHANGES.md");
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    Ended less = check();
    Files.write(file, bytes);
    assertThat(less.code(), is(41));
    assertThat(less.out(), containsString("CHANGES.md is named in SHA256SUMS and missing"));
  }

  @Test
  @DisplayName("41: a form that tells another figure is found though all digests were made anew")
  void anotherFigure() throws IOException {
    Path csv = release.resolve("csv/victims_by_gender.csv");
    String right = Files.readString(csv);
    Files.writeString(csv, right.replace(",DE,F,2024,200,", ",DE,F,2024,201,"));
    Ended ended = check();
    Files.writeString(csv, right);
    assertThat(ended.code(), is(41));
    assertThat(
        ended.out(), containsString("csv/victims_by_gender.csv line 2 says [dataflow, CSAR:"));
  }

  @Test
  @DisplayName("51: a directory that is no release")
  void noRelease() {
    Ended nowhere = csar("check-release", directory.resolve("nowhere").toString());
    assertThat(nowhere.code(), is(51));
    assertThat(nowhere.err(), containsString("there is no directory"));
  }
}
