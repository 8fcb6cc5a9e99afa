package eu.csar.transforms.publish.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the lists of a Parquet footer in order that come from hash sets of enums: their order
 * differs from process to process, and equal rows must give equal bytes.
 */
final class StableFooter {
  /** Length of the footer, and the magic bytes, behind it. */
  private static final int TRAILER = 8;

  private StableFooter() {}

  /** The end of a file with its footer in order; the end must hold the whole footer. */
  static byte[] inOrder(byte[] end) throws IOException {
    int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - TRAILER);
    int start = end.length - TRAILER - length;
    if (start < 0) {
      throw new IOException(
          "a footer of " + length + " bytes is longer than what was held back for it");
    }
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, start, length));
    for (RowGroup group : footer.getRow_groups()) {
      group.getColumns().forEach(column -> sort(column.getMeta_data()));
    }
    if (footer.isSetKey_value_metadata()) {
      List<KeyValue> pairs = new ArrayList<>(footer.getKey_value_metadata());
      pairs.sort(Comparator.comparing(KeyValue::getKey));
      footer.setKey_value_metadata(pairs);
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream(end.length);
    written.write(end, 0, start);
    Util.writeFileMetaData(footer, written);
    int newLength = written.size() - start;
    byte[] trailer =
        ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN).putInt(newLength).array();
    System.arraycopy(end, end.length - 4, trailer, 4, 4);
    written.write(trailer);
    return written.toByteArray();
  }

  private static void sort(ColumnMetaData column) {
    List<Encoding> encodings = new ArrayList<>(column.getEncodings());
    encodings.sort(Comparator.comparingInt(Encoding::getValue));
    column.setEncodings(encodings);
    if (column.isSetEncoding_stats()) {
      column
          .getEncoding_stats()
          .sort(
              Comparator.comparing(
                      (org.apache.parquet.format.PageEncodingStats stats) ->
                          stats.getPage_type().getValue())
                  .thenComparing(stats -> stats.getEncoding().getValue()));
    }
  }
}
