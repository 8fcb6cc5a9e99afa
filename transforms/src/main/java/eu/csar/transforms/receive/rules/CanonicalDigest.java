package eu.csar.transforms.receive.rules;

import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.erdtman.jcs.NumberToJSON;

/**
 * The canonical digest of a record (ID3): SHA-256 of the object as parsed, in RFC 8785 form,
 * without batch fields, time stamp and signature at top level.
 *
 * <p>One deviation from RFC 8785, by ID3: a number whose value changes when it is written as a
 * double stands as its source text in a JSON string, so that records that differ in any digit
 * differ in their digest. Not safe for several threads.
 */
final class CanonicalDigest {

  private static final Set<String> LEFT_OUT =
      Set.of("batch_id", "batch_sequence", "time_stamp", "signature");
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final MessageDigest sha256 = Sha256.fresh();
  private byte[] out = new byte[4096];
  private int size;

  /** Digest of a record; 32 bytes. */
  byte[] of(JsonObject record) {
    size = 0;
    write(record, LEFT_OUT);
    sha256.update(out, 0, size);
    if (out.length > 1 << 20) {
      out = new byte[4096];
    }
    return sha256.digest();
  }

  /** The canonical form itself, of the whole object. */
  byte[] form(JsonObject object) {
    size = 0;
    write(object, Set.of());
    return Arrays.copyOf(out, size);
  }

  private void write(JsonObject object, Set<String> leftOut) {
    int[] order = object.sorted();
    put('{');
    boolean first = true;
    for (int index : order) {
      String name = object.name(index);
      if (!leftOut.isEmpty() && leftOut.contains(name)) {
        continue;
      }
      if (!first) {
        put(',');
      }
      first = false;
      write(name);
      put(':');
      write(object.value(index));
    }
    put('}');
  }

  private void write(Object value) {
    if (value instanceof String text) {
      write(text);
    } else if (value instanceof JsonObject object) {
      write(object, Set.of());
    } else if (value instanceof List<?> array) {
      put('[');
      for (int i = 0; i < array.size(); i++) {
        if (i > 0) {
          put(',');
        }
        write(array.get(i));
      }
      put(']');
    } else if (value instanceof JsonNumber number) {
      write(number);
    } else if (value instanceof Boolean flag) {
      ascii(flag ? "true" : "false");
    } else {
      ascii("null");
    }
  }

  private void write(JsonNumber number) {
    String text = number.text();
    if (number.integral() && text.length() <= 15 && !text.equals("-0")) {
      // Up to 15 digits every integer is a double and its own ES6 form.
      ascii(text);
      return;
    }
    double value = Double.parseDouble(text);
    String form = Double.isInfinite(value) ? "" : es6(value);
    // The comparison is quick only for short texts; a longer one is no double's ES6 form anyway,
    // save for zeros.
    if (!form.isEmpty()
        && text.length() <= 1000
        && new BigDecimal(form).compareTo(new BigDecimal(text)) == 0) {
      ascii(form);
    } else {
      write(text);
    }
  }

  private static String es6(double value) {
    try {
      return NumberToJSON.serializeNumber(value);
    } catch (IOException e) {
      throw new IllegalStateException("Not a finite number", e);
    }
  }

  private void write(String text) {
    put('"');
    int length = text.length();
    ensure(length * 3L + 8);
    for (int i = plain(text, length); i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (c >= 0x20 && c != '"' && c != '\\') {
          out[size++] = (byte) c;
        } else {
          escape(c);
          ensure((length - i) * 3L + 8);
        }
      } else if (c < 0x800) {
        out[size++] = (byte) (0xC0 | c >> 6);
        out[size++] = (byte) (0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        out[size++] = (byte) (0xE0 | c >> 12);
        out[size++] = (byte) (0x80 | (c >> 6 & 0x3F));
        out[size++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out[size++] = (byte) (0xF0 | point >> 18);
        out[size++] = (byte) (0x80 | (point >> 12 & 0x3F));
        out[size++] = (byte) (0x80 | (point >> 6 & 0x3F));
        out[size++] = (byte) (0x80 | (point & 0x3F));
      } else {
        // Half of a pair has no UTF-8 form: RFC 8785 gives up, we keep the escape (RC2).
        unicode(c);
        ensure((length - i) * 3L + 8);
      }
    }
    put('"');
  }

  /** Writes the ASCII that a text begins with, which is nearly always all of it. */
  private int plain(String text, int length) {
    byte[] target = out;
    int at = size;
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c < 0x20 || c == '"' || c == '\\') {
        break;
      }
      target[at + i] = (byte) c;
    }
    size = at + i;
    return i;
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> ascii("\\\"");
      case '\\' -> ascii("\\\\");
      case '\b' -> ascii("\\b");
      case '\t' -> ascii("\\t");
      case '\n' -> ascii("\\n");
      case '\f' -> ascii("\\f");
      case '\r' -> ascii("\\r");
      default -> unicode(c);
    }
  }

  private void unicode(char c) {
    ascii("\\u");
    ensure(4);
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[size++] = HEX[c >> shift & 0xF];
    }
  }

  private void ascii(String text) {
    ensure(text.length());
    for (int i = 0; i < text.length(); i++) {
      out[size++] = (byte) text.charAt(i);
    }
  }

  private void put(char c) {
    ensure(1);
    out[size++] = (byte) c;
  }

  private void ensure(long more) {
    long needed = size + more;
    if (needed > out.length) {
      out = Arrays.copyOf(out, (int) Math.min(Math.max(needed, out.length * 2L), 1 << 30));
    }
  }
}
