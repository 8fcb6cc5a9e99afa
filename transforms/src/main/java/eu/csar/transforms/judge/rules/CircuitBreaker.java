package eu.csar.transforms.judge.rules;

import eu.csar.schemas.carried.GroundCounts;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.UnfoundedGround;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * Keeps UG2 and UG3 from filtering a run in which they would filter too much: a poisoned list or a
 * provider's mistaken mass retraction must not silence reports (section 3 of the decision tables).
 * Each ground trips alone, by its own conditions, before any exception.
 *
 * @param retracted reports of the run for which UG2's own conditions hold
 * @param notAbuse reports of the run for which UG3's own conditions hold
 * @param tripped grounds that filter nothing in this run
 */
public record CircuitBreaker(long retracted, long notAbuse, Set<UnfoundedGround> tripped) {

  /** A breaker that nothing tripped. */
  public static final CircuitBreaker CLOSED = new CircuitBreaker(0, 0, Set.of());

  /** The grounds that it watches. */
  public static final List<UnfoundedGround> WATCHED =
      List.of(UnfoundedGround.RETRACTED_AS_ERRONEOUS, UnfoundedGround.ASSESSED_NOT_ABUSE);

  static final String REASON = GroundException.CIRCUIT_BREAKER.name();

  private static final int RETRACTED = 1;
  private static final int NOT_ABUSE = 2;

  public CircuitBreaker {
    tripped = Set.copyOf(tripped);
  }

  /** What a policy says of a run's counts. */
  public static CircuitBreaker of(JudgingPolicy policy, Iterable<GroundCounts> counts) {
    long reports = 0;
    long retracted = 0;
    long notAbuse = 0;
    for (GroundCounts count : counts) {
      reports += count.getReports();
      retracted += count.getRetracted();
      notAbuse += count.getNotAbuse();
    }
    return of(
        retracted,
        notAbuse,
        (isTooMany(policy, retracted, reports) ? RETRACTED : 0)
            | (isTooMany(policy, notAbuse, reports) ? NOT_ABUSE : 0));
  }

  private static boolean isTooMany(JudgingPolicy policy, long holding, long reports) {
    return holding > policy.breakerCount() && holding > policy.breakerShare() * reports;
  }

  private static CircuitBreaker of(long retracted, long notAbuse, int flags) {
    return new CircuitBreaker(
        retracted,
        notAbuse,
        switch (flags) {
          case RETRACTED -> Set.of(UnfoundedGround.RETRACTED_AS_ERRONEOUS);
          case NOT_ABUSE -> Set.of(UnfoundedGround.ASSESSED_NOT_ABUSE);
          case RETRACTED | NOT_ABUSE ->
              Set.of(UnfoundedGround.RETRACTED_AS_ERRONEOUS, UnfoundedGround.ASSESSED_NOT_ABUSE);
          default -> Set.of();
        });
  }

  /** Whether a ground filters nothing in this run. */
  public boolean isTripped(UnfoundedGround ground) {
    return tripped.contains(ground);
  }

  /** Reports of the run for which the own conditions of a watched ground hold. */
  public long reports(UnfoundedGround ground) {
    return ground == UnfoundedGround.RETRACTED_AS_ERRONEOUS ? retracted : notAbuse;
  }

  /** The answer as bytes, for the way to the shards. */
  public byte[] encode() {
    int flags =
        (isTripped(UnfoundedGround.RETRACTED_AS_ERRONEOUS) ? RETRACTED : 0)
            | (isTripped(UnfoundedGround.ASSESSED_NOT_ABUSE) ? NOT_ABUSE : 0);
    return ByteBuffer.allocate(17).putLong(retracted).putLong(notAbuse).put((byte) flags).array();
  }

  /** The answer of these bytes. */
  public static CircuitBreaker decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return of(in.getLong(), in.getLong(), in.get());
  }

  /** Counts as bytes, for the way to the breaker. */
  public static byte[] encode(GroundCounts counts) {
    try {
      ByteBuffer encoded = counts.toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts of these bytes. */
  public static GroundCounts counts(byte[] bytes) {
    try {
      return GroundCounts.fromByteBuffer(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
