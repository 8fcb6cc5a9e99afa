package eu.csar.pipelines.synthesise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the fictitious country map as a database in MaxMind DB format 2.0: a binary tree over 128
 * bits (IPv4 below ::/96) with 24-bit records, then one map {@code country.iso_code} a code.
 */
final class IpDatabaseFile {
  /** 2026-01-01T00:00:00Z, in seconds; the file has no clock. */
  static final long BUILT = 1_767_225_600L;

  private static final byte[] MARKER =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SEPARATOR = 16;

  /** A child: 0 none, positive a node, negative minus one minus the number of the code. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));

  private final List<String> codes = new ArrayList<>();

  private IpDatabaseFile() {}

  static void write(CountryMap map, Path file) throws IOException {
    IpDatabaseFile tree = new IpDatabaseFile();
    map.networks().forEach(tree::add);
    Files.write(file, tree.encode());
  }

  private void add(String network, String code) {
    String[] parts = network.split("/", 2);
    boolean six = parts[0].contains(":");
    byte[] address = new byte[16];
    String[] groups = parts[0].split(six ? ":" : "\\.");
    for (int i = 0; i < groups.length && !groups[i].isEmpty(); i++) {
      int group = Integer.parseInt(groups[i], six ? 16 : 10);
      if (six) {
        address[2 * i] = (byte) (group >>> 8);
        address[2 * i + 1] = (byte) group;
      } else {
        address[12 + i] = (byte) group;
      }
    }
    if (!codes.contains(code)) {
      codes.add(code);
    }
    put(address, Integer.parseInt(parts[1]) + (six ? 0 : 96), -1 - codes.indexOf(code));
  }

  private void put(byte[] address, int length, int leaf) {
    int node = 0;
    for (int depth = 0; depth < length; depth++) {
      int bit = address[depth >>> 3] >>> (7 - (depth & 7)) & 1;
      int[] children = nodes.get(node);
      if (depth == length - 1) {
        children[bit] = leaf;
      } else {
        if (children[bit] == 0) {
          children[bit] = nodes.size();
          nodes.add(new int[2]);
        }
        node = children[bit];
      }
    }
  }

  private byte[] encode() throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[codes.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = data.size();
      value(data, Map.of("country", Map.of("iso_code", codes.get(i))));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = nodes.size();
    for (int[] children : nodes) {
      for (int child : children) {
        int child24 =
            child > 0 ? child : child == 0 ? count : count + SEPARATOR + offsets[-1 - child];
        number(out, child24, 3);
      }
    }
    out.write(new byte[SEPARATOR]);
    data.writeTo(out);
    out.write(MARKER);
    value(out, metadata(count));
    return out.toByteArray();
  }

  private static Map<String, Object> metadata(int count) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("node_count", count);
    metadata.put("record_size", (short) 24);
    metadata.put("ip_version", (short) 6);
    metadata.put("database_type", "Synthetic-Country");
    metadata.put("languages", List.of("en"));
    metadata.put("binary_format_major_version", (short) 2);
    metadata.put("binary_format_minor_version", (short) 0);
    metadata.put("build_epoch", BUILT);
    metadata.put("description", Map.of("en", "Fictitious networks of a synthetic world"));
    return metadata;
  }

  /** Types 2 text, 5 uint16, 6 uint32, 7 map, 9 uint64, 11 array; those above 7 are extended. */
  private static void value(ByteArrayOutputStream out, Object value) {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      control(out, 2, bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof Short number) {
      control(out, 5, 2);
      number(out, number, 2);
    } else if (value instanceof Integer number) {
      control(out, 6, 4);
      number(out, number, 4);
    } else if (value instanceof Long number) {
      control(out, 9, 8);
      number(out, number, 8);
    } else if (value instanceof List<?> list) {
      control(out, 11, list.size());
      list.forEach(member -> value(out, member));
    } else if (value instanceof Map<?, ?> map) {
      control(out, 7, map.size());
      map.forEach(
          (name, member) -> {
            value(out, name);
            value(out, member);
          });
    } else {
      throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private static void control(ByteArrayOutputStream out, int type, int size) {
    int small = Math.min(size, 29);
    out.write((type <= 7 ? type : 0) << 5 | small);
    if (type > 7) {
      out.write(type - 7);
    }
    if (small == 29) {
      out.write(size - 29);
    }
  }

  private static void number(ByteArrayOutputStream out, long number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift) & 255);
    }
  }
}
