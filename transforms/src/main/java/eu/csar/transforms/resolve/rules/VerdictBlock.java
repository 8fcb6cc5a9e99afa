package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.Retraction;
import eu.csar.schemas.carried.SeenVersion;
import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts of one bucket on one shard, in order of ordinal. A plain report, new and seen once,
 * takes 64 bytes for key and digest and about three more: all that its {@link Winner} says follows
 * from its place.
 */
public final class VerdictBlock {
  private static final int SPECIAL = 0x10;
  private static final int OUTCOME = 0x0F;

  private final PackedBytes out = new PackedBytes(256);
  private final WinnerOctets winners = new WinnerOctets();
  private int last = -1;

  /** Packs verdicts; ordinals must ascend. */
  public static byte[] of(List<Verdict> verdicts, IntFunction<Place> placeOf) {
    VerdictBlock block = new VerdictBlock();
    for (Verdict verdict : verdicts) {
      Winner winner = verdict.winner();
      boolean plain = winner == null || winner.equals(plainWinner(verdict, placeOf));
      block.head(
          verdict.localOrdinal(), verdict.outcome(), verdict.version(), plain ? null : winner);
      block.out.writeBytes(verdict.reportKey()).writeBytes(verdict.digest());
    }
    return block.toByteArray();
  }

  /** Adds the verdict on a row; {@code special} is left out for a plain winner. */
  void add(SubmissionRows rows, int row, @Nullable Winner special) {
    head(rows.ordinal(row), rows.outcome(row), rows.version(row), special);
    rows.appendKeyAndDigest(out, row);
  }

  private void head(int ordinal, Outcome outcome, long version, @Nullable Winner special) {
    if (ordinal <= last) {
      throw new IllegalArgumentException("verdicts must be in order of ordinal");
    }
    out.writeByte(outcome.code() | (special == null ? 0 : SPECIAL));
    out.writeVarint(ordinal - last - 1L).writeVarint(version);
    if (special != null) {
      winners.append(out, special);
    }
    last = ordinal;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /**
   * The verdicts of several blocks on one shard, in order of ordinal, each made when asked for.
   *
   * @param placeOf place of a record of this shard, by local ordinal
   */
  public static Iterator<Verdict> inOrder(List<byte[]> blocks, IntFunction<Place> placeOf) {
    PriorityQueue<Remainder> next =
        new PriorityQueue<>(Comparator.comparingInt(Remainder::localOrdinal));
    for (byte[] block : blocks) {
      Remainder remainder = new Remainder(new UnpackedBytes(block), placeOf);
      if (remainder.advance()) {
        next.add(remainder);
      }
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !next.isEmpty();
      }

      @Override
      public Verdict next() {
        Remainder first = next.poll();
        if (first == null) {
          throw new NoSuchElementException();
        }
        Verdict verdict = first.current();
        if (first.advance()) {
          next.add(first);
        }
        return verdict;
      }
    };
  }

  private static Winner plainWinner(Verdict verdict, IntFunction<Place> placeOf) {
    Place place = placeOf.apply(verdict.localOrdinal());
    SeenVersion seen =
        new SeenVersion(verdict.version(), java.util.HexFormat.of().formatHex(verdict.digest()));
    return new Winner(
        Winner.NEW, place.getReceivedAt(), place, null, null, List.of(seen), List.of());
  }

  /** What is left of a block, with the verdict that comes next. */
  private static final class Remainder {
    private final UnpackedBytes in;
    private final IntFunction<Place> placeOf;
    private final WinnerOctets winners = new WinnerOctets();
    private @Nullable Verdict current;
    private int last = -1;

    Remainder(UnpackedBytes in, IntFunction<Place> placeOf) {
      this.in = in;
      this.placeOf = placeOf;
    }

    Verdict current() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    int localOrdinal() {
      return last;
    }

    boolean advance() {
      if (!in.hasMore()) {
        return false;
      }
      int head = in.readByte();
      Outcome outcome = Outcome.of(head & OUTCOME);
      last = Math.addExact(Math.addExact(last, 1), in.readInt());
      long version = in.readVarint();
      Winner winner = (head & SPECIAL) == 0 ? null : winners.read(in, outcome);
      byte[] key = in.readBytes(SubmissionRows.DIGEST_LENGTH);
      byte[] digest = in.readBytes(SubmissionRows.DIGEST_LENGTH);
      Verdict plain = new Verdict(last, outcome, key, version, digest, null);
      if (winner == null && outcome == Outcome.NEW) {
        winner = plainWinner(plain, placeOf);
      }
      current = winner == null ? plain : new Verdict(last, outcome, key, version, digest, winner);
      return true;
    }
  }

  /** The winners that are not plain. */
  private static final class WinnerOctets {
    private static final int HAS_PREVIOUS = 1;
    private static final int HAS_RETRACTED_AT = 2;

    private final AvroOctets<KeyRow> keys = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
    private final AvroOctets<Place> places = new AvroOctets<>(Place.class, Place.getClassSchema());
    private final AvroOctets<Retraction> retractions =
        new AvroOctets<>(Retraction.class, Retraction.getClassSchema());

    void append(PackedBytes out, Winner winner) {
      KeyRow previous = winner.previous();
      Instant retractedAt = winner.retractedAt();
      out.writeByte(
          (previous == null ? 0 : HAS_PREVIOUS) | (retractedAt == null ? 0 : HAS_RETRACTED_AT));
      if (previous != null) {
        keys.append(out, previous);
      }
      if (retractedAt != null) {
        out.writeVarint(PlaceOrder.micros(retractedAt));
      }
      out.writeVarint(PlaceOrder.micros(winner.receivedAt()));
      places.append(out, winner.firstPlace());
      out.writeVarint(winner.seen().size());
      for (SeenVersion seen : winner.seen()) {
        out.writeVarint(seen.getVersion()).writeText(seen.getCanonicalDigest());
      }
      out.writeVarint(winner.retractions().size());
      for (Retraction retraction : winner.retractions()) {
        retractions.append(out, retraction);
      }
    }

    Winner read(UnpackedBytes in, Outcome outcome) {
      int present = in.readByte();
      KeyRow previous = (present & HAS_PREVIOUS) == 0 ? null : keys.read(in);
      Instant retractedAt =
          (present & HAS_RETRACTED_AT) == 0 ? null : PlaceOrder.instant(in.readVarint());
      Instant receivedAt = PlaceOrder.instant(in.readVarint());
      Place firstPlace = places.read(in);
      List<SeenVersion> seen = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        seen.add(new SeenVersion(in.readVarint(), in.readText()));
      }
      List<Retraction> read = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        read.add(retractions.read(in));
      }
      String cause = outcome == Outcome.NEW ? Winner.NEW : Winner.NEW_VERSION;
      return new Winner(cause, receivedAt, firstPlace, retractedAt, previous, seen, read);
    }
  }
}
