package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Hash;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Lists.Indicator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Exact matches and centre types: JU5, S27. */
final class Matching {

  private static final Map<String, String> STRENGTH =
      Map.of("SHA256", "SHA256", "SHA1", "SHA1", "MD5", "MD5_ONLY");

  private Matching() {}

  /** The rows of one report. */
  static List<Row> of(Content content, String reportKey, int run, World world) {
    Set<Row> rows = new LinkedHashSet<>();
    for (Item item : content.items()) {
      for (Hash hash : item.hashes()) {
        String strength = STRENGTH.get(hash.algorithm());
        List<Indicator> found =
            strength == null ? List.of() : world.lists.matching(hash.algorithm(), hash.value());
        for (Indicator indicator : found) {
          rows.add(
              Row.empty()
                  .and("report_key", reportKey)
                  .and("item_number", item.number())
                  .and("algorithm", hash.algorithm())
                  .and("strength", strength)
                  .and("list", indicator.list())
                  .and("list_version", indicator.listVersion())
                  .and("indicator_id", indicator.id())
                  .and("quarantined", indicator.quarantined())
                  .and("distance", 0)
                  .and("run", run));
        }
      }
    }
    return List.copyOf(rows);
  }

  /** The centre's types by these rows, sorted: new only for an item that is not known. */
  static Set<String> types(List<Row> matches) {
    Map<String, Set<String>> listsOfItem = new HashMap<>();
    matches.stream()
        .filter(m -> m.get("quarantined").equals("false"))
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
