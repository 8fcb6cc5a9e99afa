package eu.csar.pipelines.statistics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.tabulate.rules.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts of those for whose name nobody vouches. */
final class WriteReceiptsTest {
  @TempDir private Path directory = Path.of("unset");

  @ParameterizedTest(name = "[{0}] in {1}")
  @CsvSource({
    "FR, FR",
    "provider-a, provider-a",
    "'', unknown",
    "., _",
    ".., _",
    "..., _",
    ".hidden, _hidden",
    "../../FR, __.._FR",
    "a/b, a_b",
    "a..b, a..b",
  })
  @DisplayName("No name of a sender leads out of the directory of receipts")
  void foldersOfSenders(String sender, String folder) throws IOException {
    Deliveries.Refused refused =
        new Deliveries.Refused("delivery-1", sender, ReturnRejectCode.UNKNOWN_SENDER);
    WriteReceipts.to(
        directory.resolve("receipts"),
        new Deliveries(List.of(), List.of(), List.of(refused)),
        new Figures());
    try (Stream<Path> all = Files.walk(directory)) {
      assertThat(
          all.filter(Files::isRegularFile)
              .map(file -> directory.relativize(file).toString())
              .toList(),
          contains("receipts/" + folder + "/receipt-delivery-1.json"));
    }
  }
}
