package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How the ids of a list are written, so that 20 million of them take few bytes: ids that count up
 * keep only their number, UUIDs their 16 bytes. The shape follows from the id alone; every id comes
 * back exactly as it was.
 *
 * @param kind how the rest is coded
 * @param prefix text before the number, for {@code NUMBER} only
 * @param digits digits of the number, leading zeros included, for {@code NUMBER} only
 */
record IdShape(Kind kind, String prefix, int digits) {
  enum Kind {
    /** UTF-8 bytes with their count. */
    TEXT(0),
    /** Lower-case UUID: 16 bytes. */
    UUID(1),
    /** Lower-case hexadecimal digits, an even number: bytes with their count. */
    HEX(2),
    /** Prefix and decimal digits: the number as a varint. */
    NUMBER(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** Number in an index file; must never change. */
    int number() {
      return number;
    }

    static Kind numbered(int number) {
      return switch (number) {
        case 0 -> TEXT;
        case 1 -> UUID;
        case 2 -> HEX;
        case 3 -> NUMBER;
        default -> throw new IllegalArgumentException("no shape " + number);
      };
    }
  }

  /** No digit in the prefix: an id that varies there would make a shape of its own each time. */
  private static final int LONGEST_PREFIX = 24;

  private static final String ENDS_OF_PREFIX = "-_:/.#";
  private static final int MOST_DIGITS = 18;

  private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-f]{2}){4,64}");

  static IdShape of(String id) {
    if (isUuid(id)) {
      return new IdShape(Kind.UUID, "", 0);
    }
    int prefix = prefixOfNumber(id);
    if (prefix >= 0) {
      return new IdShape(Kind.NUMBER, id.substring(0, prefix), id.length() - prefix);
    }
    return new IdShape(HEXADECIMAL.matcher(id).matches() ? Kind.HEX : Kind.TEXT, "", 0);
  }

  /** Characters before the number, or -1 where the id does not end with one. */
  private static int prefixOfNumber(String id) {
    int start = id.length();
    while (start > 0 && isDigit(id.charAt(start - 1))) {
      start--;
    }
    int digits = id.length() - start;
    if (digits == 0 || digits > MOST_DIGITS || start > LONGEST_PREFIX) {
      return -1;
    }
    for (int i = 0; i < start; i++) {
      if (isDigit(id.charAt(i))) {
        return -1;
      }
    }
    return start == 0 || ENDS_OF_PREFIX.indexOf(id.charAt(start - 1)) >= 0 ? start : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether ids are kept as texts, apart from the entries. */
  boolean isText() {
    return kind == Kind.HEX || kind == Kind.TEXT;
  }

  /** The number of an id, for {@code NUMBER} only. */
  long number(String id) {
    return Long.parseLong(id, prefix.length(), id.length(), 10);
  }

  /**
   * Appends the id, for all but {@code NUMBER}; {@code to} has at least {@link #room} bytes left.
   */
  void write(String id, ByteBuffer to) {
    switch (kind) {
      case UUID -> {
        UUID uuid = UUID.fromString(id);
        to.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
      }
      case HEX -> putCounted(to, HexFormat.of().parseHex(id));
      case TEXT -> putCounted(to, id.getBytes(UTF_8));
      case NUMBER -> throw new IllegalStateException("a number is not written");
    }
  }

  /** Most bytes that {@link #write} takes. */
  static int room(String id) {
    return 16 + 3 * id.length();
  }

  /** The id with a number, for {@code NUMBER} only. */
  String numbered(long number) {
    char[] id = new char[prefix.length() + digits];
    prefix.getChars(0, prefix.length(), id, 0);
    long rest = number;
    for (int i = id.length - 1; i >= prefix.length(); i--) {
      id[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return new String(id);
  }

  /** The id of a UUID's two halves. */
  static String uuid(long high, long low) {
    return new UUID(high, low).toString();
  }

  /** The id that starts at a position, for all but {@code NUMBER}. */
  String read(MappedSection from, long position) {
    return switch (kind) {
      case UUID -> uuid(bigEndian(from, position), bigEndian(from, position + Long.BYTES));
      case HEX -> HexFormat.of().formatHex(counted(from, position));
      case TEXT -> new String(counted(from, position), UTF_8);
      case NUMBER -> throw new IllegalStateException("a number is not read");
    };
  }

  /** Bytes that the id at a position takes, for all but {@code NUMBER}. */
  int length(MappedSection from, long position) {
    return switch (kind) {
      case UUID -> 2 * Long.BYTES;
      case HEX, TEXT -> varintLength(from, position) + (int) varint(from, position);
      case NUMBER -> throw new IllegalStateException("a number has no place");
    };
  }

  private static void putVarint(ByteBuffer to, long value) {
    long rest = value;
    while (rest > 0x7f) {
      to.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    to.put((byte) rest);
  }

  private static long varint(MappedSection from, long position) {
    long value = 0;
    int shift = 0;
    long at = position;
    byte part;
    do {
      part = from.byteAt(at++);
      value |= ((long) (part & 0x7f)) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  private static int varintLength(MappedSection from, long position) {
    int length = 1;
    while (from.byteAt(position + length - 1) < 0) {
      length++;
    }
    return length;
  }

  /** By bytes: these positions are not aligned and may lie across two windows. */
  private static long bigEndian(MappedSection from, long position) {
    byte[] bytes = new byte[Long.BYTES];
    from.copy(position, bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes).getLong();
  }

  private static byte[] counted(MappedSection from, long position) {
    byte[] bytes = new byte[(int) varint(from, position)];
    from.copy(position + varintLength(from, position), bytes, 0, bytes.length);
    return bytes;
  }

  private static void putCounted(ByteBuffer to, byte[] bytes) {
    putVarint(to, bytes.length);
    to.put(bytes);
  }

  private static boolean isUuid(String id) {
    if (id.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = id.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }
}
