package eu.csar.transforms.resolve.rules;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of a fixed number of bytes, in chunks: a bucket may hold a million submissions, and an
 * object for each would cost several times their bytes and the collector's time.
 */
final class FixedRows {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final int width;
  private byte[][] chunks = new byte[4][];
  private int size;

  FixedRows(int width) {
    this.width = width;
  }

  /** Adds a row of zeros and returns its number. */
  int add() {
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length * 2);
    }
    if ((size & (CHUNK - 1)) == 0) {
      chunks[chunk] = new byte[CHUNK * width];
    }
    return size++;
  }

  int size() {
    return size;
  }

  void putBytes(int row, int at, byte[] value) {
    System.arraycopy(value, 0, chunk(row), offset(row, at), value.length);
  }

  byte[] getBytes(int row, int at, int length) {
    int from = offset(row, at);
    return Arrays.copyOfRange(chunk(row), from, from + length);
  }

  void putLong(int row, int at, long value) {
    LONGS.set(chunk(row), offset(row, at), value);
  }

  long getLong(int row, int at) {
    return (long) LONGS.get(chunk(row), offset(row, at));
  }

  void putInt(int row, int at, int value) {
    INTS.set(chunk(row), offset(row, at), value);
  }

  int getInt(int row, int at) {
    return (int) INTS.get(chunk(row), offset(row, at));
  }

  /** Compares bytes of two rows, unsigned. */
  int compare(int left, int right, int at, int length) {
    int l = offset(left, at);
    int r = offset(right, at);
    return Arrays.compareUnsigned(chunk(left), l, l + length, chunk(right), r, r + length);
  }

  /** Compares bytes of a row with a value, unsigned. */
  int compare(int row, int at, byte[] value) {
    int from = offset(row, at);
    return Arrays.compareUnsigned(chunk(row), from, from + value.length, value, 0, value.length);
  }

  private byte[] chunk(int row) {
    return chunks[row >>> CHUNK_BITS];
  }

  private int offset(int row, int at) {
    return (row & (CHUNK - 1)) * width + at;
  }
}
