package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadParquetListTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  private final Path directory;

  ReadParquetListTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void readsParquetAsTheSameColumns() throws IOException {
    Schema schema =
        SchemaBuilder.record("known")
            .fields()
            .requiredString("indicator_id")
            .requiredString("algorithm")
            .optionalString("value")
            .optionalString("state")
            .optionalString("submitted_at")
            .name("tags")
            .type()
            .array()
            .items()
            .stringType()
            .noDefault()
            .requiredBoolean("disabled")
            .requiredBoolean("quarantined")
            .endRecord();
    Path lists = Files.createDirectories(directory.resolve("parquet"));
    try (ParquetWriter<GenericRecord> rows =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(lists.resolve("new.parquet")))
            .withSchema(schema)
            .withConf(new PlainParquetConfiguration())
            .build()) {
      rows.write(row(schema, "N-1", MD5));
      rows.write(row(schema, "N-2", "zz"));
    }
    IndexSummary summary = BuildIndex.build(lists, directory.resolve("parquet.idx"));
    assertThat(
        summary.lists().get(1).quarantined(),
        contains(new QuarantinedEntry("new.parquet", 2, QuarantineCode.BAD_VALUE)));
    Indicator found =
        IndicatorIndex.open(directory.resolve("parquet.idx"))
            .lookup(HashAlgorithm.MD5, Lists.value(HashAlgorithm.MD5, MD5))
            .get(0);
    assertThat(found.indicatorId(), equalTo("N-1"));
    assertThat(found.tags(), contains("tag"));
    assertThat(found.quarantined(), is(true));
    assertThat(found.disabled(), is(false));
  }

  private static GenericRecord row(Schema schema, String id, String value) {
    return new GenericRecordBuilder(schema)
        .set("indicator_id", id)
        .set("algorithm", "MD5")
        .set("value", value)
        .set("state", "FR")
        .set("submitted_at", "2025-01-01")
        .set("tags", new GenericData.Array<>(schema.getField("tags").schema(), List.of("tag")))
        .set("disabled", false)
        .set("quarantined", true)
        .build();
  }
}
