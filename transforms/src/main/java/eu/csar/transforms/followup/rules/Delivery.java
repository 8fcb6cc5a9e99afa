package eu.csar.transforms.followup.rules;

import eu.csar.schemas.returns.ReturnKind;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A return that stands, as its intake and its cover sheet describe it.
 *
 * @param number its place among all standing deliveries, in order of receipt, then digest (CT6)
 * @param directory directory of the delivery; its last name is the delivery's
 * @param sender EU code, {@code EUROPOL}, {@code CENTRE} or id of a provider, as the gateway
 *     vouches
 * @param receivedAt when the gateway received it, UTC
 * @param digest lower-case hex SHA-256 of {@code return.json}, which names that of the rows
 * @param kind what it is
 * @param year year that a yearly return speaks of
 * @param from first day that it covers
 * @param to last day that it covers
 * @param applies false: the sender declares that there is nothing to return
 * @param file name of the file of rows; null: none, the return is empty or does not apply
 * @param rows number of rows that the sender declares
 */
public record Delivery(
    int number,
    String directory,
    String sender,
    Instant receivedAt,
    String digest,
    ReturnKind kind,
    int year,
    LocalDate from,
    LocalDate to,
    boolean applies,
    @Nullable String file,
    long rows)
    implements Serializable {

  /** Name of the delivery: that of its directory. */
  public String name() {
    return directory.substring(directory.lastIndexOf('/') + 1);
  }

  Delivery withNumber(int other) {
    return new Delivery(
        other, directory, sender, receivedAt, digest, kind, year, from, to, applies, file, rows);
  }
}
