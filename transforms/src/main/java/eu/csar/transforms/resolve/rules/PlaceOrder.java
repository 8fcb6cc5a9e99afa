package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Orders of submissions: by place, and by version (ID5). Text is compared by its UTF-8 bytes. */
public final class PlaceOrder {
  private PlaceOrder() {}

  /** Order of places: received_at, export id, export digest, file, ordinal. */
  public static int compare(Place left, Place right) {
    int order = left.getReceivedAt().compareTo(right.getReceivedAt());
    if (order == 0) {
      order = compareText(left.getExportId(), right.getExportId());
    }
    if (order == 0) {
      order = compareText(left.getExportDigest(), right.getExportDigest());
    }
    if (order == 0) {
      order = compareText(left.getFile(), right.getFile());
    }
    return order == 0 ? Long.compare(left.getOrdinal(), right.getOrdinal()) : order;
  }

  /** Order of issue times: a missing one sorts first. */
  static int compareIssued(@Nullable Instant left, @Nullable Instant right) {
    if (left == null) {
      return right == null ? 0 : -1;
    }
    return right == null ? 1 : left.compareTo(right);
  }

  static int compareText(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  /** Microseconds since 1970, as the contracts keep instants. */
  static long micros(Instant instant) {
    // ChronoUnit.MICROS.between counts nanoseconds on Java 17 and overflows after the year 2262.
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
