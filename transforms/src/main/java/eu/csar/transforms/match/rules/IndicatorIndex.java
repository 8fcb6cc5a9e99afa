package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.NOT_AN_INDEX;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.WRONG_CHECKSUM;
import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexHeader.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * All indicators, in one memory-mapped file that {@link BuildIndex} made; the layout is that of
 * {@link IndexHeader}.
 *
 * <p>The pages are shared by all threads and processes of a machine; on the heap there is the
 * dictionary of origins only. Opening checks every byte of the file (CRC32C). Safe for concurrent
 * use; the mapping lasts as long as the object.
 */
public final class IndicatorIndex {
  private static final Map<SharedKey, IndicatorIndex> SHARED = new ConcurrentHashMap<>();

  private final IndexHeader header;
  private final Map<Section, MappedSection> sections = new HashMap<>();
  private final IndicatorTable[] tables = new IndicatorTable[IndexHeader.TABLES];
  private final HammingIndex perceptual;
  private final Origin[] origins;
  private final Map<IndicatorList, String> versions = new EnumMap<>(IndicatorList.class);

  private record SharedKey(Path path, long size, long modifiedMillis, String digest) {}

  private IndicatorIndex(IndexHeader header, FileChannel channel, String reference)
      throws IOException {
    this.header = header;
    for (Section section : header.sections()) {
      int stride = section.kind() == Kind.SLOTS ? IndexHeader.width(section.table()) : 8;
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
  }

  /**
   * Opens and checks an index file.
   *
   * @throws UnusableIndexException if it is no index, or any byte of it is not as it was written
   * @throws UncheckedIOException if it cannot be read
   */
  public static IndicatorIndex open(Path file) {
    String reference = String.valueOf(file.getFileName());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new IndicatorIndex(readHeader(channel, reference), channel, reference);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The index of a file, opened and checked once in this JVM as long as the file stays the same.
   */
  public static IndicatorIndex shared(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      IndexHeader header = readHeader(channel, String.valueOf(file.getFileName()));
      SharedKey key =
          new SharedKey(
              file.toRealPath(),
              header.fileLength(),
              Files.getLastModifiedTime(file).toMillis(),
              header.digest());
      IndicatorIndex index = SHARED.computeIfAbsent(key, ignored -> open(file));
      SHARED.keySet().removeIf(old -> old.path().equals(key.path()) && !old.equals(key));
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hex SHA-256 that names the index; covers every byte but the end of its first page. */
  public String digest() {
    return header.digest();
  }

  /**
   * The same digest computed again from the file's bytes; slower than the checksums of {@link
   * #open}.
   */
  public String recomputeDigest(Path file) {
    var sha256 = DigestUtils.getSha256Digest();
    for (Section section : header.sections()) {
      mapped(section).digest(sha256);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer page = ByteBuffer.allocate(header.digestedBytes());
      readFully(channel, page);
      sha256.update(page);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Version of each list that had a file, in order of the lists: an immutable copy would come in
   * another order in every process, and {@code run.json} with it.
   */
  public Map<IndicatorList, String> listVersions() {
    return Collections.unmodifiableMap(versions);
  }

  /** Number of indexed values of an algorithm, repeated ones included. */
  public int values(HashAlgorithm algorithm) {
    return tables[algorithm.table()].values();
  }

  /**
   * All entries with exactly this value, disabled and quarantined ones too, in order of list, then
   * id.
   *
   * @param value {@link HashAlgorithm#bytes} bytes
   */
  public List<Indicator> lookup(HashAlgorithm algorithm, byte[] value) {
    if (value.length != algorithm.bytes()) {
      throw new IllegalArgumentException("a value of " + algorithm + " has another length");
    }
    return lookup(algorithm.table(), value);
  }

  /** All entries of the URL list with exactly this text. */
  public List<Indicator> lookupUrl(String url) {
    return lookup(IndexHeader.URL_TABLE, DigestUtils.sha256(url.getBytes(UTF_8)));
  }

  /**
   * Ids of all notices of the not-abuse list that stand: an entry with the id has the reason that
   * counts and is neither disabled nor quarantined (JU1). Goes through all SHA-256 entries once.
   */
  public Set<String> standingNotices() {
    return StandingNotices.in(tables[HashAlgorithm.SHA256.table()], origins);
  }

  /** The PDQ hashes, to be searched by distance; {@link #entriesAt} gives the entries of a slot. */
  public HammingIndex perceptual() {
    return perceptual;
  }

  /** All entries with the PDQ hash that a search found at a slot, as {@link #lookup} gives them. */
  public List<Indicator> entriesAt(int slot) {
    IndicatorTable table = tables[HashAlgorithm.PDQ.table()];
    return entries(table, slot, table.value(slot));
  }

  private List<Indicator> lookup(int number, byte[] value) {
    IndicatorTable table = tables[number];
    int slot = table.find(value);
    return slot < 0 ? List.of() : entries(table, slot, value);
  }

  private List<Indicator> entries(IndicatorTable table, int first, byte[] value) {
    int slot = first;
    List<Indicator> found = new ArrayList<>(1);
    long position = table.entry(slot, origins);
    do {
      Origin origin = table.origin(position, origins);
      found.add(indicator(origin, table.id(position, origin)));
      position = table.next(position, origins);
      slot++;
    } while (table.holds(slot, value));
    return found;
  }

  private Indicator indicator(Origin origin, String id) {
    return new Indicator(
        origin.list(),
        versions.getOrDefault(origin.list(), ""),
        id,
        origin.state(),
        origin.submittedAt(),
        origin.tags(),
        origin.reason(),
        origin.disabled(),
        origin.quarantined());
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
