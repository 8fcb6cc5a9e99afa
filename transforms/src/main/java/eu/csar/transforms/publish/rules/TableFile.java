package eu.csar.transforms.publish.rules;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * One Parquet file of one table: zstd, three-level lists, dictionaries, no bloom filters, no
 * statistics on hash columns, the contract's field docs and the name of the table in the footer.
 * Equal rows in equal order give equal bytes.
 */
final class TableFile implements Closeable {
  /**
   * Small row groups: two slots with fifteen open tables each must fit beside the matching index.
   */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private static final int BUFFER_BYTES = 1 << 17;

  private final Table table;
  private final String path;
  private final DigestedFile file;
  private final ParquetWriter<SpecificRecord> rows;
  private long count;

  private TableFile(
      Table table, String path, DigestedFile file, ParquetWriter<SpecificRecord> rows) {
    this.table = table;
    this.path = path;
    this.file = file;
    this.rows = rows;
  }

  /** Creates {@code directory/<table>/<name>.parquet}. */
  static TableFile create(Path directory, Table table, String name) throws IOException {
    String path = table.directory() + "/" + name + ".parquet";
    DigestedFile file = DigestedFile.create(directory.resolve(path));
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    AvroParquetWriter.Builder<SpecificRecord> builder =
        AvroParquetWriter.<SpecificRecord>builder(new Output(file))
            .withSchema(table.schema())
            .withDataModel(table.model())
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withExtraMetaData(Map.of("eu.csar.table", table.directory(), "eu.csar.contract", "1"));
    for (String column :
        new String[] {
          "canonical_digest", "follow_up_token", "package_digest", "sha256", "sha1", "md5"
        }) {
      if (table.schema().getField(column) != null) {
        builder.withStatisticsEnabled(column, false).withDictionaryEncoding(column, false);
      }
    }
    return new TableFile(table, path, file, builder.build());
  }

  /** Appends a row. */
  void add(SpecificRecord row) throws IOException {
    rows.write(row);
    count++;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** What was written; only after closing. */
  FileEntry entry() {
    return new FileEntry(path, table.directory(), count, file.bytes(), file.sha256());
  }

  /** Parquet writes a file from front to back, so a digested stream serves. */
  private record Output(DigestedFile file) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      BufferedOutputStream buffered = new BufferedOutputStream(file, BUFFER_BYTES);
      return new PositionOutputStream() {
        private long position;

        @Override
        public long getPos() {
          return position;
        }

        @Override
        public void write(int b) throws IOException {
          buffered.write(b);
          position++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
          buffered.write(buffer, offset, length);
          position += length;
        }

        @Override
        public void close() throws IOException {
          buffered.close();
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
