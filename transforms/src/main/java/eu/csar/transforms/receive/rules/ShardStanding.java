package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import org.jspecify.annotations.Nullable;

/**
 * What the second reading must know of its shard.
 *
 * @param shard its number; from the size of the plan on a stored shard, of which nothing is read
 * @param read whether its records count: the export stands and the file is not a repetition (ID9)
 * @param ordinalBase ordinal in the file of its first record
 * @param records records in the shard, rejected ones included
 * @param addition COUNT_MISMATCH or TRUNCATED (RC1) where the last shard of a file has one
 *     rejection more, at the local ordinal {@code records}; otherwise null
 * @param additionOffset offset of that rejection
 * @param additionLength length of that rejection
 */
public record ShardStanding(
    int shard,
    boolean read,
    long ordinalBase,
    long records,
    @Nullable RejectCode addition,
    long additionOffset,
    long additionLength) {

  /** Of a shard of stored reports. */
  public static ShardStanding stored(int shard) {
    return new ShardStanding(shard, false, 0, 0, null, 0, 0);
  }

  /** Rows of {@code submissions} that the shard gives: {@code records_read} (RC5). */
  public long recordsRead() {
    return read ? records + (addition == null ? 0 : 1) : 0;
  }

  public byte[] encode() {
    PackedBytes out = new PackedBytes(32);
    encode(out);
    return out.toByteArray();
  }

  public static ShardStanding decode(byte[] bytes) {
    return decode(new UnpackedBytes(bytes));
  }

  void encode(PackedBytes out) {
    out.writeVarint(shard).writeByte(read ? 1 : 0).writeVarint(ordinalBase).writeVarint(records);
    out.writeText(addition == null ? "" : addition.name());
    out.writeVarint(additionOffset).writeVarint(additionLength);
  }

  static ShardStanding decode(UnpackedBytes in) {
    int shard = in.readInt();
    boolean read = in.readByte() == 1;
    long ordinalBase = in.readVarint();
    long records = in.readVarint();
    String addition = in.readText();
    return new ShardStanding(
        shard,
        read,
        ordinalBase,
        records,
        addition.isEmpty() ? null : RejectCode.valueOf(addition),
        in.readVarint(),
        in.readVarint());
  }
}
