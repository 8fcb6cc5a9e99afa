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

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.codes.PdqQuality;
import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries of one list: checks each, keeps its values, and sets bad ones aside with line and
 * code. A bad hash in a notice sets aside that hash alone. What was taken stays in the heap until
 * it is added to the {@link TakenList}.
 */
final class TakeEntries implements ListedEntry.Receiver {
  private static final Set<String> MEMBER_STATES =
      Arrays.stream(MemberState.values())
          .map(MemberState::euCode)
          .collect(Collectors.toUnmodifiableSet());

  private final IndicatorList list;
  private final boolean overlay;
  private final OriginDictionary origins = new OriginDictionary();
  private final List<TakenValues> tables = new ArrayList<>();
  private final List<String> replacing = new ArrayList<>();
  private final SortedMap<String, Mark> marks = new TreeMap<>();
  private final SortedMap<QuarantineCode, Long> codes = new TreeMap<>();
  private final List<Aside> aside = new ArrayList<>();
  private String lastDay = "";

  /**
   * Nothing is taken yet.
   *
   * @param overlay whether the entries replace others, so that marks without a value mean something
   */
  TakeEntries(IndicatorList list, boolean overlay) {
    this.list = list;
    this.overlay = overlay;
    for (int table = 0; table < IndexHeader.TABLES; table++) {
      tables.add(new TakenValues(table));
    }
  }

  /** A line that was set aside. */
  record Aside(long line, QuarantineCode code) {}

  /**
   * Marks for an entry of the file below.
   *
   * @param line where they stand
   * @param disabled mark
   * @param quarantined mark
   */
  record Mark(long line, boolean disabled, boolean quarantined) {
    /** The same, that many lines further on. */
    Mark behind(long lines) {
      return new Mark(lines + line, disabled, quarantined);
    }
  }

  OriginDictionary origins() {
    return origins;
  }

  /** By number of the table. */
  List<TakenValues> tables() {
    return tables;
  }

  /** Ids of the entries with a value; of an overlay only. */
  List<String> replacing() {
    return replacing;
  }

  /** Marks that came without a value, by id; of an overlay only. */
  SortedMap<String, Mark> marks() {
    return marks;
  }

  SortedMap<QuarantineCode, Long> codes() {
    return codes;
  }

  /** The first of those that were set aside. */
  List<Aside> aside() {
    return aside;
  }

  @Override
  public void bad(long line, QuarantineCode code) {
    codes.merge(code, 1L, Long::sum);
    if (aside.size() < IndexSummary.LISTED) {
      aside.add(new Aside(line, code));
    }
  }

  @Override
  public void entry(long line, ListedEntry entry) {
    String entryId = entry.id();
    String state = "GR".equals(entry.state()) ? "EL" : entry.state();
    if (entryId == null || entryId.isBlank()) {
      bad(line, MISSING_ID);
    } else if (entry.values().isEmpty()) {
      if (overlay) {
        marks.put(entryId, new Mark(line, entry.disabled(), entry.quarantined()));
      } else {
        bad(line, MISSING_VALUE);
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

  private void takeUrl(long line, ListedEntry entry, String entryId, @Nullable String state) {
    String url = entry.values().get(0);
    if (url.isBlank()) {
      bad(line, MISSING_VALUE);
    } else {
      byte[] value = DigestUtils.sha256(url.getBytes(UTF_8));
      take(IndexHeader.URL_TABLE, value, origin(entry, entryId, state), entryId);
    }
  }

  private void takeValues(
      long line,
      ListedEntry entry,
      String entryId,
      @Nullable String state,
      HashAlgorithm algorithm) {
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
        take(algorithm.table(), value, origin(entry, entryId, state), entryId);
      }
    }
  }

  /** Takes one value of an entry. */
  void take(int table, byte[] value, Origin origin, String entryId) {
    if (overlay) {
      replacing.add(entryId);
    }
    tables.get(table).add(value, origins.number(origin), origin.shape(), entryId);
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
