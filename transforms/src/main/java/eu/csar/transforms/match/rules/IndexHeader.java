package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.NOT_AN_INDEX;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.UNKNOWN_LAYOUT;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.WRONG_CHECKSUM;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.WRONG_LENGTH;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first page of an index file: what stands where.
 *
 * <pre>
 * page 0     magic, layout, file length, section directory, SHA-256, ..., CRC32C of the page
 * sections   each from a multiple of 64 on, zero-padded to one; CRC32C in the directory covers the padding
 *   LISTS      version of each list              ORIGINS  dictionary of lists, States, days, marks, tags
 *   per table: SLOTS, FINGERPRINTS, IDS, of PDQ also ENTRIES (see {@link IndicatorTable})
 *   after those of PDQ: SUBSTRINGS, and of each: BUCKETS, POSTINGS, TAGS (see {@link HammingIndex})
 *   BASE, REPLACED  of an overlay only: the file that it lies on, the entries there that it replaces
 * </pre>
 *
 * All numbers big-endian. The SHA-256 is taken over all sections in order of the file, then over
 * the page up to itself; it names the index. A table is one of the algorithms or, last, the URLs by
 * the SHA-256 of their text.
 *
 * @param fileLength length of the whole file in bytes
 * @param sections in order of the file
 * @param digest the SHA-256 in hex
 */
record IndexHeader(long fileLength, List<Section> sections, String digest) {
  static final int PAGE = 4096;
  static final int ALIGNMENT = 64;
  static final int TABLES = 5;
  static final int URL_TABLE = 4;

  private static final int[] WIDTHS = {16, 20, 32, 32, 32};
  private static final String[] NAMES = {"MD5", "SHA1", "SHA256", "PDQ", "URL"};

  private static final long MAGIC = 0x4353_4152_2d49_4458L; // "CSAR-IDX"
  private static final int LAYOUT = 4;
  private static final int CHECKSUM_AT = PAGE - Integer.BYTES;

  /** Kinds of sections, each with a number in the file that must never change. */
  enum Kind {
    LISTS(0),
    ORIGINS(1),
    SLOTS(4),
    ENTRIES(6),
    SUBSTRINGS(7),
    BUCKETS(8),
    POSTINGS(9),
    TAGS(10),
    BASE(11),
    REPLACED(12),
    FINGERPRINTS(13),
    IDS(14);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  /**
   * One section.
   *
   * @param kind what it holds
   * @param table its table; the substring of BUCKETS, POSTINGS and TAGS; 0 for the sections of the
   *     whole index
   * @param offset from the start of the file
   * @param length without padding, in bytes
   * @param count number of what it holds: values, buckets, origins
   * @param checksum CRC32C with padding
   */
  record Section(Kind kind, int table, long offset, long length, long count, int checksum) {
    /** Length with padding. */
    long paddedLength() {
      return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Bytes of each of what it holds, where all have the same; 1 where it is empty. */
    int stride() {
      return count == 0 ? 1 : (int) (length / count);
    }
  }

  /** Width of a value in a table, in bytes. */
  static int width(int table) {
    return WIDTHS[table];
  }

  /** Whether the entries of a table stand in a section of their own. */
  static boolean hasEntriesApart(int table) {
    return table == HashAlgorithm.PDQ.table();
  }

  /** Name of a table, for the summary. */
  static String tableName(int table) {
    return NAMES[table];
  }

  /** The page; {@code body} has been fed with all sections and is consumed here. */
  static ByteBuffer page(long fileLength, List<Section> sections, MessageDigest body) {
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    page.putLong(MAGIC).putInt(LAYOUT).putInt(sections.size()).putLong(fileLength);
    for (Section section : sections) {
      page.putInt(section.kind().number).putInt(section.table());
      page.putLong(section.offset()).putLong(section.length()).putLong(section.count());
      page.putInt(section.checksum());
    }
    body.update(page.array(), 0, page.position());
    page.put(body.digest());
    page.putInt(CHECKSUM_AT, checksum(page));
    return page.clear();
  }

  /** Reads and checks a page; the bytes of the sections are not looked at. */
  static IndexHeader read(ByteBuffer page, long actualLength, String reference) {
    if (page.remaining() < PAGE || page.getLong() != MAGIC) {
      throw new UnusableIndexException(NOT_AN_INDEX, reference);
    }
    if (page.getInt() != LAYOUT) {
      throw new UnusableIndexException(UNKNOWN_LAYOUT, reference);
    }
    if (page.getInt(CHECKSUM_AT) != checksum(page)) {
      throw new UnusableIndexException(WRONG_CHECKSUM, reference);
    }
    int count = page.getInt();
    long fileLength = page.getLong();
    if (fileLength != actualLength) {
      throw new UnusableIndexException(WRONG_LENGTH, reference);
    }
    Map<Integer, Kind> kinds = new HashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind.number, kind);
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Kind kind = kinds.get(page.getInt());
      if (kind == null) {
        throw new UnusableIndexException(UNKNOWN_LAYOUT, reference);
      }
      sections.add(
          new Section(
              kind, page.getInt(), page.getLong(), page.getLong(), page.getLong(), page.getInt()));
    }
    byte[] digest = new byte[32];
    page.get(digest);
    return new IndexHeader(fileLength, List.copyOf(sections), HexFormat.of().formatHex(digest));
  }

  /** Length of the part of the page that the SHA-256 covers. */
  int digestedBytes() {
    return 24 + 36 * sections.size();
  }

  /** The section of that kind and table. */
  Section section(Kind kind, int table) {
    return Objects.requireNonNull(sectionOrNull(kind, table));
  }

  /** The section of that kind and table, or null where the file has none. */
  @Nullable Section sectionOrNull(Kind kind, int table) {
    return sections.stream()
        .filter(section -> section.kind() == kind && section.table() == table)
        .findFirst()
        .orElse(null);
  }

  private static int checksum(ByteBuffer page) {
    CRC32C crc = new CRC32C();
    crc.update(page.slice(0, CHECKSUM_AT));
    return (int) crc.getValue();
  }
}
