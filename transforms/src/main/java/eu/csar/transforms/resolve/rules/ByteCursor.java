package eu.csar.transforms.resolve.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes apart what {@link PackedBytes} put together. A block that ends too early or says impossible lengths is an {@link
 * IllegalArgumentException}: blocks are our own, so this is a defect and never a matter of the data.
 */
final class ByteCursor {
  private final byte[] bytes;
  private int at;

  ByteCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  int octet() {
    need(1);
    return bytes[at++] & 0xFF;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = octet();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("block holds a number of more than ten octets");
  }

  int smallNumber() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("block holds a number out of range");
    }
    return (int) value;
  }

  byte[] raw(int count) {
    need(count);
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  byte[] sized() {
    return raw(smallNumber());
  }

  String text() {
    int count = smallNumber();
    need(count);
    at += count;
    return new String(bytes, at - count, count, StandardCharsets.UTF_8);
  }

  private void need(int count) {
    if (bytes.length - at < count) {
      throw new IllegalArgumentException("block ends too early");
    }
  }
}
