package eu.csar.pipelines.oracle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Internet addresses as text: canonical bytes and reserved networks (S18, S21). */
final class IpLiteral {

  /** Network, prefix length, flag. */
  private static final String[][] NAME_NOBODY = {
    {"10.0.0.0", "8", "PRIVATE"},
    {"172.16.0.0", "12", "PRIVATE"},
    {"192.168.0.0", "16", "PRIVATE"},
    {"fc00::", "7", "PRIVATE"},
    {"100.64.0.0", "10", "SHARED"},
    {"0.0.0.0", "8", "RESERVED"},
    {"127.0.0.0", "8", "RESERVED"},
    {"169.254.0.0", "16", "RESERVED"},
    {"192.0.0.0", "24", "RESERVED"},
    {"192.0.2.0", "24", "RESERVED"},
    {"198.18.0.0", "15", "RESERVED"},
    {"198.51.100.0", "24", "RESERVED"},
    {"203.0.113.0", "24", "RESERVED"},
    {"224.0.0.0", "4", "RESERVED"},
    {"240.0.0.0", "4", "RESERVED"},
    {"::", "128", "RESERVED"},
    {"::1", "128", "RESERVED"},
    {"fe80::", "10", "RESERVED"},
    {"ff00::", "8", "RESERVED"},
    {"2001:db8::", "32", "RESERVED"},
  };

  private IpLiteral() {}

  /** The address, IPv4-mapped ones as IPv4; null where the text is no literal. */
  static @Nullable InetAddress parse(String text) {
    boolean four = text.matches("(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}");
    boolean six = text.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    try {
      // Neither form can be a host name, so nothing is looked up.
      return four || six ? InetAddress.getByName(text) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** PRIVATE, SHARED or RESERVED; null for a public address. */
  static @Nullable String flag(InetAddress address) {
    for (String[] network : NAME_NOBODY) {
      InetAddress start = parse(network[0]);
      if (start != null && within(address, start, Integer.parseInt(network[1]))) {
        return network[2];
      }
    }
    return null;
  }

  private static boolean within(InetAddress address, InetAddress network, int bits) {
    byte[] a = address.getAddress();
    byte[] n = network.getAddress();
    if (a.length != n.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      if (((a[i / 8] ^ n[i / 8]) & (0x80 >> (i % 8))) != 0) {
        return false;
      }
    }
    return true;
  }
}
