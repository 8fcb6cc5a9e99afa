package eu.csar.transforms.resolve.rules;

import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages for one bucket of report keys. An origin is written once, before the first message that
 * names it.
 */
final class MessageBlock {
  private static final int ORIGIN = 0x7F;

  private final PackedBytes out = new PackedBytes(256);
  private final Origins origins = new Origins();

  static byte[] of(List<ReferenceMessage> messages) {
    MessageBlock block = new MessageBlock();
    messages.forEach(block::add);
    return block.toByteArray();
  }

  void add(ReferenceMessage message) {
    int known = origins.size();
    int origin = origins.number(message.origin());
    if (origin == known) {
      message.origin().appendTo(out.writeByte(ORIGIN));
    }
    out.writeByte(message.kind().code()).writeBytes(message.reportKey());
    out.writeBytes(message.reference()).writeBytes(message.otherKey());
    out.writeVarint(origin).writeVarint(message.number()).writeVarint(message.firstRun());
    out.writeVarint(message.shard()).writeVarint(message.localOrdinal());
    out.writeByte(message.account().code());
  }

  int length() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  static void read(byte[] block, Consumer<ReferenceMessage> messages) {
    List<Origin> origins = new ArrayList<>();
    for (UnpackedBytes in = new UnpackedBytes(block); in.hasMore(); ) {
      int kind = in.readByte();
      if (kind == ORIGIN) {
        origins.add(Origin.read(in));
        continue;
      }
      messages.accept(
          new ReferenceMessage(
              ReferenceMessage.Kind.of(kind),
              in.readBytes(SubmissionRows.DIGEST_LENGTH),
              in.readBytes(SubmissionRows.DIGEST_LENGTH),
              in.readBytes(SubmissionRows.DIGEST_LENGTH),
              origins.get(in.readInt()),
              in.readVarint(),
              in.readVarint(),
              in.readInt(),
              in.readInt(),
              ReferenceEntry.Account.of(in.readByte())));
    }
  }
}
