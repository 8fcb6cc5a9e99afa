package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.ReferenceRow;
import java.util.HexFormat;

/** Reports that carry references, of this run and of earlier ones: 96 bytes each. */
final class CarrierRows {
  private static final int REFERENCE = 0;
  private static final int KEY = 32;
  private static final int FIRST_ORDINAL = 64;
  private static final int FIRST_RUN = 72;
  private static final int ORIGIN = 80;
  private static final int SHARD = 84;
  private static final int ORDINAL = 88;
  private static final int ACCOUNT = 92;
  private static final int WIDTH = 96;
  private static final int NO_SHARD = -1;

  private final FixedRows rows = new FixedRows(WIDTH);
  private final Origins origins = new Origins();

  int size() {
    return rows.size();
  }

  void add(ReferenceEntry entry) {
    int row = rows.add();
    rows.putBytes(row, REFERENCE, entry.reference());
    rows.putBytes(row, KEY, entry.reportKey());
    rows.putLong(row, FIRST_ORDINAL, entry.firstOrdinal());
    rows.putLong(row, FIRST_RUN, entry.firstRun());
    rows.putInt(row, ORIGIN, origins.number(entry.origin()));
    rows.putInt(row, SHARD, entry.shard());
    rows.putInt(row, ORDINAL, entry.localOrdinal());
    rows.putInt(row, ACCOUNT, entry.standing().code());
  }

  void addCarried(byte[] reference, ReferenceRow carried) {
    add(
        new ReferenceEntry(
            reference,
            HexFormat.of().parseHex(carried.getReportKey()),
            Origin.of(carried.getNamespace(), carried.getSource(), carried.getFirstPlace()),
            carried.getFirstPlace().getOrdinal(),
            carried.getFirstRun(),
            NO_SHARD,
            0,
            carried.getFirstAccount()
                ? ReferenceEntry.Account.FIRST
                : ReferenceEntry.Account.LATER));
  }

  /** Rows by reference, then report; of one pair the row of this run first. */
  int[] byReferenceAndReport() {
    return RowOrder.of(rows, REFERENCE, this::compareReferenceAndReport);
  }

  private int compareReferenceAndReport(int left, int right) {
    int order = rows.compare(left, right, REFERENCE, KEY + SubmissionRows.DIGEST_LENGTH);
    if (order == 0) {
      order = Boolean.compare(isCarried(left), isCarried(right));
    }
    return order == 0 ? Integer.compare(left, right) : order;
  }

  /** ID7: by the run that first saw the report, then by its first place. */
  int compareEarlier(int left, int right) {
    int order = Long.compare(firstRun(left), firstRun(right));
    if (order == 0 && rows.getInt(left, ORIGIN) != rows.getInt(right, ORIGIN)) {
      order = PlaceOrder.compare(origin(left).place(0), origin(right).place(0));
    }
    if (order == 0) {
      order = Long.compare(rows.getLong(left, FIRST_ORDINAL), rows.getLong(right, FIRST_ORDINAL));
    }
    return order == 0 ? rows.compare(left, right, KEY, SubmissionRows.DIGEST_LENGTH) : order;
  }

  boolean hasSameReference(int left, int right) {
    return rows.compare(left, right, REFERENCE, SubmissionRows.DIGEST_LENGTH) == 0;
  }

  boolean hasSameReport(int left, int right) {
    return rows.compare(left, right, KEY, SubmissionRows.DIGEST_LENGTH) == 0;
  }

  int compareReference(int row, byte[] reference) {
    return rows.compare(row, REFERENCE, reference);
  }

  byte[] reference(int row) {
    return rows.getBytes(row, REFERENCE, SubmissionRows.DIGEST_LENGTH);
  }

  byte[] key(int row) {
    return rows.getBytes(row, KEY, SubmissionRows.DIGEST_LENGTH);
  }

  Origin origin(int row) {
    return origins.at(rows.getInt(row, ORIGIN));
  }

  long firstOrdinal(int row) {
    return rows.getLong(row, FIRST_ORDINAL);
  }

  long firstRun(int row) {
    return rows.getLong(row, FIRST_RUN);
  }

  /** Whether the row comes from the carried file alone: nothing of this run. */
  boolean isCarried(int row) {
    return rows.getInt(row, SHARD) == NO_SHARD;
  }

  int shard(int row) {
    return rows.getInt(row, SHARD);
  }

  int localOrdinal(int row) {
    return rows.getInt(row, ORDINAL);
  }

  ReferenceEntry.Account account(int row) {
    return ReferenceEntry.Account.of(rows.getInt(row, ACCOUNT));
  }
}
