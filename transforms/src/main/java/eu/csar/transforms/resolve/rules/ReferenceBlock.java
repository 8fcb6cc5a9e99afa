package eu.csar.transforms.resolve.rules;

import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * References of reports, for one bucket of references. An origin is written once, before the first
 * entry that names it.
 */
final class ReferenceBlock {
  private static final int ORIGIN = 0;
  private static final int ENTRY = 1;

  private final PackedBytes out = new PackedBytes(256);
  private final Origins origins = new Origins();

  /** Bucket of a digest, as that of a report key. */
  static int bucket(byte[] digest) {
    return KeyBlock.bucketOf(digest);
  }

  static byte[] of(List<ReferenceEntry> entries) {
    ReferenceBlock block = new ReferenceBlock();
    entries.forEach(block::add);
    return block.toByteArray();
  }

  void add(ReferenceEntry entry) {
    int known = origins.size();
    int origin = origins.number(entry.origin());
    if (origin == known) {
      entry.origin().appendTo(out.writeByte(ORIGIN));
    }
    out.writeByte(ENTRY).writeBytes(entry.reference()).writeBytes(entry.reportKey());
    out.writeVarint(origin).writeVarint(entry.firstOrdinal()).writeVarint(entry.firstRun());
    out.writeVarint(entry.shard())
        .writeVarint(entry.localOrdinal())
        .writeByte(entry.standing().code());
  }

  int length() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  static void read(byte[] block, Consumer<ReferenceEntry> entries) {
    List<Origin> origins = new ArrayList<>();
    for (UnpackedBytes in = new UnpackedBytes(block); in.hasMore(); ) {
      if (in.readByte() == ORIGIN) {
        origins.add(Origin.read(in));
        continue;
      }
      byte[] reference = in.readBytes(SubmissionRows.DIGEST_LENGTH);
      byte[] key = in.readBytes(SubmissionRows.DIGEST_LENGTH);
      entries.accept(
          new ReferenceEntry(
              reference,
              key,
              origins.get(in.readInt()),
              in.readVarint(),
              in.readVarint(),
              in.readInt(),
              in.readInt(),
              ReferenceEntry.Account.of(in.readByte())));
    }
  }
}
