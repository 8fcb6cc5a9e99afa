package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.util.ArrayList;
import java.util.List;

/** Verdicts on reports of earlier runs, in order of key. */
public final class StoredVerdictBlock {
  private StoredVerdictBlock() {}

  /** Packs verdicts, in the given order. */
  public static byte[] of(List<StoredVerdict> verdicts) {
    AvroOctets<KeyRow> avro = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
    PackedBytes out = new PackedBytes(256);
    for (StoredVerdict verdict : verdicts) {
      out.writeText(verdict.cause()).writeByte(verdict.whole() ? 1 : 0);
      avro.append(out, verdict.updated());
    }
    return out.toByteArray();
  }

  /** Unpacks verdicts. */
  public static List<StoredVerdict> verdicts(byte[] block) {
    AvroOctets<KeyRow> avro = new AvroOctets<>(KeyRow.class, KeyRow.getClassSchema());
    List<StoredVerdict> verdicts = new ArrayList<>();
    for (UnpackedBytes in = new UnpackedBytes(block); in.hasMore(); ) {
      String cause = in.readText();
      boolean whole = in.readByte() == 1;
      verdicts.add(new StoredVerdict(avro.read(in), cause, whole));
    }
    return verdicts;
  }
}
