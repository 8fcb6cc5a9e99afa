package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * RC7 as a plain fold over the published tables: which recipient is told which pair in which run.
 * Calls none of the rules that it judges.
 */
final class ToldPairs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ToldPairs() {}

  /** Run, recipient, and the pair, for each line that there must be. */
  static SortedSet<String> expected(Database database) {
    Map<Long, Set<List<String>>> links = new TreeMap<>();
    for (LinkRow row : database.<LinkRow>rows(Table.LINKS, ".parquet")) {
      links
          .computeIfAbsent(row.getRun(), run -> new HashSet<>())
          .add(List.of(row.getReportKey(), row.getOtherKey(), row.getKind()));
    }
    for (ReportRow row : database.<ReportRow>rows(Table.REPORTS, ".parquet")) {
      if (row.getSupplementOf() != null) {
        links
            .computeIfAbsent(row.getRun(), run -> new HashSet<>())
            .add(List.of(row.getReportKey(), row.getSupplementOf(), "SUPPLEMENT"));
      }
    }
    Map<Long, Map<String, Set<String>>> sent = new TreeMap<>();
    for (ForwardRow row : database.<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      sent.computeIfAbsent(row.getRun(), run -> new HashMap<>())
          .computeIfAbsent(row.getRecipient(), recipient -> new HashSet<>())
          .add(row.getReportKey());
    }
    TreeSet<String> told = new TreeSet<>();
    Set<String> toldOnce = new HashSet<>();
    Set<List<String>> known = new HashSet<>();
    Map<String, Set<String>> received = new TreeMap<>();
    for (long run = 1; run <= database.runs().size(); run++) {
      known.addAll(links.getOrDefault(run, Set.of()));
      sent.getOrDefault(run, Map.of())
          .forEach(
              (recipient, keys) ->
                  received.computeIfAbsent(recipient, r -> new HashSet<>()).addAll(keys));
      for (Map.Entry<String, Set<String>> recipient : received.entrySet()) {
        for (List<String> link : known) {
          boolean both =
              recipient.getValue().contains(link.get(0))
                  && recipient.getValue().contains(link.get(1))
                  && !link.get(0).equals(link.get(1));
          if (both && toldOnce.add(recipient.getKey() + link)) {
            told.add(run + " " + recipient.getKey() + " " + String.join(" ", link));
          }
        }
      }
    }
    return told;
  }

  /** The same of the links files that are there; a line that is there twice fails. */
  static SortedSet<String> found(Database database) throws Exception {
    TreeSet<String> told = new TreeSet<>();
    for (var run : database.runs()) {
      Path packages = database.root().resolve(run.directory()).resolve("packages");
      try (Stream<Path> files = Files.walk(packages)) {
        for (Path file :
            files.filter(path -> path.getFileName().toString().startsWith("links-")).toList()) {
          for (String line : LinkedWorld.lines(file)) {
            JsonNode pair = JSON.readTree(line);
            String text =
                run.name().number()
                    + " "
                    + file.getParent().getFileName()
                    + " "
                    + pair.path("report_key").asText()
                    + " "
                    + pair.path("other_key").asText()
                    + " "
                    + pair.path("kind").asText();
            if (!told.add(text)) {
              throw new AssertionError("told twice: " + text);
            }
          }
        }
      }
    }
    return told;
  }
}
