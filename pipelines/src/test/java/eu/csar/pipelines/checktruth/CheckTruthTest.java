package eu.csar.pipelines.checktruth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import eu.csar.schemas.tables.ForwardRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTruthTest {
  @TempDir private Path directory;

  private Path database;
  private Path truth;

  @BeforeEach
  void aDatabaseOfTwoForwardsInOneRun() throws IOException {
    database = directory.resolve("database");
    truth = Files.createDirectory(directory.resolve("truth"));
    Files.createDirectories(database.resolve("runs"));
    Files.createDirectories(database.resolve("run=000001-ab/forwards"));
    Files.writeString(
        database.resolve("runs/000001"),
        "{\"number\":1,\"files\":[{\"path\":\"run=000001-ab/forwards/part-00000.parquet\","
            + "\"table\":\"forwards\"}]}");
    try (ParquetWriter<ForwardRow> rows =
        AvroParquetWriter.<ForwardRow>builder(
                new LocalOutputFile(database.resolve("run=000001-ab/forwards/part-00000.parquet")))
            .withSchema(ForwardRow.getClassSchema())
            .withDataModel(SpecificData.getForSchema(ForwardRow.getClassSchema()))
            .withConf(new PlainParquetConfiguration())
            .build()) {
      rows.write(forward("k1", "FR", List.of("FR-1", "FR-2")));
      rows.write(forward("k1", "EUROPOL", List.of()));
    }
  }

  private static ForwardRow forward(String key, String recipient, List<String> authorities) {
    return ForwardRow.newBuilder()
        .setReportKey(key)
        .setRecipient(recipient)
        .setAuthorityIds(authorities)
        .setKind("FIRST")
        .setUrgent(false)
        .setLane("priority")
        .setReason("RT2")
        .setForwardedAt(Instant.parse("2026-01-06T00:00:00Z"))
        .setFollowUpToken("00")
        .setRun(1)
        .build();
  }

  private List<String> check(String expected, int oneRun) throws IOException {
    Files.writeString(truth.resolve("expected.ndjson"), expected);
    Files.writeString(
        truth.resolve("totals.json"),
        "{\"world\":{\"exports\":3},\"counts\":[{\"table\":\"forwards\","
            + "\"where\":{\"kind\":\"FIRST\"},\"one_run\":"
            + oneRun
            + ",\"run_per_export\":99}]}");
    return CheckTruth.run(truth, database, new PrintWriter(Writer.nullWriter()));
  }

  @Test
  void aDatabaseThatTellsTheTruthDiffersInNothing() throws IOException {
    assertThat(
        check(
            """
            {"row":"RT2","what":"w","table":"forwards","where":{"report_key":"k1","recipient":"FR"},"expect":{"authority_ids":["FR-1","FR-2"],"urgent":false,"forwarded_at":"2026-01-06T00:00:00Z"},"count":1}
            {"row":"RT2","what":"w","table":"forwards","where":{"report_key":"k1"},"count":2}
            {"row":"RT2","what":"w","mode":"run_per_export","table":"forwards","where":{"report_key":"k1"},"count":7}
            {"row":"RT2","what":"w","table":"links","where":{"report_key":"k1"},"count":0}
            """,
            2),
        empty());
  }

  @Test
  void aMissingRowAWrongValueAndAWrongTotalAreSaidInWords() throws IOException {
    assertThat(
        check(
            """
            {"row":"RT2","what":"Goes to Germany.","table":"forwards","where":{"report_key":"k1","recipient":"DE"},"count":1}
            {"row":"RT5","what":"One upload.","table":"forwards","where":{"report_key":"k1","recipient":"FR"},"expect":{"reason":"RT5"},"count":1}
            """,
            3),
        contains(
            "TOTAL: rows of forwards where {\"kind\":\"FIRST\"}: found 2, expected 3",
            "RT2: Goes to Germany. [forwards where {\"report_key\":\"k1\",\"recipient\":\"DE\"}]"
                + " rows found: 0, expected: 1",
            "RT5: One upload. [forwards where {\"report_key\":\"k1\",\"recipient\":\"FR\"}]"
                + " reason is \"RT2\", expected \"RT5\""));
  }
}
