package eu.csar.transforms.resolve.rules;

import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Avro binary of a generated record inside a block; schema and code are of one build, so no schema
 * travels.
 */
final class AvroOctets<T extends SpecificRecordBase> {
  private final SpecificDatumWriter<T> encoding;
  private final SpecificDatumReader<T> decoding;
  private @Nullable BinaryEncoder encoder;
  private @Nullable BinaryDecoder decoder;

  AvroOctets(Class<T> type, Schema schema) {
    encoding = new SpecificDatumWriter<>(type);
    decoding = new SpecificDatumReader<>(type);
    decoding.setSchema(schema);
  }

  /** Appends the record, preceded by its length. */
  void append(PackedBytes out, T value) {
    byte[] octets = encode(value);
    out.writeVarint(octets.length).writeBytes(octets);
  }

  /** Reads what {@link #append} wrote. */
  T read(UnpackedBytes in) {
    return decode(in.readBytes(in.readInt()));
  }

  byte[] encode(T value) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
      encoding.write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  T decode(byte[] octets) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(octets, decoder);
      return decoding.read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
