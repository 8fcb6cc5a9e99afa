package eu.csar.transforms.resolve.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** References of reports, for one bucket of references. An origin is written once, before the first entry that names it. */
final class ReferenceBlock {
  private static final int ORIGIN = 0;
  private static final int ENTRY = 1;
  private static final ReferenceEntry.Account[] ACCOUNTS = ReferenceEntry.Account.values();

  private final PackedBytes out = new PackedBytes();
  private final Origins origins = new Origins();

  /** Bucket of a digest: the low bits of its first byte. */
  static int bucket(byte[] digest) {
    return digest[0] & 31;
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
      entry.origin().appendTo(out.octet(ORIGIN));
    }
    out.octet(ENTRY).raw(entry.reference()).raw(entry.reportKey());
    out.number(origin).number(entry.firstOrdinal()).number(entry.firstRun());
    out.number(entry.shard()).number(entry.localOrdinal()).octet(entry.standing().ordinal());
  }

  int length() {
    return out.length();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  static void read(byte[] block, Consumer<ReferenceEntry> entries) {
    List<Origin> origins = new ArrayList<>();
    for (ByteCursor in = new ByteCursor(block); !in.isAtEnd(); ) {
      if (in.octet() == ORIGIN) {
        origins.add(Origin.read(in));
        continue;
      }
      byte[] reference = in.raw(SubmissionRows.DIGEST_LENGTH);
      byte[] key = in.raw(SubmissionRows.DIGEST_LENGTH);
      entries.accept(
          new ReferenceEntry(
              reference,
              key,
              origins.get(in.smallNumber()),
              in.number(),
              in.number(),
              in.smallNumber(),
              in.smallNumber(),
              ACCOUNTS[in.octet()]));
    }
  }
}
