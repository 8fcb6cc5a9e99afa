package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReturnRow;
import eu.csar.transforms.followup.rules.RowReceiver;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs the rows of one delivery by token, and keeps its rejections as figures. */
public final class RowsOfReturns implements RowReceiver, Closeable {
  /** Tables whose rows name a token; the place in the list is the tag, from 1. */
  static final List<ReturnTable> BY_TOKEN =
      List.of(RowReturns.FOLLOW_UP, RowReturns.ASSESSMENTS, RowReturns.EUROPOL_REFERRALS);

  private final Blocks blocks;
  private final Figures figures = new Figures();
  private final Emit emit;
  private final Delivery delivery;

  public RowsOfReturns(Delivery delivery, Emit emit) {
    this.delivery = delivery;
    this.blocks = new Blocks(Meeting.TOKEN, emit);
    this.emit = emit;
  }

  @Override
  public void take(ReturnRow row) {
    Token token = Token.of(row.text("token"));
    blocks.add(
        token.bucket(),
        out -> {
          out.writeByte(1 + BY_TOKEN.indexOf(row.table()));
          token.write(out);
          out.writeByte(Recipients.of(delivery.sender()));
          write(row, out);
        });
  }

  @Override
  public void reject(String table, long number, ReturnRejectCode code, @Nullable String column) {
    reject(figures, delivery.number(), table, number, code, column);
  }

  /** Notes how many rows were read. */
  public void read(long rows) {
    figures.add(rows, Figures.READ, Integer.toString(delivery.number()));
  }

  @Override
  public void close() {
    blocks.close();
    if (!figures.isEmpty()) {
      emit.emit(Meeting.FIGURE, 0, figures.encode());
    }
  }

  /** Keeps a rejection as a figure, so that it travels with them. */
  public static void reject(
      Figures figures,
      int delivery,
      String table,
      long number,
      ReturnRejectCode code,
      @Nullable String column) {
    figures.add(
        1,
        Figures.REJECTED,
        Integer.toString(delivery),
        table,
        Long.toString(number),
        code.name(),
        column == null ? "" : column);
  }

  /** A row without what its table and sender say. */
  static void write(ReturnRow row, DataOutputStream out) throws IOException {
    out.writeInt(row.delivery());
    out.writeLong(row.number());
    int given = 0;
    int columns = row.table().columns().size();
    for (int place = 0; place < columns; place++) {
      given += row.value(place) == null ? 0 : 1;
    }
    out.writeByte(given);
    for (int place = 0; place < columns; place++) {
      String value = row.value(place);
      if (value != null) {
        out.writeByte(place);
        out.writeUTF(value);
      }
    }
  }

  static ReturnRow read(ReturnTable table, DataInputStream in) throws IOException {
    int delivery = in.readInt();
    long number = in.readLong();
    @Nullable String[] values = new @Nullable String[table.columns().size()];
    for (int given = in.readByte(); given > 0; given--) {
      int place = in.readByte();
      values[place] = in.readUTF();
    }
    return new ReturnRow(table, delivery, number, values);
  }
}
