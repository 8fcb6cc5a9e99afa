package eu.csar.pipelines.synthesise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Encodes networks and their countries as a database in MaxMind DB format 2.0, for the synthetic
 * world: nobody's database is bundled.
 *
 * <p>An IPv6 tree with IPv4 networks at {@code ::/96}, records of 28 bits, data {@code {"country":
 * {"iso_code": "FR"}}}. The same networks in any order give the same bytes; a network may lie
 * inside another, the longer one wins. Meant for some thousand networks, on the heap.
 */
public final class EncodeIpDatabase {
  private static final int RECORD_BITS = 28;
  private static final int SEPARATOR_BYTES = 16;
  private static final String METADATA_MARK = "\u00ab\u00cd\u00efMaxMind.com";

  // Types of the format's data section; those above 7 stand in a byte of their own, less 7.
  private static final int TEXT = 2;
  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int MAP = 7;
  private static final int UINT64 = 9;
  private static final int ARRAY = 11;

  private final long buildEpochSeconds;

  /** Countries by the bits of their network, shorter networks first, then in order of bits. */
  private final TreeMap<String, String> countries =
      new TreeMap<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length());

  /** A node of the tree: two children, or a country where it has none. */
  private static final class Node {
    private final Node[] children = new Node[2];
    private String country = "";
  }

  private EncodeIpDatabase(long buildEpochSeconds) {
    this.buildEpochSeconds = buildEpochSeconds;
  }

  /**
   * An empty database.
   *
   * @param buildEpochSeconds build date in seconds since 1970 UTC, which routing records with its
   *     look-ups
   */
  public static EncodeIpDatabase of(long buildEpochSeconds) {
    return new EncodeIpDatabase(buildEpochSeconds);
  }

  /**
   * Adds a network; bits of the address after its length are ignored.
   *
   * @param address literal IPv4 or IPv6 address
   * @param length leading bits that make the network: at most 32 for IPv4, 128 for IPv6
   * @param isoCode country code as look-ups return it
   * @throws IllegalArgumentException if the network cannot be, or was added with another country
   */
  public EncodeIpDatabase network(String address, int length, String isoCode) {
    byte[] bytes = literal(address);
    if (length < 0 || length > bytes.length * Byte.SIZE) {
      throw new IllegalArgumentException("no network of length " + length);
    }
    StringBuilder bits = new StringBuilder(bytes.length == 4 ? "0".repeat(96) : "");
    for (int bit = 0; bit < length; bit++) {
      bits.append((bytes[bit / 8] >>> (7 - bit % 8)) & 1);
    }
    String before = countries.putIfAbsent(bits.toString(), isoCode);
    if (before != null && !before.equals(isoCode)) {
      throw new IllegalArgumentException("a network stands with another country already");
    }
    return this;
  }

  /** The whole database. */
  public byte[] encode() {
    Node root = new Node();
    countries.forEach((bits, country) -> set(root, bits, country));
    List<Node> nodes = new ArrayList<>();
    Map<Node, Integer> numbers = new HashMap<>();
    number(root, nodes, numbers);
    Map<String, Integer> places = new TreeMap<>();
    ByteArrayOutputStream data = data(places);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Node node : nodes) {
      long left = record(node.children[0], nodes.size(), numbers, places);
      long right = record(node.children[1], nodes.size(), numbers, places);
      // 28 bits: three low bytes of each, the two highest nibbles share the byte between.
      putNumber(out, left & 0xffffff, 3);
      out.write((int) (left >>> 24 << 4 | right >>> 24));
      putNumber(out, right & 0xffffff, 3);
    }
    out.writeBytes(new byte[SEPARATOR_BYTES]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(METADATA_MARK.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(metadata(nodes.size()));
    return out.toByteArray();
  }

  /** Writes the database to a new file. */
  public void write(Path file) throws IOException {
    Files.write(file, encode());
  }

  private static void set(Node root, String bits, String country) {
    Node node = root;
    for (int i = 0; i < bits.length(); i++) {
      if (node.children[0] == null) {
        // A leaf becomes a branch: both halves keep its country until something longer says
        // otherwise.
        for (int side = 0; side < 2; side++) {
          node.children[side] = new Node();
          node.children[side].country = node.country;
        }
      }
      node = node.children[bits.charAt(i) - '0'];
    }
    node.country = country;
  }

  /**
   * Numbers the branches, parents first, left before right; the root is a branch even where it is
   * empty.
   */
  private static void number(Node root, List<Node> nodes, Map<Node, Integer> numbers) {
    if (root.children[0] == null) {
      set(root, "0", root.country);
    }
    nodes.add(root);
    numbers.put(root, 0);
    for (int next = 0; next < nodes.size(); next++) {
      for (Node child : nodes.get(next).children) {
        if (child.children[0] != null) {
          numbers.put(child, nodes.size());
          nodes.add(child);
        }
      }
    }
  }

  private static long record(
      Node child, int nodes, Map<Node, Integer> numbers, Map<String, Integer> places) {
    Integer branch = numbers.get(child);
    if (branch != null) {
      return branch;
    }
    Integer place = places.get(child.country);
    return place == null ? nodes : nodes + SEPARATOR_BYTES + place;
  }

  /** One map for each country, in order of code; fills in where each starts. */
  private ByteArrayOutputStream data(Map<String, Integer> places) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (String country : countries.values().stream().sorted().distinct().toList()) {
      places.put(country, data.size());
      control(data, MAP, 1);
      text(data, "country");
      control(data, MAP, 1);
      text(data, "iso_code");
      text(data, country);
    }
    return data;
  }

  private byte[] metadata(int nodes) {
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    control(map, MAP, 9);
    text(map, "binary_format_major_version");
    number(map, UINT16, 2, 2);
    text(map, "binary_format_minor_version");
    number(map, UINT16, 0, 2);
    text(map, "build_epoch");
    number(map, UINT64, buildEpochSeconds, 8);
    text(map, "database_type");
    text(map, "Synthetic-Country");
    text(map, "description");
    control(map, MAP, 1);
    text(map, "en");
    text(map, "Fictitious country map of a synthetic world");
    text(map, "ip_version");
    number(map, UINT16, 6, 2);
    text(map, "languages");
    control(map, ARRAY, 1);
    text(map, "en");
    text(map, "node_count");
    number(map, UINT32, nodes, 4);
    text(map, "record_size");
    number(map, UINT16, RECORD_BITS, 2);
    return map.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    control(out, TEXT, bytes.length);
    out.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream out, int type, long value, int bytes) {
    control(out, type, bytes);
    putNumber(out, value, bytes);
  }

  /**
   * Type in the upper three bits, size below 29 in the lower five, else 29 and the rest in the next
   * byte.
   */
  private static void control(ByteArrayOutputStream out, int type, int size) {
    if (size >= 29 + 256) {
      throw new IllegalArgumentException("longer than this encoder needs");
    }
    out.write((type <= MAP ? type << 5 : 0) | Math.min(size, 29));
    if (type > MAP) {
      out.write(type - MAP);
    }
    if (size >= 29) {
      out.write(size - 29);
    }
  }

  private static void putNumber(ByteArrayOutputStream out, long value, int bytes) {
    for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      out.write((int) (value >>> shift));
    }
  }

  private static byte[] literal(String address) {
    if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      // Anything else would be looked up as a host name.
      throw new IllegalArgumentException("no literal address");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (IOException e) {
      throw new IllegalArgumentException("no literal address", e);
    }
  }
}
