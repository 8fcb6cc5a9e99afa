package eu.csar.transforms.receive.rules;

import java.io.Serializable;

/**
 * How much of a provider's input is read. What exceeds a limit is rejected or refused, with its
 * place and a code; memory stays bounded whatever comes. Set by the policy.
 *
 * @param recordBytes bytes of a line or an element; from 1 to 2^28
 * @param nesting depth of objects and arrays, or of elements
 * @param fields members and elements of arrays, or elements and attributes, of a record
 * @param items items of a report
 * @param decompressedBytes decompressed bytes of a file
 * @param decompressedRatio decompressed bytes for each byte on disk, asked behind the first {@value
 *     #RATIO_FREE_BYTES}
 * @param exportFiles files of an export
 * @param exportRecords records that an export declares
 */
public record ReadLimits(
    int recordBytes,
    int nesting,
    int fields,
    int items,
    long decompressedBytes,
    int decompressedRatio,
    int exportFiles,
    long exportRecords)
    implements Serializable {
  /** Small files may compress as well as they like. */
  static final long RATIO_FREE_BYTES = 256L << 20;

  private static final int MOST_RECORD_BYTES = 1 << 28;

  /** What holds where the policy says nothing. */
  public static final ReadLimits DEFAULT =
      new ReadLimits(16 << 20, 64, 200_000, 10_000, 64L << 30, 200, 100_000, 100_000_000);

  public ReadLimits {
    if (recordBytes < 1 || recordBytes > MOST_RECORD_BYTES) {
      throw new IllegalArgumentException("recordBytes must be from 1 to 2^28: " + recordBytes);
    }
  }

  /** The same with another limit of a record's bytes. */
  public ReadLimits withRecordBytes(int bytes) {
    return new ReadLimits(
        bytes,
        nesting,
        fields,
        items,
        decompressedBytes,
        decompressedRatio,
        exportFiles,
        exportRecords);
  }
}
