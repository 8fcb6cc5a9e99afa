package eu.csar.transforms.publish.rules;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/**
 * One Parquet file of one table: zstd, three-level lists, dictionaries, no statistics on hash
 * columns, the contract's field docs and the name of the table in the footer. Files that later runs
 * look rows up in have small pages in order and a Bloom filter of that column. Equal rows in equal
 * order give equal bytes.
 */
final class TableFile implements Closeable {
  /**
   * Small row groups: two slots with fifteen open tables each must fit beside the matching index.
   */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  /** A footer takes some hundred bytes a column and row group. */
  private static final int LARGEST_FOOTER = 8 << 20;

  private static final List<String> DIGESTS =
      List.of(
          "canonical_digest",
          "follow_up_token",
          "package_digest",
          "first_key",
          "sha256",
          "sha1",
          "md5",
          "pdq",
          "items.list.element.hashes.list.element.value",
          "forwards.list.element.package_digest",
          "forwards.list.element.follow_up_token",
          "seen.list.element.canonical_digest");

  /** Rows of a page of a sorted file: what is read for one that is found. */
  private static final int SORTED_PAGE_ROWS = 50;

  private static final int SORTED_PAGE_BYTES = 64 << 10;

  /** More rows than a row group of a sorted file holds: its Bloom filter need not be larger. */
  private static final int SORTED_GROUP_ROWS = 250_000;

  /**
   * A small run asks thousands of values of each of hundreds of files: few may be found wrongly.
   */
  private static final double WRONGLY_FOUND = 0.0001;

  /** Keys keep their statistics: readers look rows up by them. */
  private static final List<String> KEYS =
      List.of("report_key", "other_key", "hash", "reference_digest", "provider_report_id");

  /** Nearly every value is another: a dictionary is made and thrown away. */
  private static final List<String> VARIED =
      List.of(
          "issued_at",
          "ordinal",
          "place.ordinal",
          "first_place.ordinal",
          "references.list.element.reference",
          "personal.upload_addresses.list.element.address",
          "personal.upload_addresses.list.element.port",
          "personal.users.list.element.username",
          "personal.users.list.element.email",
          "personal.users.list.element.phone",
          "personal.users.list.element.addresses.list.element.address",
          "personal.service_url",
          "personal.time_stamp",
          "personal.signature");

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

  /**
   * Creates {@code directory/<table>/<name>.parquet}.
   *
   * @param expected number of rows, of a table that is sorted; 0: unknown
   */
  static TableFile create(Path directory, Table table, String name, long expected)
      throws IOException {
    String path = table.directory() + "/" + name + ".parquet";
    DigestedFile file = DigestedFile.create(directory.resolve(path));
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    ParquetWriter.Builder<SpecificRecord, ?> builder =
        new Rows(new Output(file), table)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new PageCompression())
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withExtraMetaData(
                new TreeMap<>(Map.of("eu.csar.table", table.directory(), "eu.csar.contract", "1")));
    for (String column : DIGESTS) {
      // Values of random bytes: a dictionary only costs, and nobody asks for a range of them.
      builder.withDictionaryEncoding(column, false).withStatisticsEnabled(column, false);
    }
    for (List<String> columns : List.of(KEYS, VARIED)) {
      columns.forEach(column -> builder.withDictionaryEncoding(column, false));
    }
    String sortedBy = table.sortedBy();
    if (sortedBy != null && expected > 0) {
      builder
          .withPageRowCountLimit(SORTED_PAGE_ROWS)
          .withPageSize(SORTED_PAGE_BYTES)
          .withBloomFilterEnabled(sortedBy, true)
          .withBloomFilterNDV(sortedBy, Math.min(expected, SORTED_GROUP_ROWS))
          .withBloomFilterFPP(sortedBy, WRONGLY_FOUND);
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

  /** Rows of a table, with the schema and the footer that parquet-avro gives them. */
  private static final class Rows extends ParquetWriter.Builder<SpecificRecord, Rows> {
    private final Table table;

    Rows(OutputFile output, Table table) {
      super(output);
      this.table = table;
    }

    @Override
    protected Rows self() {
      return this;
    }

    @Override
    protected WriteSupport<SpecificRecord> getWriteSupport(ParquetConfiguration configuration) {
      MessageType columns = new AvroSchemaConverter(configuration).convert(table.schema());
      return new RowSupport(
          new AvroWriteSupport<>(columns, table.schema(), table.model()), table.schema());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    protected WriteSupport<SpecificRecord> getWriteSupport(Configuration configuration) {
      return getWriteSupport(new HadoopParquetConfiguration(configuration));
    }
  }

  /**
   * Parquet writes a file from front to back; its end is held back until the footer is in order.
   */
  private record Output(DigestedFile file) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new HeldBack(file);
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

  private static final class HeldBack extends PositionOutputStream {
    private final DigestedFile file;
    private byte[] held = new byte[1 << 13];
    private int count;
    private long position;

    HeldBack(DigestedFile file) {
      this.file = file;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      position += length;
      if (count + length > 2 * LARGEST_FOOTER) {
        release(Math.max(0, count - LARGEST_FOOTER));
      }
      if (count + length > held.length) {
        held = Arrays.copyOf(held, Math.max(count + length, 2 * held.length));
      }
      System.arraycopy(buffer, offset, held, count, length);
      count += length;
    }

    private void release(int bytes) throws IOException {
      file.write(held, 0, bytes);
      System.arraycopy(held, bytes, held, 0, count - bytes);
      count -= bytes;
    }

    @Override
    public void close() throws IOException {
      if (count > 0) {
        file.write(StableFooter.inOrder(Arrays.copyOf(held, count)));
        count = 0;
      }
      file.close();
    }
  }
}
