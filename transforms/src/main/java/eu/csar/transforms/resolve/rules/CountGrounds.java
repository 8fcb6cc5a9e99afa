package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.GroundCounts;
import eu.csar.schemas.carried.KeyRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for the circuit breaker, the reports of one bucket that get a row, and those for which
 * the own conditions of UG2 and UG3 hold: known from resolution and from the bit of the first
 * reading. What today's list says of stored reports is counted where they are read.
 */
final class CountGrounds {
  private final SubmissionRows rows;
  private final ShardFacts facts;
  private long reports;
  private long retracted;
  private long notAbuse;

  CountGrounds(SubmissionRows rows, ShardFacts facts) {
    this.rows = rows;
    this.facts = facts;
  }

  /**
   * Counts a report with a new current version.
   *
   * @param winner what is special about it; null: nothing
   */
  void add(int row, @Nullable Winner winner) {
    reports++;
    notAbuse += rows.isNotAbuse(row) ? 1 : 0;
    if (winner != null && winner.retractedAt() != null) {
      KeyRow previous = winner.previous();
      boolean sent = previous != null && !previous.getForwards().isEmpty();
      boolean erroneous =
          RetractionInForce.isErroneous(
              rows.issuedAt(row), rows.place(row, facts), winner.retractions());
      retracted += erroneous && !sent ? 1 : 0;
    }
  }

  /** Counts a report of an earlier run. */
  void add(KeyRow stored) {
    reports++;
    retracted += stored.getForwards().isEmpty() && RetractionInForce.isErroneous(stored) ? 1 : 0;
  }

  boolean isEmpty() {
    return reports == 0;
  }

  byte[] toByteArray() {
    try {
      ByteBuffer encoded = new GroundCounts(reports, retracted, notAbuse).toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
