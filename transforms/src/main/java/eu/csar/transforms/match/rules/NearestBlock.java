package eu.csar.transforms.match.rules;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;

/**
 * The nearest earlier hash of new ones, as a block. Layout of an entry: the new value (32 bytes),
 * turn (1), distance (1), the earlier value (32), key of its first carrier (32), key of the new
 * value's first carrier (32), number of its items (4), their numbers (4 each).
 */
final class NearestBlock {
  private static final int DIGEST = 32;
  private static final int FIXED = 4 * DIGEST + 2 + 4;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 10);

  /**
   * An earlier hash near a new one. A hash that is near as it is goes before one that is near when
   * turned; then the least distance counts, the turn in order, the smallest value: so which one is
   * the nearest does not depend on who looked where.
   *
   * @param turn of the new hash
   * @param distance bits in which the turned new hash differs from the earlier one
   * @param value the earlier hash
   * @param key report that carried it first
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Near(PdqDihedral turn, int distance, byte[] value, byte[] key)
      implements Comparable<Near> {
    private static final Comparator<Near> ORDER =
        Comparator.<Near>comparingInt(near -> rank(near.turn, near.distance))
            .thenComparing(Near::value, Arrays::compareUnsigned);

    /** Nearer ones have a smaller rank; equal ranks are told apart by their values. */
    static int rank(PdqDihedral turn, int distance) {
      int turned = turn == PdqDihedral.ORIGINAL ? 0 : 1;
      return (turned << 16) | (distance << 8) | turn.code();
    }

    @Override
    public int compareTo(Near other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What one share of all hashes has to say of a new one.
   *
   * @param value the new hash
   * @param key its first carrier
   * @param items of the carrier that have it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(byte[] value, Near near, byte[] key, int[] items) {}

  void add(Answer answer) {
    int length = FIXED + Integer.BYTES * answer.items.length;
    if (bytes.remaining() < length) {
      int capacity = Math.max(2 * bytes.capacity(), bytes.position() + length);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    Near near = answer.near;
    bytes.put(answer.value).put((byte) near.turn.code()).put((byte) near.distance);
    bytes.put(near.value).put(near.key).put(answer.key).putInt(answer.items.length);
    for (int item : answer.items) {
      bytes.putInt(item);
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  static void forEach(byte[] block, Consumer<Answer> answers) {
    ByteBuffer in = ByteBuffer.wrap(block);
    while (in.hasRemaining()) {
      byte[] value = digest(in);
      PdqDihedral turn = PdqDihedral.coded(in.get());
      int distance = in.get();
      Near near = new Near(turn, distance, digest(in), digest(in));
      byte[] key = digest(in);
      int[] items = new int[in.getInt()];
      Arrays.setAll(items, i -> in.getInt());
      answers.accept(new Answer(value, near, key, items));
    }
  }

  private static byte[] digest(ByteBuffer in) {
    byte[] digest = new byte[DIGEST];
    in.get(digest);
    return digest;
  }
}
