package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import java.util.ArrayList;
import java.util.List;

/** Verdicts on reports of earlier runs, in order of key. */
public final class StoredVerdictBlock {
  private StoredVerdictBlock() {}

  /** Packs verdicts, in the given order. */
  public static byte[] of(List<StoredVerdict> verdicts) {
    AvroOctets<KeyRow> avro = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
    PackedBytes out = new PackedBytes();
    for (StoredVerdict verdict : verdicts) {
      out.text(verdict.cause()).sized(avro.encode(verdict.updated()));
    }
    return out.toByteArray();
  }

  /** Unpacks verdicts. */
  public static List<StoredVerdict> verdicts(byte[] block) {
    AvroOctets<KeyRow> avro = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
    List<StoredVerdict> verdicts = new ArrayList<>();
    for (ByteCursor in = new ByteCursor(block); !in.isAtEnd(); ) {
      String cause = in.text();
      verdicts.add(new StoredVerdict(avro.decode(in.sized()), cause));
    }
    return verdicts;
  }
}
