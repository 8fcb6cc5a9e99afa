package eu.csar.transforms.publish.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.ReportRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a database with linked reports, published row by row. Reports are named by a digit, which
 * stands for a key of 64 times that digit.
 */
final class LinkedRuns {
  private final Path database;
  private @Nullable String parent;
  private int runs;

  LinkedRuns(Path database) {
    this.database = database;
  }

  static String key(String report) {
    return report.repeat(64);
  }

  static ReportRow report(String report, String cause, @Nullable String supplementOf) {
    return ReportRow.newBuilder()
        .setReportKey(key(report))
        .setProviderId("A")
        .setNamespace("A")
        .setProviderReportId(report)
        .setVersion(0)
        .setReceivedAt(Instant.EPOCH)
        .setDecidedAt(Instant.EPOCH)
        .setAbuseTypes(List.of())
        .setCentreTypes(List.of())
        .setServiceTypes(List.of())
        .setProviderUrgent(false)
        .setCentreUrgent(true)
        .setDecision("FORWARDED")
        .setReasonCodes(List.of())
        .setMemberStates(List.of())
        .setEuropol(false)
        .setSupplementOf(supplementOf == null ? null : key(supplementOf))
        .setCause(cause)
        .setCanonicalDigest("d")
        .setSource("ANNEX_III")
        .setTest(false)
        .setPolicyVersion("1")
        .setRulesVersion("1")
        .setContentRun(1)
        .setRun(1)
        .build();
  }

  static LinkRow link(String report, String kind, String other) {
    return new LinkRow(key(report), key(other), kind, null, null, null, 2L, null, null, 1L);
  }

  static ForwardRow forward(String report, String recipient, String kind) {
    return new ForwardRow(
        key(report),
        recipient,
        List.of(),
        kind,
        false,
        "known",
        "RT3",
        Instant.EPOCH,
        "t",
        null,
        1L);
  }

  static KeyRow sent(String report, String... recipients) {
    return KeyRow.newBuilder()
        .setReportKey(key(report))
        .setNamespace("A")
        .setTest(false)
        .setFirstRun(1)
        .setSeen(List.of())
        .setRetractions(List.of())
        .setFirstAccount(true)
        .setForwards(
            Arrays.stream(recipients)
                .map(to -> new SentForward(to, "FIRST", List.of(), null, "t", "known", null, null))
                .toList())
        .setContentRun(1)
        .setRun(1)
        .build();
  }

  /** Publishes a run of these rows and tells its pairs as {@code recipient: report kind other}. */
  List<String> run(Object... rows) throws Exception {
    runs++;
    RunName name = new RunName(runs, Integer.toHexString(runs).repeat(64), parent);
    parent = name.id();
    List<FileEntry> files = new ArrayList<>();
    for (Table table : List.of(Table.REPORTS, Table.LINKS, Table.FORWARDS)) {
      List<SpecificRecord> of = new ArrayList<>();
      for (Object row : rows) {
        if (((SpecificRecord) row).getSchema().getFullName().equals(table.schema().getFullName())) {
          of.add((SpecificRecord) row);
        }
      }
      files.add(write(name, table, "part-00000", of));
    }
    TreeMap<String, List<SpecificRecord>> keys = new TreeMap<>();
    for (Object row : rows) {
      if (row instanceof KeyRow key) {
        int bucket = Integer.parseInt(key.getReportKey().substring(0, 2), 16) & 31;
        keys.computeIfAbsent("part-%02d".formatted(bucket), part -> new ArrayList<>()).add(key);
      }
    }
    for (var entry : keys.entrySet()) {
      files.add(write(name, Table.KEYS, entry.getKey(), entry.getValue()));
    }
    RunMarker marker = new RunMarker(name, name.directory(), files);
    Path own = database.resolve("own");
    marker.publish(database.resolve("runs"), own);
    List<String> told = new ArrayList<>();
    new LinksAgain(Database.open(database), marker)
        .tell(
            (bucket, recipient, kind, line) -> {
              String text = new String(line, StandardCharsets.UTF_8);
              told.add(recipient + ": " + text.charAt(15) + " " + kind + " " + text.charAt(94));
            });
    return told;
  }

  private FileEntry write(RunName run, Table table, String name, List<SpecificRecord> rows)
      throws IOException {
    Files.createDirectories(database.resolve(run.directory()));
    TableFile file = TableFile.create(database.resolve(run.directory()), table, name, 0);
    for (var row : rows) {
      file.add(row);
    }
    file.close();
    FileEntry entry = file.entry();
    return new FileEntry(
        run.directory() + "/" + entry.path(),
        entry.table(),
        entry.rows(),
        entry.bytes(),
        entry.sha256());
  }
}
