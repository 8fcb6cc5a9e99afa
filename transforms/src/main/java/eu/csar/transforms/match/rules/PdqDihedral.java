package eu.csar.transforms.match.rules;

/**
 * Turned and mirrored copies of an image, by its PDQ hash alone.
 *
 * <p>A PDQ hash is a matrix of 16 by 16 bits, each whether a coefficient of a cosine transform lies
 * above the median. Mirroring an image changes the sign of every second row or column of
 * coefficients, turning it exchanges rows and columns as well. The median of the coefficients is
 * near zero, so that another sign is nearly always another bit: the hash made here is near the one
 * that the turned image would have, within 12 bits in the one example that PDQ's authors publish.
 * How near it is for other images has not been measured.
 *
 * <p>Looking for all eight gives eight times the matches by chance; meant for links between items,
 * never for anything that a judgement rests on (JU5).
 */
public enum PdqDihedral {
  /** As it is. */
  ORIGINAL(0, false, false, false),
  /** Turned by 90 degrees. */
  ROTATED_90(1, true, true, false),
  /** Turned by 180 degrees. */
  ROTATED_180(2, false, true, true),
  /** Turned by 270 degrees. */
  ROTATED_270(3, true, false, true),
  /** Mirrored, top to bottom in the names of PDQ's reference. */
  FLIPPED_X(4, false, true, false),
  /** Mirrored, left to right. */
  FLIPPED_Y(5, false, false, true),
  /** Mirrored at the diagonal. */
  FLIPPED_PLUS_1(6, true, false, false),
  /** Mirrored at the other diagonal. */
  FLIPPED_MINUS_1(7, true, true, true);

  private static final int SIDE = 16;

  private final int code;
  private final boolean transposed;
  private final boolean oddRowsChanged;
  private final boolean oddColumnsChanged;

  PdqDihedral(int code, boolean transposed, boolean oddRowsChanged, boolean oddColumnsChanged) {
    this.code = code;
    this.transposed = transposed;
    this.oddRowsChanged = oddRowsChanged;
    this.oddColumnsChanged = oddColumnsChanged;
  }

  /**
   * The hash that the image of a hash would have, turned or mirrored so, but for a few bits.
   *
   * @param hash 32 bytes, as they are written in hexadecimal
   */
  public byte[] of(byte[] hash) {
    if (hash.length != HashAlgorithm.PDQ.bytes()) {
      throw new IllegalArgumentException("a PDQ hash has 32 bytes, not " + hash.length);
    }
    byte[] other = new byte[hash.length];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        boolean bit = transposed ? bit(hash, column, row) : bit(hash, row, column);
        boolean changed =
            (oddRowsChanged && row % 2 == 1) != (oddColumnsChanged && column % 2 == 1);
        if (bit != changed) {
          int place = SIDE * row + column;
          other[place / Byte.SIZE] |= (byte) (0x80 >>> place % Byte.SIZE);
        }
      }
    }
    return other;
  }

  /** Its code in a block; of equally near ones the smaller goes first. */
  int code() {
    return code;
  }

  /** The turn of a code. */
  static PdqDihedral coded(int code) {
    for (PdqDihedral turn : values()) {
      if (turn.code == code) {
        return turn;
      }
    }
    throw new IllegalArgumentException("no turn has code " + code);
  }

  /** The turn that gives the hash back. */
  public PdqDihedral inverse() {
    return switch (this) {
      case ROTATED_90 -> ROTATED_270;
      case ROTATED_270 -> ROTATED_90;
      default -> this;
    };
  }

  private static boolean bit(byte[] hash, int row, int column) {
    int place = SIDE * row + column;
    return (hash[place / Byte.SIZE] & 0x80 >>> place % Byte.SIZE) != 0;
  }
}
