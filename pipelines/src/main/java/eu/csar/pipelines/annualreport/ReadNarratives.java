package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.transforms.followup.rules.ReadDeliveries;
import eu.csar.transforms.followup.rules.ReturnRow;
import eu.csar.transforms.tabulate.rules.SmallReturns;
import eu.csar.transforms.transparency.rules.Narrative;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of the yearly returns that count for a year, and nothing else of them: figures come
 * through disclosure control alone.
 */
final class ReadNarratives {
  private static final String COLUMN = "narrative";

  private ReadNarratives() {}

  /**
   * In order of senders, then of rows; the same words of a sender on an item once.
   *
   * @param asOf returns received after it are not there yet
   * @throws StoppedException where the directory of returns cannot be read
   */
  static List<Narrative> of(Path returns, int year, Instant asOf) throws StoppedException {
    if (!Files.isDirectory(returns)) {
      throw new StoppedException(ExitCode.UNUSABLE_RETURNS, "there is no directory " + returns);
    }
    Set<Narrative> narratives = new LinkedHashSet<>();
    try {
      SmallReturns read = SmallReturns.of(ReadDeliveries.in(returns, asOf));
      for (Map.Entry<String, List<ReturnRow>> sender : read.ofYear(year).entrySet()) {
        for (ReturnRow row : sender.getValue()) {
          boolean hasWords =
              row.table().columns().stream().map(ReturnColumn::name).anyMatch(COLUMN::equals);
          String words = hasWords ? row.get(COLUMN) : null;
          if (words != null) {
            row.table()
                .items()
                .forEach(item -> narratives.add(new Narrative(item, sender.getKey(), words)));
          }
        }
      }
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RETURNS, "the returns cannot be read: " + e.getMessage(), e);
    }
    return List.copyOf(narratives);
  }
}
