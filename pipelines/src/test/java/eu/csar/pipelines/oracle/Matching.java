package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Hash;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.World.Indicator;
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

  /** Adds the rows of one report; returns its centre types, sorted. */
  static Set<String> match(Content content, String reportKey, OracleState state, World world) {
    Set<Row> rows = new LinkedHashSet<>();
    Set<String> types = new TreeSet<>();
    for (Item item : content.items()) {
      Set<String> lists = new TreeSet<>();
      for (Hash hash : item.hashes()) {
        String strength = STRENGTH.get(hash.algorithm());
        List<Indicator> found =
            strength == null ? List.of() : world.indicators(hash.algorithm(), hash.value());
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
                  .and("run", state.run));
          if (!indicator.quarantined()) {
            lists.add(indicator.list());
          }
        }
      }
      if (lists.contains("KNOWN")) {
        types.add("KNOWN_CSAM");
      } else if (lists.contains("NEW")) {
        types.add("NEW_CSAM");
      }
      if (lists.contains("SOLICITATION")) {
        types.add("SOLICITATION");
      }
    }
    state.table("matches").addAll(rows);
    return types;
  }
}
