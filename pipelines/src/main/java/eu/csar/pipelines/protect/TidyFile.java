package eu.csar.pipelines.protect;

import eu.csar.transforms.publish.rules.PageCompression;
import eu.csar.transforms.publish.rules.StableFooter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tidy table in Parquet: the columns of its dimensions as texts, then {@code obs_value}, {@code
 * obs_status}, {@code conf_status} and {@code note}. Equal rows in equal order give equal bytes.
 */
final class TidyFile {
  /** The flag of {@code conf_status} of a hidden figure. */
  static final String CONFIDENTIAL = "C";

  /**
   * One row.
   *
   * @param codes by dimension, in the order of the columns
   * @param value null where there is none, or it is confidential
   * @param obsStatus Eurostat's flag, or empty
   * @param confStatus {@code C} or empty
   * @param note code, or empty
   */
  record Row(
      Map<String, String> codes,
      @Nullable Long value,
      String obsStatus,
      String confStatus,
      String note) {}

  private TidyFile() {}

  /**
   * Reads the rows of a table.
   *
   * @param dimensions columns that must be there
   */
  static List<Row> read(Path file, List<String> dimensions) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file))
            .withConf(new PlainParquetConfiguration())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String dimension : dimensions) {
          codes.put(dimension, text(row, dimension, file));
        }
        Object value = row.hasField("obs_value") ? row.get("obs_value") : null;
        rows.add(
            new Row(
                codes,
                value instanceof Number number ? (Long) number.longValue() : null,
                optional(row, "obs_status"),
                optional(row, "conf_status"),
                optional(row, "note")));
      }
    }
    return rows;
  }

  private static String text(GenericRecord row, String column, Path file) throws IOException {
    Object value = row.hasField(column) ? row.get(column) : null;
    if (value == null) {
      throw new IOException(file + " has a row without " + column);
    }
    return value.toString();
  }

  private static String optional(GenericRecord row, String column) {
    Object value = row.hasField(column) ? row.get(column) : null;
    return value == null ? "" : value.toString();
  }

  /** Writes a table, which must not exist. */
  static void write(Path file, String table, List<String> dimensions, List<Row> rows)
      throws IOException {
    Schema schema = schema(table, dimensions);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new Memory(bytes))
            .withSchema(schema)
            .withDataModel(GenericData.get())
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new PageCompression())
            .build()) {
      for (Row row : rows) {
        writer.write(record(schema, row));
      }
    }
    Files.createDirectories(file.getParent());
    Files.write(file, StableFooter.inOrder(bytes.toByteArray()), StandardOpenOption.CREATE_NEW);
  }

  private static Schema schema(String table, List<String> dimensions) {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record(table).namespace("eu.csar.release").fields();
    for (String dimension : dimensions) {
      fields = fields.name(dimension).doc("Code of the dimension.").type().stringType().noDefault();
    }
    return fields
        .name("obs_value")
        .doc("The figure; null where conf_status or obs_status says why.")
        .type()
        .optional()
        .longType()
        .name("obs_status")
        .doc("Flag of the observation.")
        .type()
        .stringType()
        .noDefault()
        .name("conf_status")
        .doc("C where the figure is confidential.")
        .type()
        .stringType()
        .noDefault()
        .name("note")
        .doc("Code of a note.")
        .type()
        .stringType()
        .noDefault()
        .endRecord();
  }

  private static GenericRecord record(Schema schema, Row row) {
    GenericRecordBuilder record = new GenericRecordBuilder(schema);
    row.codes().forEach(record::set);
    return record
        .set("obs_value", row.value())
        .set("obs_status", row.obsStatus())
        .set("conf_status", row.confStatus())
        .set("note", row.note())
        .build();
  }

  /** A file in memory: tables of a release are small, and the footer is put in order at the end. */
  private record Memory(ByteArrayOutputStream bytes) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int b) {
          bytes.write(b);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
          bytes.write(buffer, offset, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
