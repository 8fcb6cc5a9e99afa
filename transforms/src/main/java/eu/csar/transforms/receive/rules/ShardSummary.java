package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import org.jspecify.annotations.Nullable;

/**
 * What the first reading found in one shard, or in one sequential reading for a digest alone.
 *
 * @param task number of the shard, or from {@code shards} on of the {@link DigestTask}
 * @param readable records with key fields
 * @param rejected records without
 * @param broken why the stream was left before its end; null where it was read whole
 * @param unreadOffset where the first unread byte stands, in the decompressed file
 * @param unreadLength bytes of the record that was begun and not read; 0 where there is none
 * @param digest of the file, hex; null for a byte range
 */
public record ShardSummary(
    int task,
    long readable,
    long rejected,
    @Nullable RejectCode broken,
    long unreadOffset,
    long unreadLength,
    @Nullable String digest) {

  /** Records seen. */
  public long records() {
    return readable + rejected;
  }

  public byte[] encode() {
    PackedBytes out = new PackedBytes(64);
    out.writeVarint(task)
        .writeVarint(readable)
        .writeVarint(rejected)
        .writeText(broken == null ? "" : broken.name());
    out.writeVarint(unreadOffset).writeVarint(unreadLength);
    return out.writeText(digest == null ? "" : digest).toByteArray();
  }

  public static ShardSummary decode(byte[] bytes) {
    UnpackedBytes in = new UnpackedBytes(bytes);
    int task = in.readInt();
    long readable = in.readVarint();
    long rejected = in.readVarint();
    String broken = in.readText();
    long unreadOffset = in.readVarint();
    long unreadLength = in.readVarint();
    String digest = in.readText();
    return new ShardSummary(
        task,
        readable,
        rejected,
        broken.isEmpty() ? null : RejectCode.valueOf(broken),
        unreadOffset,
        unreadLength,
        digest.isEmpty() ? null : digest);
  }
}
