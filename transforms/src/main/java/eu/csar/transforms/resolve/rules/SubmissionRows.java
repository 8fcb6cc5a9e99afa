package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.SeenVersion;
import eu.csar.transforms.receive.rules.PackedBytes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of one bucket: 96 bytes each and 32 a reference. Sorting adds 8 bytes a
 * submission for a moment, and 4 to keep the order.
 */
final class SubmissionRows {
  static final int DIGEST_LENGTH = 32;
  private static final int KEY = 0;
  private static final int DIGEST = 32;
  private static final int VERSION = 64;
  private static final int ISSUED = 72;
  private static final int SHARD = 80;
  private static final int ORDINAL = 84;
  private static final int FIRST_REFERENCE = 88;
  private static final int FLAGS_AND_COUNT = 92;
  private static final int WIDTH = 96;

  private static final int RETRACTION = 0x80;
  private static final int ERRONEOUS = 0x40;
  private static final int NOT_ABUSE = 0x20;
  private static final int OUTCOME = 0x07;
  private static final int COUNT_BITS = 24;
  private static final int MOST_REFERENCES = (1 << COUNT_BITS) - 1;
  private static final long NO_INSTANT = Long.MIN_VALUE;
  private static final HexFormat HEX = HexFormat.of();

  private final FixedRows rows = new FixedRows(WIDTH);
  private final FixedRows references = new FixedRows(DIGEST_LENGTH);

  int size() {
    return rows.size();
  }

  void addSubmission(
      int shard,
      int ordinal,
      byte[] key,
      long version,
      @Nullable Instant issuedAt,
      byte[] digest,
      List<byte[]> referenceDigests,
      boolean notAbuse) {
    if (referenceDigests.size() > MOST_REFERENCES) {
      throw new IllegalArgumentException("more references in a record than its length allows");
    }
    int flags = notAbuse ? NOT_ABUSE << COUNT_BITS : 0;
    int row = add(shard, ordinal, key, issuedAt, digest, flags | referenceDigests.size());
    rows.putLong(row, VERSION, version);
    rows.putInt(row, FIRST_REFERENCE, references.size());
    for (byte[] reference : referenceDigests) {
      references.putBytes(references.add(), 0, reference);
    }
  }

  void addRetraction(
      int shard,
      int ordinal,
      byte[] key,
      @Nullable Instant issuedAt,
      byte[] digest,
      boolean erroneous) {
    int flags = RETRACTION | (erroneous ? ERRONEOUS : 0) | Outcome.RETRACTION.code();
    add(shard, ordinal, key, issuedAt, digest, flags << COUNT_BITS);
  }

  private int add(
      int shard,
      int ordinal,
      byte[] key,
      @Nullable Instant issuedAt,
      byte[] digest,
      int flagsAndCount) {
    int row = rows.add();
    rows.putBytes(row, KEY, key);
    rows.putBytes(row, DIGEST, digest);
    rows.putLong(row, ISSUED, issuedAt == null ? NO_INSTANT : PlaceOrder.micros(issuedAt));
    rows.putInt(row, SHARD, shard);
    rows.putInt(row, ORDINAL, ordinal);
    rows.putInt(row, FLAGS_AND_COUNT, flagsAndCount);
    return row;
  }

  /** All rows by key, then place. */
  int[] byKeyAndPlace() {
    return RowOrder.of(rows, KEY, this::compareKeyAndPlace);
  }

  private int compareKeyAndPlace(int left, int right) {
    int order = rows.compare(left, right, KEY, DIGEST_LENGTH);
    return order == 0 ? comparePlace(left, right) : order;
  }

  int comparePlace(int left, int right) {
    int order = Integer.compare(shard(left), shard(right));
    return order == 0 ? Integer.compare(ordinal(left), ordinal(right)) : order;
  }

  /** Order by version and digest, then place: repeats stand together, the first first. */
  int compareContent(int left, int right) {
    int order = Long.compare(version(left), version(right));
    if (order == 0) {
      order = rows.compare(left, right, DIGEST, DIGEST_LENGTH);
    }
    return order == 0 ? comparePlace(left, right) : order;
  }

  boolean hasSameContent(int left, int right) {
    return version(left) == version(right) && rows.compare(left, right, DIGEST, DIGEST_LENGTH) == 0;
  }

  /** ID5. A missing issue time is kept as the least number and so sorts first. */
  int compareVersion(int left, int right) {
    int order = Long.compare(version(left), version(right));
    if (order == 0) {
      order = Long.compare(rows.getLong(left, ISSUED), rows.getLong(right, ISSUED));
    }
    return order == 0 ? comparePlace(left, right) : order;
  }

  boolean hasSameKey(int left, int right) {
    return rows.compare(left, right, KEY, DIGEST_LENGTH) == 0;
  }

  int compareKey(int row, byte[] key) {
    return rows.compare(row, KEY, key);
  }

  byte[] key(int row) {
    return rows.getBytes(row, KEY, DIGEST_LENGTH);
  }

  byte[] digest(int row) {
    return rows.getBytes(row, DIGEST, DIGEST_LENGTH);
  }

  void appendKeyAndDigest(PackedBytes out, int row) {
    out.writeBytes(rows.getBytes(row, KEY, 2 * DIGEST_LENGTH));
  }

  long version(int row) {
    return rows.getLong(row, VERSION);
  }

  @Nullable Instant issuedAt(int row) {
    long micros = rows.getLong(row, ISSUED);
    return micros == NO_INSTANT ? null : PlaceOrder.instant(micros);
  }

  int shard(int row) {
    return rows.getInt(row, SHARD);
  }

  int ordinal(int row) {
    return rows.getInt(row, ORDINAL);
  }

  Place place(int row, ShardFacts facts) {
    return facts.place(shard(row), ordinal(row));
  }

  SeenVersion seen(int row) {
    return new SeenVersion(version(row), HEX.formatHex(digest(row)));
  }

  boolean isRetraction(int row) {
    return (flags(row) & RETRACTION) != 0;
  }

  boolean isErroneous(int row) {
    return (flags(row) & ERRONEOUS) != 0;
  }

  /** UG3: all its reported items are on the not-abuse list, by the first reading. */
  boolean isNotAbuse(int row) {
    return (flags(row) & NOT_ABUSE) != 0;
  }

  int referenceCount(int row) {
    return rows.getInt(row, FLAGS_AND_COUNT) & MOST_REFERENCES;
  }

  byte[] reference(int row, int index) {
    return references.getBytes(rows.getInt(row, FIRST_REFERENCE) + index, 0, DIGEST_LENGTH);
  }

  Outcome outcome(int row) {
    return Outcome.of(flags(row) & OUTCOME);
  }

  void setOutcome(int row, Outcome outcome) {
    int cleared = rows.getInt(row, FLAGS_AND_COUNT) & ~(OUTCOME << COUNT_BITS);
    rows.putInt(row, FLAGS_AND_COUNT, cleared | (outcome.code() << COUNT_BITS));
  }

  private int flags(int row) {
    return rows.getInt(row, FLAGS_AND_COUNT) >>> COUNT_BITS;
  }
}
