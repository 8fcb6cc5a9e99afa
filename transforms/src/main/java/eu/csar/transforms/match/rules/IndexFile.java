package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.NOT_AN_INDEX;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.WRONG_CHECKSUM;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexHeader.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * One memory-mapped index file: a base, or an overlay on another file. Every byte was checked
 * (CRC32C). Safe for concurrent use.
 */
final class IndexFile {
  private final IndexHeader header;
  private final Map<Section, MappedSection> sections = new HashMap<>();
  private final IndicatorTable[] tables = new IndicatorTable[IndexHeader.TABLES];
  private final HammingIndex perceptual;
  private final Origin[] origins;
  private final Map<IndicatorList, String> versions = new EnumMap<>(IndicatorList.class);
  private final @Nullable BaseOfOverlay base;
  private final Replaced replaced;

  private IndexFile(IndexHeader header, FileChannel channel, String reference) throws IOException {
    this.header = header;
    for (Section section : header.sections()) {
      int stride =
          section.kind() == Kind.SLOTS || section.kind() == Kind.ENTRIES
              ? section.stride()
              : Fingerprints.BUCKET_BYTES;
      MappedSection mapped =
          MappedSection.map(channel, section.offset(), section.paddedLength(), stride);
      if (mapped.checksum() != section.checksum()) {
        throw new UnusableIndexException(WRONG_CHECKSUM, reference);
      }
      sections.put(section, mapped);
    }
    this.origins = readOrigins();
    readVersions();
    for (int table = 0; table < tables.length; table++) {
      tables[table] =
          new IndicatorTable(header, table, (kind, number) -> mapped(header.section(kind, number)));
    }
    this.perceptual =
        new HammingIndex(header, (kind, number) -> mapped(header.section(kind, number)));
    Section ofBase = header.sectionOrNull(Kind.BASE, 0);
    this.base = ofBase == null ? null : BaseOfOverlay.decode(bytes(ofBase));
    Section ofReplaced = header.sectionOrNull(Kind.REPLACED, 0);
    this.replaced =
        ofReplaced == null
            ? Replaced.NOTHING
            : new Replaced(mapped(ofReplaced), (int) ofReplaced.count());
  }

  static IndexFile open(Path file) throws IOException {
    String reference = String.valueOf(file.getFileName());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new IndexFile(readHeader(channel, reference), channel, reference);
    }
  }

  /** The first page, checked, without the rest. */
  static IndexHeader header(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return readHeader(channel, String.valueOf(file.getFileName()));
    }
  }

  String digest() {
    return header.digest();
  }

  /** The file that this one lies on, or null for a base. */
  @Nullable BaseOfOverlay base() {
    return base;
  }

  /** The entries of lower files that this one replaces. */
  Replaced replaced() {
    return replaced;
  }

  IndicatorTable table(int table) {
    return tables[table];
  }

  /** The PDQ hashes, to be searched by distance; what is found are slots of the PDQ table. */
  HammingIndex perceptual() {
    return perceptual;
  }

  Origin[] origins() {
    return origins;
  }

  Map<IndicatorList, String> versions() {
    return versions;
  }

  String recomputeDigest(Path file) throws IOException {
    var sha256 = DigestUtils.getSha256Digest();
    for (Section section : header.sections()) {
      mapped(section).digest(sha256);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer page = ByteBuffer.allocate(header.digestedBytes());
      readFully(channel, page);
      sha256.update(page);
      return HexFormat.of().formatHex(sha256.digest());
    }
  }

  private Origin[] readOrigins() {
    ByteBuffer encoded = bytes(header.section(Kind.ORIGINS, 0));
    Origin[] decoded = new Origin[(int) header.section(Kind.ORIGINS, 0).count()];
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = Origin.decode(encoded);
    }
    return decoded;
  }

  private void readVersions() {
    Section section = header.section(Kind.LISTS, 0);
    ByteBuffer encoded = bytes(section);
    for (int i = 0; i < section.count(); i++) {
      IndicatorList list = IndicatorList.numbered(encoded.get());
      byte[] version = new byte[32];
      encoded.get(version);
      versions.put(list, HexFormat.of().formatHex(version));
    }
  }

  private ByteBuffer bytes(Section section) {
    byte[] bytes = new byte[Math.toIntExact(section.length())];
    mapped(section).copy(0, bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes);
  }

  private MappedSection mapped(Section section) {
    MappedSection mapped = sections.get(section);
    if (mapped == null) {
      throw new IllegalStateException("section " + section.kind() + " is not mapped");
    }
    return mapped;
  }

  private static IndexHeader readHeader(FileChannel channel, String reference) throws IOException {
    ByteBuffer page = ByteBuffer.allocate(IndexHeader.PAGE);
    readFully(channel, page);
    if (page.remaining() < IndexHeader.PAGE) {
      throw new UnusableIndexException(NOT_AN_INDEX, reference);
    }
    return IndexHeader.read(page, channel.size(), reference);
  }

  private static void readFully(FileChannel channel, ByteBuffer page) throws IOException {
    while (page.hasRemaining() && channel.read(page, page.position()) >= 0) {
      // A short read goes on where it stopped.
    }
    page.flip();
  }
}
