package eu.csar.transforms.receive.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link PackedBytes} wrote. A block that ends too early is a broken shuffle, hence an
 * exception.
 */
public final class UnpackedBytes {

  private final byte[] bytes;
  private int position;

  public UnpackedBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean hasMore() {
    return position < bytes.length;
  }

  public int readByte() {
    return bytes[position++] & 0xFF;
  }

  public long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("Variable-length integer of more than 10 bytes");
  }

  public int readInt() {
    return Math.toIntExact(readVarint());
  }

  public long readLong() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (bytes[position++] & 0xFF);
    }
    return value;
  }

  public byte[] readBytes(int length) {
    if (length < 0 || length > bytes.length - position) {
      throw new IllegalStateException("Block ends too early");
    }
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  public String readText() {
    return new String(readBytes(readInt()), StandardCharsets.UTF_8);
  }
}
