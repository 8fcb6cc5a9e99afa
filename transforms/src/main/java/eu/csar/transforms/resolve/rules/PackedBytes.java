package eu.csar.transforms.resolve.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows a block: variable-length numbers, length-prefixed text, raw digests. {@link ByteCursor} takes it apart. */
final class PackedBytes {
  private byte[] bytes = new byte[256];
  private int length;

  int length() {
    return length;
  }

  /** A copy of what was appended; the block never shares its bytes. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  PackedBytes octet(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Seven bits an octet, low bits first; negative numbers take ten octets. */
  PackedBytes number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  PackedBytes raw(byte[] value) {
    return raw(value, 0, value.length);
  }

  PackedBytes raw(byte[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return this;
  }

  PackedBytes sized(byte[] value) {
    return number(value.length).raw(value);
  }

  PackedBytes text(String value) {
    return sized(value.getBytes(StandardCharsets.UTF_8));
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      long wanted = Math.max((long) length + count, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }
}
