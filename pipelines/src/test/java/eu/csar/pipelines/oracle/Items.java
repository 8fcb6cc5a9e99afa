package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Hash;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Resolution.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Items, their hashes, and links between reports that share one: SU5, S25, S26. */
final class Items {

  private static final Set<String> EMPTY_FILE =
      Set.of(
          "SHA256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "SHA1 da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "MD5 d41d8cd98f00b204e9800998ecf8427e");

  private Items() {}

  /**
   * Adds items of the reports that the run assessed; of new versions also item_hashes and links,
   * which stand for a stored report already (S38).
   */
  static void add(List<Change> assessed, OracleState state, World world) {
    List<Change> versions = new ArrayList<>();
    for (Change change : assessed) {
      String key = change.report().key;
      change.report().content().items().forEach(i -> item(i, key, state));
      if (change.winner() != null) {
        versions.add(change);
        change.report().content().items().forEach(i -> carry(i, key, state));
      }
    }
    firstCarriers(versions, state);
    for (Change change : versions) {
      for (Item item : change.submission().content().items()) {
        hashes(item, change.report().key, state);
        for (Hash hash : distinct(item)) {
          link(change.report(), item, hash, state);
        }
      }
    }
    Neighbours.add(versions, state, world);
  }

  /**
   * S25b: of the first run in which a hash occurs, its earliest carrier by ID7; stands for ever.
   */
  private static void firstCarriers(List<Change> assessed, OracleState state) {
    assessed.stream()
        .sorted(Comparator.comparing(Change::report, Known.EARLIER_FIRST))
        .forEach(
            change ->
                change
                    .submission()
                    .content()
                    .items()
                    .forEach(
                        item ->
                            item.hashes()
                                .forEach(
                                    hash ->
                                        state.firstCarriers.putIfAbsent(
                                            hash.algorithm() + " " + hash.value(),
                                            change.report().key))));
  }

  private static void item(Item item, String reportKey, OracleState state) {
    state
        .table("items")
        .add(
            Row.empty()
                .and("report_key", reportKey)
                .and("item_number", item.number())
                .and("item_id", item.id())
                .and("media_type", item.mediaType())
                .and("relevance", item.relevance())
                .and("claimed_type", item.claimedType())
                .and("human_reviewed", item.humanReviewed())
                .and("publicly_available", item.publiclyAvailable())
                .and("annotations", item.annotations())
                .and("sha256", item.first("SHA256"))
                .and("sha1", item.first("SHA1"))
                .and("md5", item.first("MD5"))
                .and("pdq", item.first("PDQ"))
                .and("run", state.run));
  }

  private static void carry(Item item, String reportKey, OracleState state) {
    for (Hash hash : item.hashes()) {
      state
          .hashes
          .computeIfAbsent(hash.algorithm() + " " + hash.value(), h -> new LinkedHashSet<>())
          .add(reportKey);
    }
  }

  private static void hashes(Item item, String reportKey, OracleState state) {
    for (Hash hash : distinct(item)) {
      if (hash.algorithm().equals("OTHER")) {
        continue;
      }
      String named = hash.algorithm() + " " + hash.value();
      String first = state.firstCarriers.get(named);
      state
          .table("item_hashes")
          .add(
              Row.empty()
                  .and("hash", hash.value())
                  .and("algorithm", hash.algorithm())
                  .and("report_key", reportKey)
                  .and("item_number", item.number())
                  .and("reports", (long) state.hashes.getOrDefault(named, Set.of()).size())
                  .and("first_key", reportKey.equals(first) ? null : first)
                  .and("run", state.run));
    }
  }

  /** An item that gives one hash twice carries it once, whatever its qualities. */
  private static Set<Hash> distinct(Item item) {
    Set<Hash> distinct = new LinkedHashSet<>();
    item.hashes().forEach(h -> distinct.add(new Hash(h.algorithm(), h.value(), null)));
    return distinct;
  }

  private static void link(Known report, Item item, Hash hash, OracleState state) {
    String named = hash.algorithm() + " " + hash.value();
    if (!Set.of("SHA256", "SHA1", "MD5").contains(hash.algorithm()) || EMPTY_FILE.contains(named)) {
      return;
    }
    int sharing = state.hashes.getOrDefault(named, Set.of()).size();
    String first = state.firstCarriers.getOrDefault(named, report.key);
    if (sharing < 2 || first.equals(report.key)) {
      return;
    }
    state
        .table("links")
        .add(
            Row.empty()
                .and("report_key", report.key)
                .and("other_key", first)
                .and("kind", "ITEM")
                .and("algorithm", hash.algorithm())
                .and("item_number", item.number())
                .and("reference_digest", null)
                .and("count", sharing)
                .and("distance", null)
                .and("turn", null)
                .and("run", state.run));
  }
}
