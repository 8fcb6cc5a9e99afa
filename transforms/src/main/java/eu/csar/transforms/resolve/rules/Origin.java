package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.time.Instant;

/**
 * All that records of one file share: whose they are, and their place but for the ordinal.
 *
 * @param namespace ID1
 * @param source channel (SU2)
 * @param receivedAt of the export
 * @param exportId of the export
 * @param exportDigest of the export's manifest, hex
 * @param file path in the export
 */
record Origin(
    String namespace,
    String source,
    Instant receivedAt,
    String exportId,
    String exportDigest,
    String file) {

  static Origin of(String namespace, String source, Place place) {
    return new Origin(
        namespace,
        source,
        place.getReceivedAt(),
        place.getExportId(),
        place.getExportDigest(),
        place.getFile());
  }

  Place place(long ordinal) {
    return new Place(receivedAt, exportId, exportDigest, file, ordinal);
  }

  void appendTo(PackedBytes out) {
    out.writeText(namespace).writeText(source).writeVarint(PlaceOrder.micros(receivedAt));
    out.writeText(exportId).writeText(exportDigest).writeText(file);
  }

  static Origin read(UnpackedBytes in) {
    return new Origin(
        in.readText(),
        in.readText(),
        PlaceOrder.instant(in.readVarint()),
        in.readText(),
        in.readText(),
        in.readText());
  }
}
