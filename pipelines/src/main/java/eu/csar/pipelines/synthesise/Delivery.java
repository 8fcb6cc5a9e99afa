package eu.csar.pipelines.synthesise;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One export directory to be written: of one provider, received at one instant.
 *
 * @param exportId the provider's id of the export
 * @param provider the name in the manifest
 * @param day period of the manifest
 */
record Delivery(
    String exportId,
    String provider,
    boolean testFlag,
    Instant receivedAt,
    LocalDate day,
    List<DataFile> files) {

  static final String SCHEMA_VERSION = "COM2022-1";

  /** One data file; the end of the path says how it is compressed. */
  record DataFile(String path, Content content) {}

  /** What stands in a file, written when its turn comes and never held. */
  @FunctionalInterface
  interface Content {
    /** Writes the lines and returns how many records they are. */
    long writeTo(OutputStream out) throws IOException;
  }

  String directory(int number) {
    return String.format("export-%04d", number);
  }
}
