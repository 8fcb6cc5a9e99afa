package eu.csar.transforms.receive.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array: fixed bytes, variable-length integers and texts, one after the other. */
public final class PackedBytes {

  private byte[] bytes;
  private int size;

  public PackedBytes(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  /** Number of bytes written. */
  public int size() {
    return size;
  }

  /** Writes the lowest eight bits. */
  public PackedBytes writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /**
   * Writes an integer of 1 to 10 bytes, 7 bits a byte, lowest first; small non-negative numbers are
   * short.
   */
  public PackedBytes writeVarint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Writes 8 bytes, highest first. */
  public PackedBytes writeLong(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Writes the bytes alone, without their number. */
  public PackedBytes writeBytes(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** Writes a text as UTF-8, preceded by its number of bytes. */
  public PackedBytes writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return writeVarint(utf8.length).writeBytes(utf8);
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
