package eu.csar.transforms.tabulate.rules;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all rows of the database say of one report. */
final class StoredReport {
  private final List<ReportState> states = new ArrayList<>(1);
  private final List<Sent> sent = new ArrayList<>(2);
  private final List<ItemOf> items = new ArrayList<>();
  private final List<MatchOf> matches = new ArrayList<>(2);
  private final List<Request> requests = new ArrayList<>(1);
  private long submissions;

  /** A row of reports. */
  record ReportState(
      int run,
      int contentRun,
      long receivedAt,
      String namespace,
      int claimed,
      int matched,
      int services,
      String decision,
      String ground,
      boolean test,
      boolean newContent,
      long bundled,
      @Nullable Digest256 supplementOf) {

    int year() {
      return received().getYear();
    }

    LocalDateTime received() {
      return LocalDateTime.ofEpochSecond(receivedAt, 0, ZoneOffset.UTC);
    }
  }

  /** A row of forwards. */
  record Sent(int run, int recipient, String kind, boolean urgent, long forwardedAt, Token token) {
    boolean isFirst() {
      return kind.equals("FIRST") || kind.equals("SUPPLEMENT");
    }
  }

  /** A row of items; type is the provider's claim as a bit, 0 for none. */
  record ItemOf(int run, int number, int claimed, Hash hash) {}

  /** The strongest hash of an item; empty where it has none. */
  record Hash(String bytes) {}

  /** A row of matches. */
  record MatchOf(int run, int item, int type) {}

  /** A request for information: missing fields as bits. */
  record Request(int run, int fields) {}

  /** Reads a row behind its key. */
  void read(int tag, DataInputStream in) throws IOException {
    switch (tag) {
      case RowsOfReports.REPORT -> states.add(state(in));
      case RowsOfReports.FORWARD ->
          sent.add(
              new Sent(
                  in.readInt(),
                  in.readByte(),
                  RowsOfReports.KINDS.get(in.readByte()),
                  in.readBoolean(),
                  in.readLong(),
                  Token.read(in)));
      case RowsOfReports.ITEM ->
          items.add(new ItemOf(in.readInt(), in.readInt(), in.readByte(), hash(in)));
      case RowsOfReports.MATCH ->
          matches.add(new MatchOf(in.readInt(), in.readInt(), in.readByte()));
      case RowsOfReports.REQUEST -> requests.add(new Request(in.readInt(), in.readInt()));
      default -> submissions++;
    }
  }

  private static ReportState state(DataInputStream in) throws IOException {
    return new ReportState(
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readUTF(),
        in.readByte(),
        in.readByte(),
        in.readByte(),
        RowsOfReports.DECISIONS.get(in.readByte()),
        in.readUTF(),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readBoolean() ? Digest256.read(in) : null);
  }

  private static Hash hash(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readByte()];
    in.readFully(bytes);
    return new Hash(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** The current row: that of the highest run (ST1); null where no row of reports is there. */
  @Nullable ReportState current() {
    return states.stream().max(Comparator.comparingInt(ReportState::run)).orElse(null);
  }

  /** Records that submitted it. */
  long submissions() {
    return submissions;
  }

  /** First forwards, oldest first. */
  List<Sent> firstForwards() {
    return sent.stream()
        .filter(Sent::isFirst)
        .sorted(Comparator.comparingLong(Sent::forwardedAt).thenComparingInt(Sent::recipient))
        .toList();
  }

  /** The Member States that it was forwarded to, as bits; a recall changes nothing of that. */
  int statesForwardedTo() {
    int bits = 0;
    for (Sent one : sent) {
      bits |= one.isFirst() && one.recipient() != Recipients.EUROPOL ? 1 << one.recipient() : 0;
    }
    return bits;
  }

  /** The Member States whose latest row is a recall, as bits. */
  int statesRecalled() {
    int bits = 0;
    if (sent.stream().noneMatch(one -> one.kind().equals("RECALL"))) {
      return bits;
    }
    for (int state = 0; state < Recipients.EUROPOL; state++) {
      int number = state;
      boolean recalled =
          sent.stream()
              .filter(one -> one.recipient() == number)
              .max(Comparator.comparingInt(Sent::run))
              .filter(one -> one.kind().equals("RECALL"))
              .isPresent();
      bits |= recalled ? 1 << state : 0;
    }
    return bits;
  }

  /** Reported items of the content that the current row names, in order. */
  List<ItemOf> items(int contentRun) {
    return items.stream()
        .filter(item -> item.run() == contentRun)
        .sorted(Comparator.comparingInt(ItemOf::number))
        .toList();
  }

  /** Types that matches give an item, as bits. */
  int matched(int contentRun, int item) {
    int bits = 0;
    for (MatchOf match : matches) {
      bits |= match.run() == contentRun && match.item() == item ? match.type() : 0;
    }
    return bits;
  }

  /** Fields that the provider was asked for, of the current version, as bits. */
  int missingFields() {
    int version =
        states.stream().filter(ReportState::newContent).mapToInt(ReportState::run).max().orElse(0);
    int fields = 0;
    for (Request request : requests) {
      fields |= request.run() == version ? request.fields() : 0;
    }
    return fields;
  }
}
