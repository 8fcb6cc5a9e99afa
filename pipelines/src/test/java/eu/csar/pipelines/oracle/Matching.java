package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Hash;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Lists.Indicator;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Exact and perceptual matches, and centre types by the exact ones: JU5, S27. */
final class Matching {

  private static final Map<String, String> STRENGTH =
      Map.of("SHA256", "SHA256", "SHA1", "SHA1", "MD5", "MD5_ONLY");

  private Matching() {}

  /** The rows of one report. */
  static List<Row> of(Content content, String reportKey, OracleState state, World world) {
    Set<Row> rows = new LinkedHashSet<>();
    for (Item item : content.items()) {
      Row row =
          Row.empty()
              .and("report_key", reportKey)
              .and("item_number", item.number())
              .and("run", state.run);
      for (Hash hash : item.hashes()) {
        String strength = STRENGTH.get(hash.algorithm());
        if (strength == null) {
          continue;
        }
        for (Indicator found : world.lists.matching(hash.algorithm(), hash.value())) {
          rows.add(match(row, hash.algorithm(), strength, found, 0, state));
        }
      }
      nearest(item, world)
          .forEach(
              (found, distance) ->
                  rows.add(match(row, "PDQ", "PERCEPTUAL", found, distance, state)));
    }
    return List.copyOf(rows);
  }

  private static Row match(
      Row row,
      String algorithm,
      String strength,
      Indicator found,
      int distance,
      OracleState state) {
    return row.and("algorithm", algorithm)
        .and("strength", strength)
        .and("list", found.list())
        .and("indicator_id", found.id())
        .and("quarantined", found.quarantined())
        .and("distance", distance)
        .and("flood", Activity.isFlooded(found.list(), found.id(), state));
  }

  /** S55: the PDQ entries within the radius of an item, each with the least distance. */
  private static Map<Indicator, Integer> nearest(Item item, World world) {
    Map<Indicator, Integer> nearest = new HashMap<>();
    for (Hash hash : item.hashes()) {
      boolean says =
          hash.algorithm().equals("PDQ")
              && hash.quality() != null
              && hash.quality() >= 50
              && !ReadParts.nearConstant(hash.value());
      if (says) {
        BigInteger value = new BigInteger(hash.value(), 16);
        for (Lists.Perceptual found : world.lists.neighbours(value, world.perceptualRadius)) {
          nearest.merge(found.indicator(), found.value().xor(value).bitCount(), Math::min);
        }
      }
    }
    return nearest;
  }

  /** The centre's types by these rows, sorted: new only for an item that is not known. */
  static Set<String> types(List<Row> matches) {
    Map<String, Set<String>> listsOfItem = new HashMap<>();
    matches.stream()
        .filter(m -> m.get("quarantined").equals("false"))
        .filter(m -> !m.get("strength").equals("PERCEPTUAL"))
        .forEach(
            m ->
                listsOfItem
                    .computeIfAbsent(m.get("item_number"), i -> new TreeSet<>())
                    .add(m.get("list")));
    Set<String> types = new TreeSet<>();
    for (Set<String> lists : listsOfItem.values()) {
      if (lists.contains("KNOWN")) {
        types.add("KNOWN_CSAM");
      } else if (lists.contains("NEW")) {
        types.add("NEW_CSAM");
      }
      if (lists.contains("SOLICITATION")) {
        types.add("SOLICITATION");
      }
    }
    return types;
  }
}
