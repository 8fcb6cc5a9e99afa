package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ItemRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReturnRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Rows by hand, and the whole of the counting over them without Beam. */
final class CountedRows implements Emit {
  private final Map<Meeting, Map<Integer, List<byte[]>>> met = new EnumMap<>(Meeting.class);
  private final List<Delivery> deliveries = new ArrayList<>();
  private long run = 1;

  /** Hex key of a report, by one digit. */
  static String key(int digit) {
    return Integer.toHexString(digit).repeat(64).substring(0, 64);
  }

  /** Token of a report and a recipient. */
  static String token(int digit, String recipient) {
    return (Integer.toHexString(digit) + Integer.toHexString(recipient.hashCode()) + "0".repeat(32))
        .substring(0, 32);
  }

  static GenericRecord row(Schema schema, Object... columnsAndValues) {
    GenericRecord row = new GenericData.Record(schema);
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put(columnsAndValues[i].toString(), columnsAndValues[i + 1]);
    }
    return row;
  }

  /** A forwarded report of provider-a that alleges known material on a hosting service. */
  static GenericRecord report(int digit, String receivedAt, Object... others) {
    GenericRecord row =
        row(
            ReportRow.getClassSchema(),
            "report_key",
            key(digit),
            "provider_id",
            "provider-a",
            "namespace",
            "provider-a",
            "received_at",
            micros(receivedAt),
            "abuse_types",
            List.of("KNOWN_CSAM"),
            "centre_types",
            List.of(),
            "service_types",
            List.of("HOSTING"),
            "decision",
            "FORWARDED",
            "reason_codes",
            List.of(),
            "cause",
            "NEW",
            "test",
            false,
            "content_run",
            1L,
            "run",
            1L);
    for (int i = 0; i < others.length; i += 2) {
      row.put(others[i].toString(), others[i + 1]);
    }
    return row;
  }

  static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  CountedRows reports(GenericRecord... rows) {
    try (RowsOfReports to = new RowsOfReports(this)) {
      List.of(rows).forEach(to::report);
    }
    return this;
  }

  /** The items and matches that follow are of this run. */
  CountedRows inRun(long other) {
    run = other;
    return this;
  }

  CountedRows forward(int digit, String recipient, String kind, String at, long run) {
    return forward(digit, recipient, kind, at, run, false);
  }

  /** A forward that is marked urgent. */
  CountedRows urgentForward(int digit, String recipient, String kind, String at, long run) {
    return forward(digit, recipient, kind, at, run, true);
  }

  private CountedRows forward(
      int digit, String recipient, String kind, String at, long run, boolean urgent) {
    try (RowsOfReports to = new RowsOfReports(this)) {
      to.forward(
          row(
              ForwardRow.getClassSchema(),
              "report_key",
              key(digit),
              "recipient",
              recipient,
              "kind",
              kind,
              "urgent",
              urgent,
              "forwarded_at",
              micros(at),
              "follow_up_token",
              token(digit, recipient),
              "run",
              run));
    }
    return this;
  }

  CountedRows item(
      int digit, int number, String relevance, @Nullable String claimed, @Nullable String sha256) {
    try (RowsOfReports to = new RowsOfReports(this)) {
      to.item(
          row(
              ItemRow.getClassSchema(),
              "report_key",
              key(digit),
              "item_number",
              number,
              "relevance",
              relevance,
              "claimed_type",
              claimed,
              "sha256",
              sha256,
              "run",
              run));
    }
    return this;
  }

  CountedRows match(int digit, int number, String list, String strength, boolean quarantined) {
    try (RowsOfReports to = new RowsOfReports(this)) {
      to.match(
          row(
              MatchRow.getClassSchema(),
              "report_key",
              key(digit),
              "item_number",
              number,
              "strength",
              strength,
              "list",
              list,
              "quarantined",
              quarantined,
              "run",
              run));
    }
    return this;
  }

  /** That its provider was asked for fields of the version of a run. */
  CountedRows request(int digit, long run, List<String> fields) {
    try (RowsOfReports to = new RowsOfReports(this)) {
      to.notice(
          row(
              NoticeRow.getClassSchema(),
              "report_key",
              key(digit),
              "kind",
              "INFORMATION_REQUEST",
              "reason_codes",
              fields.stream().map(field -> "MISSING_" + field).toList(),
              "run",
              run));
    }
    return this;
  }

  CountedRows submission(int digit, String outcome) {
    try (RowsOfReports to = new RowsOfReports(this)) {
      to.submission(
          row(SubmissionRow.getClassSchema(), "report_key", key(digit), "outcome", outcome));
    }
    return this;
  }

  /** A delivery of one row, received on a day; the next one is received no earlier. */
  CountedRows returned(
      ReturnKind kind, String sender, String receivedOn, String... columnsAndValues) {
    Delivery delivery =
        new Delivery(
            deliveries.size(),
            "return-" + deliveries.size(),
            sender,
            Instant.parse(receivedOn + "T00:00:00Z"),
            "",
            kind,
            2026,
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2026, 12, 31),
            true,
            null,
            1);
    deliveries.add(delivery);
    ReturnTable table = kind.tables().get(0);
    @Nullable String[] values = new @Nullable String[table.columns().size()];
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      values[table.indexOf(columnsAndValues[i])] = columnsAndValues[i + 1];
    }
    try (RowsOfReturns to = new RowsOfReturns(delivery, this)) {
      to.take(new ReturnRow(table, delivery.number(), 1, values));
      to.read(1);
    }
    return this;
  }

  /** What was delivered. */
  List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** All figures, with tests' as-of of 1 July 2027. */
  Figures figures() {
    return figures(2030);
  }

  /** Figures of a release whose tables end with a year. */
  Figures figures(int lastYear) {
    count(Meeting.REPORT, new CountReports(lastYear));
    count(Meeting.EVENT, new CountEvents());
    count(Meeting.TOKEN, new CountFollowUp(LocalDate.of(2027, 7, 1)));
    count(Meeting.CASE, new CountCases());
    count(Meeting.HASH, new CountRepeats());
    Figures figures = new Figures();
    of(Meeting.FIGURE).values().forEach(blocks -> blocks.forEach(figures::addAll));
    return figures;
  }

  /** Figures of one table, codes joined by a space. */
  Map<String, Long> table(String id) {
    Map<String, Long> cells = new TreeMap<>();
    figures().of(id).forEach((codes, value) -> cells.put(String.join(" ", codes), value));
    return cells;
  }

  private void count(Meeting meeting, CountWork work) {
    Map<Integer, List<byte[]>> buckets = of(meeting);
    met.remove(meeting);
    buckets.values().forEach(blocks -> work.count(blocks, this));
  }

  private Map<Integer, List<byte[]>> of(Meeting meeting) {
    return met.computeIfAbsent(meeting, any -> new TreeMap<>());
  }

  @Override
  public void emit(Meeting to, int bucket, byte[] block) {
    of(to).computeIfAbsent(bucket, any -> new ArrayList<>()).add(block);
  }
}
