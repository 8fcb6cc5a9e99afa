package eu.csar.transforms.publish.rules;

import eu.csar.schemas.carried.KeyRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Key columns of one shard in one bucket, as a block: each row in Avro binary behind its length
 * (varint).
 */
final class CarriedKeys {
  private final SpecificDatumWriter<KeyRow> avro =
      new SpecificDatumWriter<>(KeyRow.getClassSchema(), new KeyRow().getSpecificData());
  private final ByteArrayOutputStream row = new ByteArrayOutputStream(512);
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(1 << 14);

  void add(KeyRow key) {
    try {
      row.reset();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(row, null);
      avro.write(key, encoder);
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

  byte[] toByteArray() {
    return block.toByteArray();
  }
}
