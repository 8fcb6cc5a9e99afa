package eu.csar.pipelines.synthesise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fictitious map from public address ranges to countries: each /16 of IPv4 unicast space without
 * special ranges, and 1024 /32 of IPv6, belongs to a country drawn by the seed. No real allocation.
 */
final class CountryMap {
  private static final List<Integer> SKIPPED = List.of(10, 100, 127, 169, 172, 192, 198, 203);
  private static final int IPV6_BLOCKS = 1024;

  private final List<String> codes = new ArrayList<>();
  private final Map<String, int[]> blocks = new HashMap<>();
  private final Map<String, int[]> blocks6 = new HashMap<>();

  CountryMap(long seed) {
    Countries.STATES.forEach(state -> codes.add(state.iso()));
    codes.addAll(Countries.TERRITORIES);
    codes.addAll(Countries.TERRITORIES_BY_SETTING);
    codes.addAll(Countries.THIRD);
    Dice dice = new Dice();
    for (int first = 1; first <= 223; first++) {
      for (int second = 0; second < 256 && !SKIPPED.contains(first); second++) {
        int block = first << 8 | second;
        add(blocks, codes.get(dice.set(seed, Dice.NETWORK, block).below(codes.size())), block);
      }
    }
    for (int block = 0; block < IPV6_BLOCKS; block++) {
      add(blocks6, codes.get(block % codes.size()), block);
    }
  }

  /** A public IPv4 address in a country, by ISO code. */
  String address(String iso, Dice dice) {
    int[] own = of(blocks, iso);
    int block = own[1 + dice.below(own[0])];
    return (block >>> 8) + "." + (block & 255) + "." + dice.below(256) + "." + dice.below(256);
  }

  /** A public IPv6 address in a country, by ISO code. */
  String address6(String iso, Dice dice) {
    int[] own = of(blocks6, iso);
    int block = own[1 + dice.below(own[0])];
    return prefix6(block)
        + ":"
        + Integer.toHexString(1 + dice.below(0xfffe))
        + "::"
        + Integer.toHexString(1 + dice.below(0xfffe));
  }

  /** Adds every network to a database of addresses. */
  EncodeIpDatabase addTo(EncodeIpDatabase database) {
    for (String code : codes) {
      members(blocks, code)
          .forEach(b -> database.network((b >>> 8) + "." + (b & 255) + ".0.0", 16, code));
      members(blocks6, code).forEach(b -> database.network(prefix6(b) + "::", 32, code));
    }
    return database;
  }

  private static String prefix6(int block) {
    return "2a00:" + Integer.toHexString(0x1000 + block);
  }

  private static List<Integer> members(Map<String, int[]> map, String code) {
    int[] own = of(map, code);
    return Arrays.stream(own, 1, own[0] + 1).boxed().toList();
  }

  private static int[] of(Map<String, int[]> map, String code) {
    int[] own = map.get(code);
    if (own == null) {
      throw new IllegalArgumentException("No network of " + code);
    }
    return own;
  }

  /** The first element of each array is the count. */
  private static void add(Map<String, int[]> map, String code, int block) {
    int[] own = map.computeIfAbsent(code, any -> new int[16]);
    if (own[0] + 1 == own.length) {
      own = Arrays.copyOf(own, own.length * 2);
      map.put(code, own);
    }
    own[++own[0]] = block;
  }
}
