package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** Rows for the carried files, as blocks: what later runs must know. */
public final class CarriedBlock {
  private CarriedBlock() {}

  /** Packs key columns, in the given order. */
  public static byte[] ofKeys(List<KeyRow> rows) {
    return pack(new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema()), rows);
  }

  /** Unpacks key columns. */
  public static List<KeyRow> keys(byte[] block) {
    return unpack(new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema()), block);
  }

  /** Packs references, in the given order. */
  public static byte[] ofReferences(List<ReferenceRow> rows) {
    return pack(new AvroOctets<>(ReferenceRow.class, ReferenceRow.getClassSchema()), rows);
  }

  /** Unpacks references. */
  public static List<ReferenceRow> references(byte[] block) {
    return unpack(new AvroOctets<>(ReferenceRow.class, ReferenceRow.getClassSchema()), block);
  }

  private static <T extends SpecificRecordBase> byte[] pack(AvroOctets<T> avro, List<T> rows) {
    PackedBytes out = new PackedBytes(256);
    for (T row : rows) {
      avro.append(out, row);
    }
    return out.toByteArray();
  }

  private static <T extends SpecificRecordBase> List<T> unpack(AvroOctets<T> avro, byte[] block) {
    List<T> rows = new ArrayList<>();
    for (UnpackedBytes in = new UnpackedBytes(block); in.hasMore(); ) {
      rows.add(avro.read(in));
    }
    return rows;
  }
}
