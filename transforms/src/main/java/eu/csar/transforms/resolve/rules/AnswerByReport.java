package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.ReferenceRow;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SU2, second half, for one bucket of report keys: whether a report is a first account is known
 * here, where all its references have spoken; so here those who asked are answered, and here its
 * carried rows become complete.
 *
 * <p>Memory: 128 bytes a message and the answers.
 */
public final class AnswerByReport {
  private static final int KEY = 0;
  private static final int REFERENCE = 32;
  private static final int OTHER = 64;
  private static final int NUMBER = 96;
  private static final int FIRST_RUN = 104;
  private static final int ORIGIN = 112;
  private static final int SHARD = 116;
  private static final int ORDINAL = 120;
  private static final int KIND_AND_ACCOUNT = 124;
  private static final int WIDTH = 128;
  private static final int LENGTH = SubmissionRows.DIGEST_LENGTH;
  private static final int FIRST = ReferenceEntry.Account.FIRST.code();
  private static final int OPEN = ReferenceEntry.Account.OPEN.code();

  private final FixedRows rows = new FixedRows(WIDTH);
  private final Origins origins = new Origins();
  private final long run;

  /** Takes what one bucket says. */
  public interface Answers {

    /** Answers for a shard, a {@link SupplementBlock}; at most one a shard, in order of shard. */
    void supplements(int shard, byte[] block);

    /** Rows for the carried file of a bucket of references, a {@link CarriedBlock}. */
    void carried(int bucket, byte[] block);
  }

  private AnswerByReport(long run) {
    this.run = run;
  }

  /** Begins a bucket. */
  public static AnswerByReport of(long run) {
    return new AnswerByReport(run);
  }

  /** Adds a block of messages. */
  public void add(byte[] messageBlock) {
    MessageBlock.read(messageBlock, this::add);
  }

  private void add(ReferenceMessage message) {
    int row = rows.add();
    rows.putBytes(row, KEY, message.reportKey());
    rows.putBytes(row, REFERENCE, message.reference());
    rows.putBytes(row, OTHER, message.otherKey());
    rows.putLong(row, NUMBER, message.number());
    rows.putLong(row, FIRST_RUN, message.firstRun());
    rows.putInt(row, ORIGIN, origins.number(message.origin()));
    rows.putInt(row, SHARD, message.shard());
    rows.putInt(row, ORDINAL, message.localOrdinal());
    rows.putInt(row, KIND_AND_ACCOUNT, message.kind().code() << 8 | message.account().code());
  }

  /** Answers what was added. */
  public void answer(Answers answers) {
    int[] order = RowOrder.of(rows, KEY, this::compare);
    TreeMap<Integer, SupplementBlock> shards = new TreeMap<>();
    TreeMap<Integer, List<ReferenceRow>> carried = new TreeMap<>();
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && rows.compare(order[from], order[to], KEY, LENGTH) == 0) {
        to++;
      }
      // NOT_FIRST sorts before all other kinds.
      boolean open = (rows.getInt(order[from], KIND_AND_ACCOUNT) & 0xFF) == OPEN;
      boolean first = open && kind(order[from]) != ReferenceMessage.Kind.NOT_FIRST;
      for (int i = from; i < to; i++) {
        answer(order[i], first, shards, carried);
      }
    }
    shards.forEach((shard, block) -> answers.supplements(shard, block.toByteArray()));
    carried.forEach((bucket, of) -> answers.carried(bucket, CarriedBlock.ofReferences(of)));
  }

  private void answer(
      int row,
      boolean first,
      Map<Integer, SupplementBlock> shards,
      Map<Integer, List<ReferenceRow>> carried) {
    boolean firstAccount = first || (rows.getInt(row, KIND_AND_ACCOUNT) & 0xFF) == FIRST;
    int ordinal = rows.getInt(row, ORDINAL);
    switch (kind(row)) {
      case NOT_FIRST -> block(shards, row).addNotFirst(ordinal);
      case ASKED -> {
        if (firstAccount) {
          block(shards, row)
              .addCandidate(
                  ordinal,
                  rows.getBytes(row, KEY, LENGTH),
                  rows.getLong(row, FIRST_RUN),
                  origins.at(rows.getInt(row, ORIGIN)).place(rows.getLong(row, NUMBER)));
        }
      }
      case CARRIES ->
          carried
              .computeIfAbsent(
                  ReferenceBlock.bucket(rows.getBytes(row, REFERENCE, 1)), b -> new ArrayList<>())
              .add(referenceRow(row, firstAccount));
      case LINK ->
          block(shards, row)
              .addLink(
                  ordinal,
                  rows.getBytes(row, OTHER, LENGTH),
                  rows.getBytes(row, REFERENCE, LENGTH),
                  rows.getLong(row, NUMBER));
    }
  }

  private SupplementBlock block(Map<Integer, SupplementBlock> shards, int row) {
    return shards.computeIfAbsent(rows.getInt(row, SHARD), shard -> new SupplementBlock());
  }

  private ReferenceRow referenceRow(int row, boolean firstAccount) {
    HexFormat hex = HexFormat.of();
    Origin origin = origins.at(rows.getInt(row, ORIGIN));
    return new ReferenceRow(
        hex.formatHex(rows.getBytes(row, REFERENCE, LENGTH)),
        hex.formatHex(rows.getBytes(row, KEY, LENGTH)),
        origin.namespace(),
        origin.source(),
        false,
        firstAccount,
        rows.getLong(row, FIRST_RUN),
        origin.place(rows.getLong(row, NUMBER)),
        run);
  }

  /** By report, kind, reference, and receiver: the same whatever order messages come in. */
  private int compare(int left, int right) {
    int order = rows.compare(left, right, KEY, LENGTH);
    if (order == 0) {
      order = kind(left).compareTo(kind(right));
    }
    if (order == 0) {
      order = rows.compare(left, right, REFERENCE, 2 * LENGTH);
    }
    if (order == 0) {
      order = rows.compare(left, right, SHARD, Long.BYTES);
    }
    return order == 0 ? Integer.compare(left, right) : order;
  }

  private ReferenceMessage.Kind kind(int row) {
    return ReferenceMessage.Kind.of(rows.getInt(row, KIND_AND_ACCOUNT) >>> 8);
  }
}
