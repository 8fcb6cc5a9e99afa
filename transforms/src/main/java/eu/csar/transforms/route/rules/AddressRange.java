package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.SignalFlag;
import org.jspecify.annotations.Nullable;

/** What kind of network an address belongs to, by the special-purpose registries of IANA. */
public enum AddressRange {
  PUBLIC(null),
  PRIVATE(SignalFlag.PRIVATE),
  SHARED(SignalFlag.SHARED),
  LOOPBACK(SignalFlag.RESERVED),
  LINK_LOCAL(SignalFlag.RESERVED),
  DOCUMENTATION(SignalFlag.RESERVED),
  MULTICAST(SignalFlag.RESERVED),
  RESERVED(SignalFlag.RESERVED);

  private final @Nullable SignalFlag flag;

  AddressRange(@Nullable SignalFlag flag) {
    this.flag = flag;
  }

  /** Flag of a signal from such an address (S21); null for a public one. */
  public @Nullable SignalFlag flag() {
    return flag;
  }

  /** Range of a canonical address: 4 bytes, or 16 that are no IPv4-mapped address. */
  static AddressRange of(byte[] address) {
    return address.length == 4 ? ofIpv4(address) : ofIpv6(address);
  }

  private static AddressRange ofIpv4(byte[] a) {
    if (within(a, 8, 10) || within(a, 12, 172, 16) || within(a, 16, 192, 168)) {
      return PRIVATE;
    }
    if (within(a, 10, 100, 64)) {
      return SHARED;
    }
    if (within(a, 8, 127)) {
      return LOOPBACK;
    }
    if (within(a, 16, 169, 254)) {
      return LINK_LOCAL;
    }
    if (within(a, 24, 192, 0, 2) || within(a, 24, 198, 51, 100) || within(a, 24, 203, 0, 113)) {
      return DOCUMENTATION;
    }
    if (within(a, 4, 224)) {
      return MULTICAST;
    }
    // This network, protocol assignments, 6to4 relays, benchmarks, and class E with broadcast.
    boolean reserved =
        within(a, 8, 0)
            || within(a, 24, 192, 0, 0)
            || within(a, 24, 192, 88, 99)
            || within(a, 15, 198, 18)
            || within(a, 4, 240);
    return reserved ? RESERVED : PUBLIC;
  }

  private static AddressRange ofIpv6(byte[] a) {
    if (within(a, 7, 0xfc)) {
      return PRIVATE;
    }
    if (within(a, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)) {
      return LOOPBACK;
    }
    if (within(a, 10, 0xfe, 0x80)) {
      return LINK_LOCAL;
    }
    if (within(a, 32, 0x20, 0x01, 0x0d, 0xb8) || within(a, 20, 0x3f, 0xff, 0x00)) {
      return DOCUMENTATION;
    }
    if (within(a, 8, 0xff)) {
      return MULTICAST;
    }
    // Only 2000::/3 is given out; protocol assignments (with Teredo) and 6to4 in it are tunnels,
    // whose exit says nothing certain of the user's place.
    boolean tunnel = within(a, 23, 0x20, 0x01, 0x00) || within(a, 16, 0x20, 0x02);
    return within(a, 3, 0x20) && !tunnel ? PUBLIC : RESERVED;
  }

  /** Whether the first bits of an address are those of a network given by its first bytes. */
  private static boolean within(byte[] address, int bits, int... network) {
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
      if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
