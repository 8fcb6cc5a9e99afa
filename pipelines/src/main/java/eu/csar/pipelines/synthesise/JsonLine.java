package eu.csar.pipelines.synthesise;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line of JSON in a buffer that is used again; texts are ASCII that needs no escaping. */
final class JsonLine {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] bytes = new byte[1 << 14];
  private int length;
  private boolean comma;

  JsonLine start() {
    length = 0;
    comma = false;
    return this;
  }

  JsonLine object() {
    return open('{');
  }

  JsonLine endObject() {
    return close('}');
  }

  JsonLine array() {
    return open('[');
  }

  JsonLine endArray() {
    return close(']');
  }

  JsonLine name(String name) {
    value();
    put('"');
    ascii(name);
    put('"');
    put(':');
    comma = false;
    return this;
  }

  JsonLine text(String text) {
    value();
    put('"');
    ascii(text);
    put('"');
    return this;
  }

  JsonLine field(String name, String text) {
    return name(name).text(text);
  }

  JsonLine field(String name, long number) {
    name(name);
    value();
    digits(number, 1);
    return this;
  }

  JsonLine field(String name, boolean flag) {
    name(name);
    value();
    ascii(flag ? "true" : "false");
    return this;
  }

  /** A text of prefix and number, the number at least so wide. */
  JsonLine field(String name, String prefix, long number, int width) {
    name(name);
    value();
    put('"');
    ascii(prefix);
    digits(number, width);
    put('"');
    return this;
  }

  /** A text that is the hexadecimal form of bytes drawn from the dice. */
  JsonLine hexField(String name, String prefix, Dice dice, int byteCount, String suffix) {
    return name(name).hex(prefix, dice, byteCount, suffix);
  }

  JsonLine hex(String prefix, Dice dice, int byteCount, String suffix) {
    value();
    put('"');
    ascii(prefix);
    room(2 * byteCount);
    byte[] to = bytes;
    int at = length;
    long drawn = 0;
    for (int i = 0; i < byteCount; i++) {
      drawn = (i & 7) == 0 ? dice.next() : drawn >>> 8;
      to[at++] = HEX[(int) (drawn >>> 4) & 15];
      to[at++] = HEX[(int) drawn & 15];
    }
    length = at;
    ascii(suffix);
    put('"');
    return this;
  }

  int length() {
    return length;
  }

  /** Writes the line and its end. */
  void writeTo(OutputStream out) throws IOException {
    put('\n');
    out.write(bytes, 0, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }

  private JsonLine open(char bracket) {
    value();
    put(bracket);
    comma = false;
    return this;
  }

  private JsonLine close(char bracket) {
    put(bracket);
    comma = true;
    return this;
  }

  private void value() {
    if (comma) {
      put(',');
    }
    comma = true;
  }

  private void digits(long number, int width) {
    String text = Long.toString(number);
    for (int i = text.length(); i < width; i++) {
      put('0');
    }
    ascii(text);
  }

  private void ascii(String text) {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += count;
  }

  private void put(int character) {
    room(1);
    bytes[length++] = (byte) character;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
