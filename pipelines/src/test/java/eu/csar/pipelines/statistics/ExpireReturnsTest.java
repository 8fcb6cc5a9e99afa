package eu.csar.pipelines.statistics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Article 83(4): what stays of a delivery whose time is over. */
final class ExpireReturnsTest {
  private static final LocalDate JULY = LocalDate.of(2027, 7, 1);

  @TempDir private Path returns = Path.of("unset");

  @BeforeEach
  void deliver() throws IOException {
    write("old/intake.json", "{\"received_at\": \"2027-06-30T23:59:59Z\"}");
    write("old/return.json", "{}");
    write("old/rows.csv", "token");
    write("old/attachments/more/rows.ndjson", "{}");
    write("new/intake.json", "{\"received_at\": \"2027-07-01T00:00:00Z\"}");
    write("new/return.json", "{}");
    write("new/rows.csv", "token");
    write("nothing/intake.json", "{\"received_at\": \"2027-03-01T00:00:00Z\"}");
    write("nothing/return.json", "{}");
  }

  private void write(String name, String text) throws IOException {
    Path file = returns.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(returns)) {
      return all.filter(file -> !file.equals(returns))
          .map(file -> returns.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  @DisplayName("Its rows go, wherever they lie; intake and cover sheet stay")
  void rowsGo() throws IOException {
    assertThat(ExpireReturns.before(returns, JULY).removed(), contains("old"));
    assertThat(
        left(),
        contains(
            "new",
            "new/intake.json",
            "new/return.json",
            "new/rows.csv",
            "nothing",
            "nothing/intake.json",
            "nothing/return.json",
            "old",
            "old/expired.json",
            "old/intake.json",
            "old/return.json"));
    assertThat(
        Files.readString(returns.resolve("old/expired.json")),
        is("{\"received_before\": \"2027-07-01\"}\n"));
  }

  @Test
  @DisplayName("Once more there is nothing to remove")
  void onceMore() throws IOException {
    ExpireReturns.before(returns, JULY);
    assertThat(ExpireReturns.before(returns, JULY).removed(), is(empty()));
  }

  @Test
  @DisplayName("Rows of which nobody knows when they came are named, and stay")
  void undated() throws IOException {
    write("damaged/intake.json", "{");
    write("damaged/rows.csv", "token");
    write("missing/rows.csv", "token");
    write("empty/return.json", "{}");
    ExpireReturns.Expired expired = ExpireReturns.before(returns, JULY);
    assertThat(expired.undated(), contains("damaged", "missing"));
    assertThat(expired.removed(), contains("old"));
    assertThat(Files.exists(returns.resolve("damaged/rows.csv")), is(true));
  }
}
