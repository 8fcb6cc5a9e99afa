package eu.csar.transforms.tabulate.rules;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;

/** What a report hands on to events, tokens and hashes. */
final class HandOn implements Closeable {
  /** Tag of a forward among what meets by token. */
  static final int FORWARD = 0;

  private final Blocks events;
  private final Blocks tokens;
  private final Blocks hashes;

  HandOn(Emit emit) {
    this.events = new Blocks(Meeting.EVENT, emit);
    this.tokens = new Blocks(Meeting.TOKEN, emit);
    this.hashes = new Blocks(Meeting.HASH, emit);
  }

  /** An account of an event. */
  void event(Digest256 event, boolean first, StoredReport.ReportState state, StoredReport report) {
    events.add(
        event.bucket(),
        out -> {
          event.write(out);
          out.writeBoolean(first);
          out.writeLong(state.receivedAt());
          out.writeByte(RowsOfReports.DECISIONS.indexOf(state.decision()));
          out.writeInt(report.statesForwardedTo());
          out.writeInt(report.statesRecalled());
        });
  }

  /** A first forward under its token. */
  void forward(Token token, ForwardOf forward) {
    tokens.add(
        token.bucket(),
        out -> {
          out.writeByte(FORWARD);
          token.write(out);
          forward.write(out);
        });
  }

  /** That a report of a year holds an item. */
  void hash(StoredReport.Hash hash, int year) {
    byte[] bytes = hash.bytes().getBytes(StandardCharsets.ISO_8859_1);
    hashes.add(
        Blocks.bucketOf(bytes),
        out -> {
          out.writeShort(year);
          out.writeByte(bytes.length);
          out.write(bytes);
        });
  }

  @Override
  public void close() {
    events.close();
    tokens.close();
    hashes.close();
  }
}
