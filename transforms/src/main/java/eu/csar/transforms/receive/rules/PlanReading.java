package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a run reads (ID11): the exports received by the as-of that no published run has read,
 * in order of place, cut into shards. An export that cannot be read at all is refused here (RC1);
 * whether digests are right, the first reading finds. Directories whose name begins with a dot are
 * not deliveries.
 */
public final class PlanReading {

  private static final Comparator<PlannedExport> BY_PLACE =
      Comparator.comparing(PlannedExport::receivedAt)
          .thenComparing(PlannedExport::exportId, TextOrder.BY_BYTES)
          .thenComparing(PlannedExport::exportDigest, TextOrder.BY_BYTES)
          .thenComparing(PlannedExport::intakeDigest, TextOrder.BY_BYTES);

  private final ProviderRegister register;
  private final long shardBytes;
  private final ReadLimits limits;

  private PlanReading(ProviderRegister register, long shardBytes, ReadLimits limits) {
    this.register = register;
    this.shardBytes = shardBytes;
    this.limits = limits;
  }

  /** With the default sizes. */
  public static PlanReading with(ProviderRegister register) {
    return new PlanReading(register, ReadingPlan.DEFAULT_SHARD_BYTES, ReadLimits.DEFAULT);
  }

  /** Plain files are cut at multiples of this many bytes. */
  public PlanReading withShardBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("shardBytes must be positive: " + bytes);
    }
    return new PlanReading(register, bytes, limits);
  }

  /** With other limits. */
  public PlanReading within(ReadLimits other) {
    return new PlanReading(register, shardBytes, other);
  }

  /**
   * Plans a run.
   *
   * @param exports directory of export directories
   * @param asOf exports received later are left for later runs
   * @param read identities of the exports that published runs have read
   * @param refused {@link RefusedExport#contentDigest} of the exports that earlier runs refused
   * @param knownFiles files of standing exports of earlier runs (ID9)
   */
  public ReadingPlan plan(
      Path exports,
      Instant asOf,
      Set<ReadExport> read,
      Set<String> refused,
      Set<KnownFile> knownFiles)
      throws IOException {
    Set<String> refusedHeads = new HashSet<>();
    refused.forEach(digest -> refusedHeads.add(digest.substring(0, digest.indexOf('-') + 1)));
    Set<ReadExport> taken = new HashSet<>(read);
    List<PlannedExport> planned = new ArrayList<>();
    List<RefusedExport> nowRefused = new ArrayList<>();
    for (Path directory : directories(exports)) {
      ExportDirectory export = ExportDirectory.open(directory);
      boolean later = export.receivedAt() != null && export.receivedAt().isAfter(asOf);
      if (later || taken.contains(export.identity())) {
        continue;
      }
      if (refusedHeads.contains(export.contentHead()) && refused.contains(export.contentDigest())) {
        continue;
      }
      try {
        planned.add(export.planned(register, limits));
        taken.add(export.identity());
      } catch (RefusedException e) {
        nowRefused.add(refusal(export, e.code(), e.file()));
      }
    }
    planned.sort(BY_PLACE);
    return new ReadingPlan(
        planned,
        shards(planned),
        nowRefused,
        shardBytes,
        limits,
        knownFiles,
        providersOf(knownFiles));
  }

  private Map<String, String> providersOf(Set<KnownFile> files) {
    return files.stream()
        .map(KnownFile::namespace)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), register::providerIdOf));
  }

  private RefusedExport refusal(ExportDirectory export, RefusalCode code, @Nullable String file)
      throws IOException {
    @Nullable Manifest manifest = export.manifest();
    return new RefusedExport(
        export.name(),
        manifest == null ? null : manifest.exportId(),
        manifest == null ? null : register.identify(manifest.provider()).providerId(),
        code,
        file,
        export.contentDigest());
  }

  private static List<Path> directories(Path exports) throws IOException {
    try (Stream<Path> children = Files.list(exports)) {
      return children
          .filter(child -> !nameOf(child).startsWith("."))
          .filter(
              child ->
                  Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                      || Files.isSymbolicLink(child))
          .sorted(Comparator.comparing(PlanReading::nameOf, TextOrder.BY_BYTES))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private List<Shard> shards(List<PlannedExport> exports) {
    List<Shard> shards = new ArrayList<>();
    for (int e = 0; e < exports.size(); e++) {
      List<PlannedFile> files = exports.get(e).files();
      for (int f = 0; f < files.size(); f++) {
        PlannedFile file = files.get(f);
        boolean whole =
            file.compression() != Compression.NONE
                || file.format() == Format.CYBERTIPLINE
                || file.size() <= shardBytes;
        if (whole) {
          shards.add(new Shard(shards.size(), e, f, 0, file.size(), true));
          continue;
        }
        for (long start = 0; start < file.size(); start += shardBytes) {
          long end = Math.min(start + shardBytes, file.size());
          shards.add(new Shard(shards.size(), e, f, start, end, false));
        }
      }
    }
    return shards;
  }
}
