package eu.csar.pipelines.explain;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ItemHashRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.HashCarriers;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which reports carry an item, by one of its hashes, and of each what Article 20(3) names:
 * the provider, the date of the report, whether and to whom it was forwarded, and whether removal
 * or disabling of access was reported.
 */
public final class ExplainHash {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");

  private final Map<String, ReportRow> states = new HashMap<>();
  private final Map<String, List<ForwardRow>> forwards = new HashMap<>();
  private final Map<String, Boolean> removed;
  private final PrintWriter words;

  private ExplainHash(Database database, Set<String> keys, PrintWriter words)
      throws StoppedException {
    this.words = words;
    for (RunMarker run : database.runs()) {
      for (FileEntry file : run.files(Table.REPORTS)) {
        for (ReportRow row : database.<ReportRow>rowsOf(file, Table.REPORTS, keys)) {
          states.put(row.getReportKey(), row);
        }
      }
      for (FileEntry file : run.files(Table.FORWARDS)) {
        for (ForwardRow row : database.<ForwardRow>rowsOf(file, Table.FORWARDS, keys)) {
          forwards.computeIfAbsent(row.getReportKey(), key -> new ArrayList<>()).add(row);
        }
      }
    }
    try {
      removed = HashCarriers.removedOrDisabled(database, keys);
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "a file of personal/ does not open: " + e.getMessage(), e);
    }
  }

  /**
   * The hash in normal form.
   *
   * @throws StoppedException USAGE where it is none of MD5, SHA-1, SHA-256 or PDQ
   */
  public static String normal(String typed) throws StoppedException {
    String hash = typed.toLowerCase(Locale.ROOT);
    if (!HASH.matcher(hash).matches()) {
      throw new StoppedException(
          ExitCode.USAGE,
          "a hash has 32 (MD5), 40 (SHA-1) or 64 (SHA-256, PDQ) hexadecimal digits, not "
              + typed.length()
              + " characters");
    }
    return hash;
  }

  /**
   * Tells of a hash.
   *
   * @param hash in normal form
   */
  public static void tell(Database database, String hash, PrintWriter words)
      throws StoppedException {
    Map<String, List<ItemHashRow>> carriers = new LinkedHashMap<>();
    for (ItemHashRow row : HashCarriers.of(database, hash)) {
      carriers.computeIfAbsent(row.getReportKey(), key -> new ArrayList<>()).add(row);
    }
    ExplainHash explain = new ExplainHash(database, carriers.keySet(), words);
    words.println(
        "Hash "
            + hash
            + ": "
            + (carriers.size() == 1 ? "1 report carries" : carriers.size() + " reports carry")
            + " it");
    carriers.forEach(explain::tell);
  }

  private void tell(String key, List<ItemHashRow> items) {
    words.println();
    words.println("Report " + key);
    ReportRow current = states.get(key);
    if (current != null) {
      words.println(
          "  provider: "
              + InWords.given(current.getProviderId())
              + ", its number "
              + InWords.given(current.getProviderReportId())
              + (current.getTest() ? "; a test report" : ""));
      words.println(
          "  date: received "
              + current.getReceivedAt()
              + ", issued "
              + (current.getIssuedAt() == null ? "at an unknown time" : current.getIssuedAt()));
      words.println("  decision: " + InWords.decision(current.getDecision()));
    }
    TreeSet<String> places = new TreeSet<>();
    items.forEach(
        row ->
            places.add(
                "item "
                    + row.getItemNumber()
                    + ", as "
                    + row.getAlgorithm()
                    + ", run "
                    + row.getRun()));
    places.forEach(place -> words.println("  carries it: " + place));
    tellForwards(forwards.getOrDefault(key, List.of()));
    words.println("  removal or disabling of access: " + removal(removed.get(key)));
  }

  private void tellForwards(List<ForwardRow> rows) {
    for (ForwardRow row : rows) {
      words.println(
          "  "
              + (row.getKind().equals("RECALL") ? "recalled from " : "forwarded to ")
              + row.getRecipient()
              + (row.getAuthorityIds().isEmpty()
                  ? ""
                  : " (" + String.join(", ", row.getAuthorityIds()) + ")")
              + " "
              + row.getForwardedAt()
              + ", "
              + row.getKind());
    }
    if (rows.isEmpty()) {
      words.println("  forwarded to nobody");
    }
  }

  private static String removal(@Nullable Boolean removed) {
    return removed == null
        ? "the provider does not say"
        : removed ? "reported by the provider" : "the provider says that it was not done";
  }
}
