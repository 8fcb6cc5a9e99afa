package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of blocks in the order of their encoded bytes, which is the order of their first text
 * columns; decoded one by one while they are written, since a bucket of a large run holds millions.
 */
final class SortedRows {
  @SuppressWarnings("ArrayRecordComponent") // a view of a block, never compared as a record
  private record Slice(byte[] block, int offset, int length) implements Comparable<Slice> {
    @Override
    public int compareTo(Slice other) {
      return Arrays.compareUnsigned(
          block, offset, offset + length, other.block, other.offset, other.offset + other.length);
    }
  }

  private SortedRows() {}

  static void write(Iterable<byte[]> blocks, Table table, PartFiles files) throws IOException {
    List<Slice> rows = new ArrayList<>();
    for (byte[] block : blocks) {
      int position = 0;
      while (position < block.length) {
        int length = 0;
        int shift = 0;
        byte b;
        do {
          b = block[position++];
          length |= (b & 0x7f) << shift;
          shift += 7;
        } while (b < 0);
        rows.add(new Slice(block, position, length));
        position += length;
      }
    }
    rows.sort(null);
    files.expect(table, rows.size());
    SpecificDatumReader<SpecificRecord> avro =
        new SpecificDatumReader<>(table.schema(), table.schema(), table.model());
    @Nullable BinaryDecoder decoder = null;
    for (Slice row : rows) {
      decoder = DecoderFactory.get().binaryDecoder(row.block, row.offset, row.length, decoder);
      files.add(table, avro.read(null, decoder));
    }
  }
}
