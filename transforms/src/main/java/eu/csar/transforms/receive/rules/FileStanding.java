package eu.csar.transforms.receive.rules;

/**
 * What became of a file.
 *
 * @param foundDigest of the bytes on disk, hex
 * @param skipped not read again, because a standing export delivered it before (ID9)
 * @param declared records by the manifest
 * @param records records found, rejected ones included, without the addition of RC1; found even
 *     where skipped
 * @param broken the stream is damaged or cut
 */
public record FileStanding(
    String foundDigest, boolean skipped, long declared, long records, boolean broken) {

  void encode(PackedBytes out) {
    out.writeText(foundDigest).writeByte((skipped ? 1 : 0) | (broken ? 2 : 0));
    out.writeVarint(declared).writeVarint(records);
  }

  static FileStanding decode(UnpackedBytes in) {
    String digest = in.readText();
    int flags = in.readByte();
    return new FileStanding(
        digest, (flags & 1) != 0, in.readVarint(), in.readVarint(), (flags & 2) != 0);
  }
}
