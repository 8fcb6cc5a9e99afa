package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.Delivery;
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
 * The yearly returns that count for a year: their words, and which they are. Nothing else of them
 * is read: figures come through disclosure control alone.
 *
 * @param narratives in order of senders, then of rows; the same words of a sender on an item once
 * @param deliveries in order of kind, then sender
 */
record StandingReturns(List<Narrative> narratives, List<Delivery> deliveries) {
  private static final String COLUMN = "narrative";

  StandingReturns {
    narratives = List.copyOf(narratives);
    deliveries = List.copyOf(deliveries);
  }

  /**
   * Reads them.
   *
   * @param asOf returns received after it are not there yet
   * @throws StoppedException where the directory of returns cannot be read
   */
  static StandingReturns of(Path returns, int year, Instant asOf) throws StoppedException {
    if (!Files.isDirectory(returns)) {
      throw new StoppedException(ExitCode.UNUSABLE_RETURNS, "there is no directory " + returns);
    }
    try {
      SmallReturns read = SmallReturns.of(ReadDeliveries.in(returns, asOf));
      return new StandingReturns(narratives(read.ofYear(year)), read.countingFor(year));
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RETURNS, "the returns cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Narrative> narratives(Map<String, List<ReturnRow>> bySender) {
    Set<Narrative> narratives = new LinkedHashSet<>();
    bySender.forEach(
        (sender, rows) -> {
          for (ReturnRow row : rows) {
            boolean hasWords =
                row.table().columns().stream().map(ReturnColumn::name).anyMatch(COLUMN::equals);
            String words = hasWords ? row.get(COLUMN) : null;
            if (words != null) {
              row.table()
                  .items()
                  .forEach(item -> narratives.add(new Narrative(item, sender, words)));
            }
          }
        });
    return List.copyOf(narratives);
  }

  /**
   * Those of which a report is made: of a provider or a State its own.
   *
   * @throws StoppedException where a provider is to report a year of which it returned nothing
   */
  StandingReturns of(Addressee addressee, int year) throws StoppedException {
    if (addressee.equals(Addressee.PUBLIC)) {
      return this;
    }
    List<Delivery> own =
        deliveries.stream().filter(delivery -> delivery.sender().equals(addressee.id())).toList();
    if (addressee.kind() == Addressee.Kind.PROVIDER
        && own.stream().noneMatch(delivery -> delivery.kind() == ReturnKind.PROVIDER_YEAR)) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RETURNS,
          "no return PROVIDER_YEAR of " + addressee.id() + " for " + year + " stands");
    }
    return new StandingReturns(
        narratives.stream().filter(one -> one.sender().equals(addressee.id())).toList(), own);
  }
}
