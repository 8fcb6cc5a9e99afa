package eu.csar.pipelines.assess;

import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.PlannedFile;
import java.util.Locale;

/** How much room a run needs on the disk, by estimate. */
final class DiskNeed {
  /**
   * Bytes written for a byte read, by measurement, with room for attempts that are written twice.
   */
  private static final double FACTOR = 1.5;

  private static final long AT_LEAST = 64L << 20;

  private DiskNeed() {}

  /** Bytes of all files that are read. */
  static long ofInput(AssessPlan plan) {
    return plan.reading().exports().stream()
        .map(PlannedExport::files)
        .flatMap(files -> files.stream())
        .mapToLong(PlannedFile::size)
        .sum();
  }

  /** Bytes that the run may write. Compressed input is taken to grow five times. */
  static long ofRun(AssessPlan plan) {
    double plain = plan.reading().shards().stream().mapToLong(plan.reading()::recordBytes).sum();
    if (plan.touch().since() != null) {
      // At most what is written again of all reports: everything but their content.
      for (RunMarker run : plan.database().runs()) {
        plain +=
            run.files().stream()
                .filter(file -> !file.table().equals(Table.PERSONAL.directory()))
                .mapToLong(FileEntry::bytes)
                .sum();
      }
    }
    return (long) (plain * FACTOR) + AT_LEAST;
  }

  static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
  }
}
