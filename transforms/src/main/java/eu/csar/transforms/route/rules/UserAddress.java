package eu.csar.transforms.route.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An internet address of a report in canonical form; two are equal if their bytes are (S18).
 *
 * <p>Only literals are read, and by this class alone: the Java runtime would ask the name service
 * for any text that is none, and so tell others who is being reported.
 *
 * @param address canonical address; an IPv4-mapped IPv6 address is its IPv4 address
 * @param range kind of network
 */
public record UserAddress(InetAddress address, AddressRange range) {

  /** Length of the longest literal, an IPv6 address that ends as an IPv4 address. */
  private static final int LONGEST = 45;

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  /** The address of an IPv4 or IPv6 literal, blanks around it aside; null for any other text. */
  public static @Nullable UserAddress of(String text) {
    String literal = text.strip();
    if (literal.length() > LONGEST) {
      return null;
    }
    byte[] bytes = literal.indexOf(':') < 0 ? ipv4(literal) : ipv6(literal);
    if (bytes == null) {
      return null;
    }
    if (bytes.length == 16 && Arrays.equals(bytes, 0, 12, MAPPED, 0, 12)) {
      bytes = Arrays.copyOfRange(bytes, 12, 16);
    }
    try {
      return new UserAddress(InetAddress.getByAddress(bytes), AddressRange.of(bytes));
    } catch (UnknownHostException e) {
      throw new AssertionError("4 or 16 bytes are an address", e);
    }
  }

  /** Four decimal numbers; leading zeros are refused, since some read them as octal. */
  private static byte @Nullable [] ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = number(parts[i], 10, 3);
      if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  /** Eight groups of RFC 4291, one run of them as a double colon, the last two as IPv4. */
  private static byte @Nullable [] ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = groups(text);
      return all == null || all.length != 16 ? null : all;
    }
    byte[] head = groups(text.substring(0, gap));
    byte[] tail = groups(text.substring(gap + 2));
    if (head == null || tail == null || head.length + tail.length > 14) {
      return null;
    }
    if (text.substring(0, gap).indexOf('.') >= 0) {
      return null; // IPv4 form is for the end only
    }
    byte[] bytes = new byte[16];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[2 * parts.length + 2];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        byte[] last = ipv4(parts[i]);
        if (last == null) {
          return null;
        }
        System.arraycopy(last, 0, bytes, length, 4);
        length += 4;
      } else {
        int value = number(parts[i], 16, 4);
        if (value < 0) {
          return null;
        }
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  /** A number of ASCII digits; -1 for anything else. */
  private static int number(String digits, int radix, int longest) {
    if (digits.isEmpty() || digits.length() > longest) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
