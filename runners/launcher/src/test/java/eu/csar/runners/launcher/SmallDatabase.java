package eu.csar.runners.launcher;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.publish.rules.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * A database of two runs, written by hand: report 1 is new in run 1 and has a new version in run 2;
 * report 2 goes to Europol alone.
 */
final class SmallDatabase {
  static final String KEY_1 = "0a1b2c3d" + "11111111".repeat(7);
  static final String KEY_2 = "2a1b2c3d" + "22222222".repeat(7);
  static final String TOKEN = "00112233445566778899aabbccddeeff";

  private final Path root;

  private SmallDatabase(Path root) {
    this.root = root;
  }

  static Path in(Path root) throws IOException {
    SmallDatabase database = new SmallDatabase(root);
    String parent = database.firstRun();
    database.secondRun(parent);
    return root;
  }

  private String firstRun() throws IOException {
    Run run = new Run(new RunName(1, "1".repeat(64), null));
    run.table(
        Table.REPORTS,
        SmallRows.report(KEY_1, 0, "NEW", 1, List.of("FR")),
        SmallRows.report(KEY_2, 0, "NEW", 1, List.of()));
    run.table(
        Table.SUBMISSIONS,
        SmallRows.submission(KEY_1, 0, "NEW", 0, 1),
        SmallRows.submission(KEY_2, 0, "NEW", 1, 1));
    run.table(Table.MATCHES, SmallRows.match(KEY_1, "indicator-1", 1));
    run.table(
        Table.SIGNALS,
        SmallRows.signal(KEY_1, "RT2", "UPLOAD_ADDRESS", "FR", 2, List.of(), 1),
        SmallRows.signal(KEY_2, null, "UPLOAD_ADDRESS", null, 1, List.of("PROXY"), 1));
    run.table(
        Table.FORWARDS,
        SmallRows.forward(KEY_1, "FR", "FIRST", "RT2", 1),
        SmallRows.forward(KEY_1, "EUROPOL", "FIRST", "EUROPOL_ALWAYS", 1),
        SmallRows.forward(KEY_2, "EUROPOL", "FIRST", "PROXY_ONLY", 1));
    run.table(
        Table.LINKS,
        new LinkRow(KEY_2, KEY_1, "ITEM", "MD5", 0, null, 3L, null, null, 1L),
        new LinkRow(KEY_2, KEY_1, "NEAR", "PDQ", 0, null, 1L, 6, "ROTATED_90", 1L),
        new LinkRow(KEY_2, KEY_1, "NEAR", "PDQ", 0, null, 1L, 9, null, 1L));
    run.keys(KEY_1, SmallRows.key(KEY_1, 1));
    run.publish(2, 2, 3, 0);
    return "1".repeat(64);
  }

  private void secondRun(String parent) throws IOException {
    Run run = new Run(new RunName(2, "2".repeat(64), parent));
    run.table(Table.REPORTS, SmallRows.report(KEY_1, 1, "NEW_VERSION", 2, List.of("FR", "EL")));
    run.table(Table.SUBMISSIONS, SmallRows.submission(KEY_1, 1, "NEW_VERSION", 0, 2));
    run.table(Table.MATCHES);
    run.table(
        Table.SIGNALS, SmallRows.signal(KEY_1, "RT2", "UPLOAD_ADDRESS", "EL", 2, List.of(), 2));
    run.table(
        Table.FORWARDS,
        SmallRows.forward(KEY_1, "FR", "REPLACEMENT", "RT2", 2),
        SmallRows.forward(KEY_1, "EL", "FIRST", "RT2", 2));
    run.table(Table.LINKS);
    run.table(
        Table.VERDICTS,
        SmallRows.verdict(KEY_1, "TEST", false, List.of(), List.of(), 2),
        SmallRows.verdict(
            KEY_1, "ASSESSED_NOT_ABUSE", true, List.of("URGENT"), List.of("notice-7"), 2));
    run.table(Table.MESSAGES, SmallRows.review(KEY_1, "DECISION", "FORWARD", 2));
    run.table(
        Table.NOTICES,
        SmallRows.notice(KEY_1, "INFORMATION_REQUEST", List.of("MISSING_SIGNATURE"), 2));
    run.keys(KEY_1, SmallRows.key(KEY_1, 2));
    run.publish(1, 1, 2, 1);
  }

  /** A run that is being written. */
  private final class Run {
    private final RunName name;
    private final List<FileEntry> files = new ArrayList<>();

    Run(RunName name) {
      this.name = name;
    }

    void table(Table table, SpecificRecordBase... rows) throws IOException {
      write(table, "part-00000", List.of(rows));
    }

    /** Both keys of these tests lie in one bucket. */
    void keys(String key, KeyRow row) throws IOException {
      List<SpecificRecordBase> rows = new ArrayList<>(List.of(row));
      if (name.number() == 1) {
        rows.add(SmallRows.key(KEY_2, 1));
      }
      write(Table.KEYS, "part-" + (Integer.parseInt(key.substring(0, 2), 16) & 31), rows);
    }

    void publish(long records, long reports, long forwards, long notices) throws IOException {
      for (Table table : Table.values()) {
        if (table.isPublic()
            && files.stream().noneMatch(f -> f.table().equals(table.directory()))) {
          write(table, "part-empty", List.of());
        }
      }
      String parent = name.parent() == null ? "null" : "\"" + name.parent() + "\"";
      byte[] json =
          """
          {"number": %d, "id": "%s", "parent": %s, "as_of": "2026-01-0%dT00:00:00Z",
           "ledger": {"records_read": %d, "outcomes": {"NEW": %d, "REJECTED": 0},
             "reports": %d, "causes": {"NEW": %d}, "forwarded": %d, "manifestly_unfounded": 0,
             "held_for_review": 0, "forwards": {"FIRST": %d}, "notices": {"INFORMATION_REQUEST": %d}},
           "exports": []}
          """
              .formatted(
                  name.number(),
                  name.id(),
                  parent,
                  name.number() + 5,
                  records,
                  records,
                  reports,
                  reports,
                  reports,
                  forwards,
                  notices)
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      Path path = root.resolve(name.directory()).resolve("run.json");
      Files.write(path, json);
      files.add(
          new FileEntry(
              name.directory() + "/run.json", "run", 0, json.length, DigestUtils.sha256Hex(json)));
      Path runs = Files.createDirectories(root.resolve("runs"));
      new RunMarker(name, name.directory(), List.copyOf(files))
          .publish(runs, runs.resolve(".marker-own"));
    }

    private void write(Table table, String part, List<? extends SpecificRecordBase> rows)
        throws IOException {
      String path = name.directory() + "/" + table.directory() + "/" + part + ".parquet";
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      PlainParquetConfiguration configuration = new PlainParquetConfiguration();
      configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
      try (ParquetWriter<SpecificRecordBase> writer =
          AvroParquetWriter.<SpecificRecordBase>builder(new LocalOutputFile(file))
              .withSchema(table.schema())
              .withDataModel(new ReportRow().getSpecificData())
              .withConf(configuration)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build()) {
        for (SpecificRecordBase row : rows) {
          writer.write(row);
        }
      }
      byte[] bytes = Files.readAllBytes(file);
      files.add(
          new FileEntry(
              path, table.directory(), rows.size(), bytes.length, DigestUtils.sha256Hex(bytes)));
    }
  }
}
