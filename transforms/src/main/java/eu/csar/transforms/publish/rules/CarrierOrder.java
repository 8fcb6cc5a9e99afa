package eu.csar.transforms.publish.rules;

import eu.csar.schemas.carried.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Order of the reports that carry a hash (ID7), as bytes that compare unsigned: reports of earlier
 * runs before those of this run, then by the place of the first submission.
 */
public final class CarrierOrder implements Comparable<CarrierOrder> {
  private final byte[] bytes;

  CarrierOrder(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The order of a report.
   *
   * @param firstRun run that made it new
   * @param place place of its first submission in that run
   */
  public static CarrierOrder of(long firstRun, Place place) {
    byte[] export = place.getExportId().getBytes(StandardCharsets.UTF_8);
    byte[] digest = place.getExportDigest().getBytes(StandardCharsets.UTF_8);
    byte[] file = place.getFile().getBytes(StandardCharsets.UTF_8);
    ByteBuffer order =
        ByteBuffer.allocate(28 + 2 * (export.length + file.length) + digest.length + 6);
    order.putLong(firstRun);
    Instant received = place.getReceivedAt();
    order.putLong(received.getEpochSecond() ^ Long.MIN_VALUE).putInt(received.getNano());
    escape(order, export);
    escape(order, digest);
    escape(order, file);
    order.putLong(place.getOrdinal());
    return new CarrierOrder(Arrays.copyOf(order.array(), order.position()));
  }

  byte[] bytes() {
    return bytes;
  }

  /** The order of its file among all, the run that made the report new before it. */
  public byte[] file() {
    return Arrays.copyOf(bytes, bytes.length - Long.BYTES);
  }

  /** Its place in that file. */
  public long ordinal() {
    return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
  }

  @Override
  public int compareTo(CarrierOrder other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CarrierOrder order && Arrays.equals(bytes, order.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /**
   * A zero byte ends a text; one within is doubled by a one, so that a shorter text still sorts
   * first.
   */
  private static void escape(ByteBuffer order, byte[] text) {
    for (byte b : text) {
      order.put(b);
      if (b == 0) {
        order.put((byte) 1);
      }
    }
    order.put((byte) 0).put((byte) 0);
  }
}
