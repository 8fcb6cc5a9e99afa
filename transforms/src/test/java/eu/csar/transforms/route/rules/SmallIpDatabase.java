package eu.csar.transforms.route.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small databases in MaxMind DB format: IPv6 tree, records of 24 bits. */
final class SmallIpDatabase {

  private static final int EMPTY = -1;
  private static final int DATA = -2;

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** A network of IPv4 or IPv6 whose country has an ISO code. */
  SmallIpDatabase with(String address, int prefix, String isoCode) {
    return with(address, prefix, "country", isoCode);
  }

  SmallIpDatabase with(String address, int prefix, String field, String isoCode) {
    int offset = data.size();
    map(data, 1);
    text(data, field);
    map(data, 1);
    text(data, "iso_code");
    text(data, isoCode);

    byte[] bytes = ip(address).getAddress();
    // IPv4 lies under ::/96.
    int skipped = bytes.length == 4 ? 96 : 0;
    int node = 0;
    for (int bit = 0; bit < skipped + prefix; bit++) {
      int at = bit - skipped;
      int side = at < 0 ? 0 : bytes[at / 8] >> (7 - at % 8) & 1;
      if (bit == skipped + prefix - 1) {
        nodes.get(node)[side] = DATA - offset;
      } else {
        if (nodes.get(node)[side] < 0) {
          nodes.add(new int[] {EMPTY, EMPTY});
          nodes.get(node)[side] = nodes.size() - 1;
        }
        node = nodes.get(node)[side];
      }
    }
    return this;
  }

  /** The address of a literal. */
  static InetAddress ip(String literal) {
    return requireNonNull(UserAddress.of(literal)).address();
  }

  Path write(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int value = record == EMPTY ? nodes.size() : record;
        number(out, record <= DATA ? nodes.size() + 16 + (DATA - record) : value, 3);
      }
    }
    out.writeBytes(new byte[16]);
    out.writeBytes(data.toByteArray());
    out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(ISO_8859_1));
    map(out, 8);
    text(out, "node_count");
    unsigned(out, 6, nodes.size(), 4);
    text(out, "record_size");
    unsigned(out, 5, 24, 2);
    text(out, "ip_version");
    unsigned(out, 5, 6, 2);
    text(out, "database_type");
    text(out, "Fictitious-Country");
    text(out, "languages");
    out.write(0);
    out.write(4); // an empty list
    text(out, "binary_format_major_version");
    unsigned(out, 5, 2, 2);
    text(out, "binary_format_minor_version");
    unsigned(out, 5, 0, 2);
    text(out, "build_epoch");
    out.write(8);
    out.write(2);
    number(out, 0, 4);
    number(out, 1_767_225_600, 4); // 2026-01-01T00:00:00Z
    try {
      return Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void map(ByteArrayOutputStream out, int size) {
    out.write(7 << 5 | size);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    out.write(2 << 5 | bytes.length);
    out.writeBytes(bytes);
  }

  private static void unsigned(ByteArrayOutputStream out, int type, int value, int bytes) {
    out.write(type << 5 | bytes);
    number(out, value, bytes);
  }

  private static void number(ByteArrayOutputStream out, int value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write(value >> shift);
    }
  }
}
