package eu.csar.transforms.publish.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one export, for receipts and {@code run.json}.
 *
 * @param directory name of its directory
 * @param exportId the provider's id; null where the manifest is unreadable
 * @param exportDigest hex SHA-256 of the manifest; null where unreadable
 * @param intakeDigest hex SHA-256 of the intake file; null where unreadable
 * @param contentDigest digest of all that was found of a refused export; null where it stands
 * @param providerId provider of the receipt; null where unknown
 * @param namespace namespace of its report ids (ID1); null where refused while planning
 * @param testFlag test flag of the manifest
 * @param schemaVersion schema version of the manifest
 * @param receivedAt intake time; null where unreadable
 * @param refusal code of refusal; null where the export stands
 * @param refusedFile file at fault
 * @param files its files
 * @param firstShard first shard of the export; -1 where none
 * @param lastShard last shard of the export, inclusive; -1 where none
 * @param findings findings on the export, by code, then file
 */
public record ExportBook(
    String directory,
    @Nullable String exportId,
    @Nullable String exportDigest,
    @Nullable String intakeDigest,
    @Nullable String contentDigest,
    @Nullable String providerId,
    @Nullable String namespace,
    boolean testFlag,
    @Nullable String schemaVersion,
    @Nullable Instant receivedAt,
    @Nullable String refusal,
    @Nullable String refusedFile,
    List<FileBook> files,
    int firstShard,
    int lastShard,
    List<ExportFinding> findings) {

  /** True where the export was read. */
  public boolean stands() {
    return refusal == null;
  }

  /** Records read of this export: of its files that were not skipped. */
  public long recordsRead() {
    return stands()
        ? files.stream().filter(file -> !file.skipped()).mapToLong(FileBook::read).sum()
        : 0;
  }

  /**
   * A finding on an export.
   *
   * @param code code of the published table
   * @param file path of the file; null where it concerns the whole export
   */
  public record ExportFinding(String code, @Nullable String file) {}

  /**
   * One file of an export.
   *
   * @param path path in the export
   * @param declared records declared by the manifest
   * @param read records read, with the one that stands for all that were never reached
   * @param sha256 digest found
   * @param skipped delivered before and not read again (ID9)
   */
  public record FileBook(String path, long declared, long read, String sha256, boolean skipped) {}
}
