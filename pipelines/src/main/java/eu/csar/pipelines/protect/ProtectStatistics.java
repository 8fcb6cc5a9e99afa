package eu.csar.pipelines.protect;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.protect.rules.Catalogue;
import eu.csar.transforms.protect.rules.EarlierRelease;
import eu.csar.transforms.protect.rules.FrequencyTable;
import eu.csar.transforms.protect.rules.PlanRelease;
import eu.csar.transforms.protect.rules.PlannedRelease;
import eu.csar.transforms.protect.rules.ProtectRelease;
import eu.csar.transforms.protect.rules.ReadCatalogue;
import eu.csar.transforms.protect.rules.ReadProtection;
import eu.csar.transforms.protect.rules.RoundingKey;
import eu.csar.transforms.protect.rules.UnusableRoundingKeyException;
import eu.csar.transforms.protect.rules.UnusableStatisticsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a release of internal statistics, or nothing.
 *
 * <p><b>In</b> {@code STATISTICS/internal/catalogue.json} and {@code
 * STATISTICS/internal/tables/<id>.parquet}, the rounding key, the policy, earlier releases.
 * <b>Out</b> a folder whose every figure has passed disclosure control; it appears whole, and only
 * if the audit passes.
 */
public final class ProtectStatistics {
  private static final String INTERNAL = "internal";

  private ProtectStatistics() {}

  /**
   * Protects all that the catalogue publishes.
   *
   * @see #protect(Path, UnaryOperator, Path, Path, Path, List)
   */
  public static ProtectRelease.Result protect(
      Path statistics, Path roundingKey, @Nullable Path policy, Path output, List<Path> previous)
      throws StoppedException, IOException {
    return protect(statistics, UnaryOperator.identity(), roundingKey, policy, output, previous);
  }

  /**
   * Protects, audits, and writes what passes.
   *
   * @param published what is published of the catalogue
   * @param policy file with what is to hold instead of the catalogue's policy; null: nothing
   * @param output must not exist
   * @param previous earlier releases, in any order
   * @return the release; if its audit does not pass, nothing was written
   * @throws StoppedException where an input cannot be used
   */
  public static ProtectRelease.Result protect(
      Path statistics,
      UnaryOperator<Catalogue> published,
      Path roundingKey,
      @Nullable Path policy,
      Path output,
      List<Path> previous)
      throws StoppedException, IOException {
    try {
      RoundingKey key = RoundingKey.load(roundingKey);
      List<EarlierRelease> earlier = earlier(previous);
      Path internal = statistics.resolve(INTERNAL);
      Catalogue catalogue =
          published.apply(under(policy, ReadCatalogue.read(internal.resolve("catalogue.json"))));
      PlannedRelease plan = plan(internal, catalogue);
      ProtectRelease.Result release = ProtectRelease.protect(plan, key, earlier);
      if (release.audit().passes()) {
        write(output, catalogue, plan, release, earlier);
      }
      return release;
    } catch (UnusableRoundingKeyException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_ROUNDING_KEY, e);
    } catch (UnusableStatisticsException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_STATISTICS, e);
    }
  }

  private static Catalogue under(@Nullable Path policy, Catalogue catalogue)
      throws StoppedException {
    try {
      return policy == null
          ? catalogue
          : catalogue.under(ReadProtection.read(policy, catalogue.policy()));
    } catch (UnusableStatisticsException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_POLICY, e);
    }
  }

  private static PlannedRelease plan(Path internal, Catalogue catalogue) {
    Map<String, List<FrequencyTable.Row>> rows = new LinkedHashMap<>();
    for (Catalogue.Table table : catalogue.tables()) {
      if (!table.publications().isEmpty()) {
        Path file = internal.resolve("tables").resolve(table.id() + ".parquet");
        try {
          rows.put(
              table.id(),
              TidyRow.read(file, table.columns()).stream()
                  .map(
                      row ->
                          new FrequencyTable.Row(
                              row.codes(), row.value(), row.obsStatus(), row.note()))
                  .toList());
        } catch (IOException | RuntimeException e) {
          throw new UnusableStatisticsException(file + " cannot be read: " + e.getMessage());
        }
      }
    }
    return PlanRelease.plan(catalogue, rows);
  }

  private static List<EarlierRelease> earlier(List<Path> previous) {
    List<EarlierRelease> earlier = new ArrayList<>();
    for (Path release : previous) {
      try {
        earlier.add(ReleaseFolder.read(release));
      } catch (IOException | RuntimeException e) {
        throw new UnusableStatisticsException(
            "release " + release + " cannot be read: " + e.getMessage());
      }
    }
    return earlier;
  }

  /** Beside its place first: a release that is half written is never found under its name. */
  private static void write(
      Path output,
      Catalogue catalogue,
      PlannedRelease plan,
      ProtectRelease.Result release,
      List<EarlierRelease> earlier)
      throws IOException, StoppedException {
    Path whole = output.toAbsolutePath();
    Path unfinished = whole.resolveSibling(whole.getFileName() + ".unfinished");
    if (Files.exists(unfinished)) {
      throw new StoppedException(
          ExitCode.OUTPUT_EXISTS, unfinished + " is left of another run: remove it");
    }
    ReleaseFolder.write(unfinished, catalogue, plan, release, earlier);
    Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
  }
}
