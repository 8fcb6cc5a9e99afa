package eu.csar.runners.launcher;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Everything that a database directory says to whoever opens its files, published or not. */
final class TextsOfDatabase {
  private TextsOfDatabase() {}

  /**
   * Path to text of each file: its bytes as they are, which shows the statistics in the footers of
   * Parquet files, and behind them the rows or the decompressed lines.
   */
  static SortedMap<String, String> of(Path database) throws IOException {
    TreeMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(database)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (file.toString().endsWith(".zst")) {
          text += decompressed(bytes);
        } else if (file.toString().endsWith(".parquet")) {
          text += rows(file);
        }
        texts.put("/" + database.relativize(file), text);
      }
    }
    return texts;
  }

  private static String decompressed(byte[] bytes) throws IOException {
    try (InputStream in =
        new ZstdInputStream(new ByteArrayInputStream(bytes)).setContinuous(true)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String rows(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        text.append(row).append('\n');
      }
    }
    return text.toString();
  }
}
