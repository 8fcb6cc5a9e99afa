package eu.csar.transforms.receive.rules;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Scans over bytes, eight at a time where they are ASCII, which nearly all of a record is. */
final class Utf8Text {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private Utf8Text() {}

  /** First position of a byte below 128 in {@code [from, to)}, or -1. */
  static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long pattern = ONES * wanted;
    int i = from;
    for (; i <= to - 8; i += 8) {
      long x = (long) LONGS.get(bytes, i) ^ pattern;
      long hit = (x - ONES) & ~x & HIGH_BITS;
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  static boolean hasBackslash(byte[] bytes, int offset, int length) {
    return indexOf((byte) '\\', bytes, offset, offset + length) >= 0;
  }

  /** Whether there is nothing in {@code [from, to)} but white space. */
  static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Strict UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF. */
  static boolean isValid(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    while (i < end) {
      if (i <= end - 8 && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
        i += 8;
        continue;
      }
      int width = bytes[i] >= 0 ? 1 : sequence(bytes, i, end);
      if (width == 0) {
        return false;
      }
      i += width;
    }
    return true;
  }

  /** Width of the sequence of two to four bytes at a position, or 0 where it is not one. */
  private static int sequence(byte[] bytes, int i, int end) {
    int lead = bytes[i] & 0xFF;
    int width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || end - i < width) {
      return 0;
    }
    for (int k = 1; k < width; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[i + 1] & 0xFF;
    boolean outside =
        (lead == 0xE0 && second < 0xA0)
            || (lead == 0xED && second > 0x9F)
            || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F);
    return outside ? 0 : width;
  }
}
