package eu.csar.transforms.match.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Rows to be written, as a block: each in Avro binary behind its length (varint). */
final class RowBlock<T extends SpecificRecordBase> {
  private final SpecificDatumWriter<T> avro;
  private final ByteArrayOutputStream row = new ByteArrayOutputStream(256);
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(1 << 10);

  RowBlock(Schema schema, T example) {
    avro = new SpecificDatumWriter<>(schema, example.getSpecificData());
  }

  void add(T added) {
    try {
      row.reset();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(row, null);
      avro.write(added, encoder);
      encoder.flush();
      int length = row.size();
      while (length >= 0x80) {
        block.write((length & 0x7f) | 0x80);
        length >>>= 7;
      }
      block.write(length);
      row.writeTo(block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isEmpty() {
    return block.size() == 0;
  }

  byte[] toByteArray() {
    return block.toByteArray();
  }
}
