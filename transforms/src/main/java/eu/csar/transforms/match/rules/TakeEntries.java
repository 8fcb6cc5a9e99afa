package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.BAD_VALUE;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.EMPTY_FILE_HASH;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.LOW_QUALITY;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.MISSING_ID;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.MISSING_VALUE;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.NEAR_CONSTANT;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.UNKNOWN_ALGORITHM;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.UNKNOWN_STATE;
import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.codes.PdqQuality;
import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of one list: checks each, spills its values, and sets bad ones aside with file,
 * line and code. A bad hash in a notice sets aside that hash alone.
 */
final class TakeEntries implements ListedEntry.Receiver {
  private static final Set<String> MEMBER_STATES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private final IndicatorList list;
  private final String file;
  private final Into into;
  private final SortedMap<String, Mark> marks = new TreeMap<>();
  private final SortedMap<QuarantineCode, Long> codes = new TreeMap<>();
  private final List<QuarantinedEntry> quarantined = new ArrayList<>();
  private ByteBuffer id = ByteBuffer.allocate(1024);
  private String lastDay = "";

  TakeEntries(IndicatorList list, String file, Into into) {
    this.list = list;
    this.file = file;
    this.into = into;
  }

  /** Where the entries of all lists go. */
  static final class Into implements Closeable {
    private final OriginDictionary origins = new OriginDictionary();
    private final List<SpilledValues> tables = new ArrayList<>();
    private final @Nullable ReplacedKeys replaced;

    /**
     * Into temporary files.
     *
     * @param overlay whether the entries replace others, so that marks without a value mean
     *     something
     */
    Into(Path workshop, boolean overlay) throws IOException {
      for (int table = 0; table < IndexHeader.TABLES; table++) {
        tables.add(new SpilledValues(workshop, table));
      }
      this.replaced = overlay ? new ReplacedKeys() : null;
    }

    OriginDictionary origins() {
      return origins;
    }

    List<SpilledValues> tables() {
      return tables;
    }

    /** Entries of an overlay, null where none is made. */
    @Nullable ReplacedKeys replaced() {
      return replaced;
    }

    @Override
    public void close() throws IOException {
      for (SpilledValues table : tables) {
        table.close();
      }
    }
  }

  /**
   * Marks for an entry of the file below.
   *
   * @param line where they stand
   * @param disabled mark
   * @param quarantined mark
   */
  record Mark(long line, boolean disabled, boolean quarantined) {}

  /** Marks that came without a value, by id; of an overlay only. */
  SortedMap<String, Mark> marks() {
    return marks;
  }

  SortedMap<QuarantineCode, Long> codes() {
    return codes;
  }

  List<QuarantinedEntry> quarantined() {
    return quarantined;
  }

  /** Whether a value of that id was taken, in an overlay. */
  boolean hasValueOf(String entryId) {
    return into.replaced() != null && into.replaced().holds(list, entryId);
  }

  @Override
  public void bad(long line, QuarantineCode code) {
    codes.merge(code, 1L, Long::sum);
    if (quarantined.size() < IndexSummary.LISTED) {
      quarantined.add(new QuarantinedEntry(file, line, code));
    }
  }

  @Override
  public void entry(long line, ListedEntry entry) throws IOException {
    String entryId = entry.id();
    String state = "GR".equals(entry.state()) ? "EL" : entry.state();
    if (entryId == null || entryId.isBlank()) {
      bad(line, MISSING_ID);
    } else if (entry.values().isEmpty()) {
      if (into.replaced() == null) {
        bad(line, MISSING_VALUE);
      } else {
        marks.put(entryId, new Mark(line, entry.disabled(), entry.quarantined()));
      }
    } else if (list == IndicatorList.NOT_ABUSE
        && (state == null || !MEMBER_STATES.contains(state))) {
      // Without its State a notice cannot be counted among "at least two States" (UG3).
      bad(line, UNKNOWN_STATE);
    } else if (list == IndicatorList.URLS) {
      takeUrl(line, entry, entryId, state);
    } else {
      String name = list == IndicatorList.NOT_ABUSE ? "SHA256" : entry.algorithm();
      HashAlgorithm algorithm = name == null ? null : HashAlgorithm.named(name);
      if (algorithm == null) {
        bad(line, UNKNOWN_ALGORITHM);
      } else {
        takeValues(line, entry, entryId, state, algorithm);
      }
    }
  }

  private void takeUrl(long line, ListedEntry entry, String entryId, @Nullable String state)
      throws IOException {
    String url = entry.values().get(0);
    if (url.isBlank()) {
      bad(line, MISSING_VALUE);
    } else {
      byte[] value = DigestUtils.sha256(url.getBytes(UTF_8));
      spill(IndexHeader.URL_TABLE, value, origin(entry, entryId, state), entryId);
    }
  }

  private void takeValues(
      long line, ListedEntry entry, String entryId, @Nullable String state, HashAlgorithm algorithm)
      throws IOException {
    for (String text : entry.values()) {
      byte[] value = algorithm.parse(text);
      if (value == null) {
        bad(line, BAD_VALUE);
      } else if (algorithm.isOfEmptyFile(value)) {
        bad(line, EMPTY_FILE_HASH);
      } else if (algorithm == HashAlgorithm.PDQ && !PdqQuality.isSufficient(entry.quality())) {
        bad(line, LOW_QUALITY);
      } else if (algorithm == HashAlgorithm.PDQ && PdqQuality.isNearConstant(value)) {
        bad(line, NEAR_CONSTANT);
      } else {
        spill(algorithm.table(), value, origin(entry, entryId, state), entryId);
      }
    }
  }

  /** Takes one value of an entry. */
  void spill(int table, byte[] value, Origin origin, String entryId) throws IOException {
    ReplacedKeys replaced = into.replaced();
    if (replaced != null) {
      replaced.add(list, entryId);
    }
    SpilledValues values = into.tables().get(table);
    int number = into.origins().number(origin);
    if (origin.shape().kind() == IdShape.Kind.NUMBER) {
      values.add(value, number, origin.shape().number(entryId));
      return;
    }
    if (id.capacity() < IdShape.room(entryId)) {
      id = ByteBuffer.allocate(IdShape.room(entryId));
    }
    id.clear();
    origin.shape().write(entryId, id);
    values.add(value, number, origin.shape().isText(), id.array(), id.position());
  }

  private Origin origin(ListedEntry entry, String entryId, @Nullable String state) {
    return new Origin(
        list,
        entry.disabled(),
        entry.quarantined(),
        state,
        day(entry.date()),
        list == IndicatorList.NOT_ABUSE ? entry.reason() : null,
        entry.tags().isEmpty() ? List.of() : entry.tags().stream().sorted().distinct().toList(),
        IdShape.of(entryId));
  }

  /** The day alone: instants would make an origin of each entry. */
  private @Nullable String day(@Nullable String date) {
    if (date == null || date.length() < 10) {
      return null;
    }
    String day = date.substring(0, 10);
    if (day.equals(lastDay)) {
      return day;
    }
    try {
      lastDay = LocalDate.parse(day).toString();
      return lastDay;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
