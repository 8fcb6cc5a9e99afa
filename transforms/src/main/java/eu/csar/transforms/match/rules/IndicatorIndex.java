package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.BASE_MISSING;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.WRONG_BASE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * All indicators, in one memory-mapped file that {@link BuildIndex} made, or in overlays on one;
 * the layout is that of {@link IndexHeader}. An entry of an overlay replaces the one of the same
 * list and id below it, whole.
 *
 * <p>The pages are shared by all threads and processes of a machine; on the heap there is the
 * dictionary of origins only. Opening checks every byte of each file (CRC32C). Safe for concurrent
 * use; the mapping lasts as long as the object.
 */
public final class IndicatorIndex {
  private static final Map<SharedKey, IndicatorIndex> SHARED = new ConcurrentHashMap<>();
  private static final Comparator<Indicator> BY_LIST_AND_ID =
      Comparator.comparing(Indicator::list)
          .thenComparing(
              indicator -> indicator.indicatorId().getBytes(UTF_8), Arrays::compareUnsigned);

  /** The file that was opened first, the base last. */
  private final List<IndexFile> files;

  private final Map<IndicatorList, String> versions = new EnumMap<>(IndicatorList.class);
  private final SearchedHashes searched = new SearchedHashes();

  private record SharedKey(Path path, long size, long modifiedMillis, String digest) {}

  private IndicatorIndex(List<IndexFile> files) {
    this.files = files;
    for (IndexFile file : files) {
      file.versions().forEach(versions::putIfAbsent);
    }
  }

  /**
   * Opens and checks an index file, and those below it.
   *
   * @throws UnusableIndexException if it is no index, any byte of it is not as it was written, or
   *     the file below it is missing or another one
   * @throws UncheckedIOException if it cannot be read
   */
  public static IndicatorIndex open(Path file) {
    try {
      List<IndexFile> files = new ArrayList<>();
      Path next = file;
      @Nullable BaseOfOverlay expected = null;
      while (next != null) {
        if (expected != null && !Files.isRegularFile(next)) {
          throw new UnusableIndexException(BASE_MISSING, expected.fileName());
        }
        IndexFile opened = IndexFile.open(next);
        if (expected != null && !opened.digest().equals(expected.digest())) {
          throw new UnusableIndexException(WRONG_BASE, expected.fileName());
        }
        files.add(opened);
        expected = opened.base();
        next = expected == null ? null : next.resolveSibling(expected.fileName());
      }
      return new IndicatorIndex(List.copyOf(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The index of a file, opened and checked once in this JVM as long as the file stays the same.
   */
  public static IndicatorIndex shared(Path file) {
    try {
      IndexHeader header = IndexFile.header(file);
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

  /**
   * Hex SHA-256 that names the index: of an overlay, with all that lies below it, since it covers
   * the digest of its base. Covers every byte but the end of the first page.
   */
  public String digest() {
    return files.get(0).digest();
  }

  /**
   * The same digest computed again from the file's bytes; slower than the checksums of {@link
   * #open}.
   */
  public String recomputeDigest(Path file) {
    try {
      return files.get(0).recomputeDigest(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of files: 1, and one for each overlay. */
  public int files() {
    return files.size();
  }

  /**
   * Version of each list that had a file, in order of the lists: an immutable copy would come in
   * another order in every process, and {@code run.json} with it.
   */
  public Map<IndicatorList, String> listVersions() {
    return Collections.unmodifiableMap(versions);
  }

  /** Number of indexed values of an algorithm, repeated and replaced ones included. */
  public int values(HashAlgorithm algorithm) {
    return files.stream().mapToInt(file -> file.table(algorithm.table()).values()).sum();
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

  /**
   * A search for neighbours of PDQ values, for one thread. What was searched lately, by any thread,
   * is not searched again.
   *
   * @param radius most bits that differ, 0 to 31
   */
  public PerceptualSearch perceptualSearch(int radius) {
    return new PerceptualSearch(this, files, searched, radius);
  }

  /**
   * The PDQ hashes of the file that was opened, without those below it, to be measured; {@link
   * #entriesAt(int)} gives the entries of a slot.
   */
  public HammingIndex perceptual() {
    return files.get(0).perceptual();
  }

  /** All entries with the PDQ value that such a search found at a slot. */
  public List<Indicator> entriesAt(int slot) {
    return entriesAt(0, slot);
  }

  /** All entries that stand with the PDQ value of a slot of a file. */
  List<Indicator> entriesAt(int file, int slot) {
    IndicatorTable table = files.get(file).table(HashAlgorithm.PDQ.table());
    byte[] value = new byte[HashAlgorithm.PDQ.bytes()];
    table.value(slot, value);
    List<Indicator> found = new ArrayList<>(1);
    addEntries(file, table, slot, value, found);
    return found;
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
    Set<String> notices = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      int file = i;
      StandingNotices.in(files.get(i))
          .filter(id -> !isReplaced(file, IndicatorList.NOT_ABUSE, id))
          .forEach(notices::add);
    }
    return notices;
  }

  /** Hands over every value of a list that stands, file by file, table by table, in order. */
  void forEachValue(IndicatorList list, ValueReceiver to) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      IndexFile file = files.get(i);
      for (int number = 0; number < IndexHeader.TABLES; number++) {
        IndicatorTable table = file.table(number);
        byte[] value = new byte[IndexHeader.width(number)];
        for (int slot = 0; slot < table.slots(); slot++) {
          int from = table.origin(slot);
          if (from >= 0 && file.origins()[from].list() == list) {
            Origin origin = file.origins()[from];
            String id = table.id(slot, origin.shape());
            if (!isReplaced(i, list, id)) {
              table.value(slot, value);
              to.take(number, value, origin, id);
            }
          }
        }
      }
    }
  }

  /** Takes one value of one entry. */
  interface ValueReceiver {
    /**
     * One value.
     *
     * @param value overwritten by the next one
     */
    void take(int table, byte[] value, Origin origin, String id) throws IOException;
  }

  private List<Indicator> lookup(int number, byte[] value) {
    List<Indicator> found = List.of();
    for (int i = 0; i < files.size(); i++) {
      IndexFile file = files.get(i);
      int slot = file.table(number).find(value);
      if (slot >= 0) {
        found = found.isEmpty() ? new ArrayList<>(1) : found;
        addEntries(i, file.table(number), slot, value, found);
      }
    }
    if (files.size() > 1 && found.size() > 1) {
      found.sort(BY_LIST_AND_ID);
    }
    return found;
  }

  private void addEntries(
      int file, IndicatorTable table, int first, byte[] value, List<Indicator> found) {
    Origin[] origins = files.get(file).origins();
    int slot = first;
    do {
      Origin origin = origins[table.origin(slot)];
      String id = table.id(slot, origin.shape());
      if (!isReplaced(file, origin.list(), id)) {
        found.add(indicator(origin, id));
      }
    } while (table.repeats(slot++, value));
  }

  /** Whether a file above holds an entry of the same list and id. */
  private boolean isReplaced(int file, IndicatorList list, String id) {
    if (file == 0) {
      return false;
    }
    byte[] key = Replaced.key(list, id);
    for (int above = 0; above < file; above++) {
      if (files.get(above).replaced().holds(key)) {
        return true;
      }
    }
    return false;
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
}
