package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.BAD_VALUE;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.EMPTY_FILE_HASH;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.MISSING_ID;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.MISSING_VALUE;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.UNKNOWN_ALGORITHM;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.UNKNOWN_STATE;
import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
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
  private final OriginDictionary origins;
  private final SpilledValues[] tables;
  private final SortedMap<QuarantineCode, Long> codes = new TreeMap<>();
  private final List<QuarantinedEntry> quarantined = new ArrayList<>();
  private ByteBuffer id = ByteBuffer.allocate(1024);

  TakeEntries(IndicatorList list, String file, OriginDictionary origins, SpilledValues[] tables) {
    this.list = list;
    this.file = file;
    this.origins = origins;
    this.tables = tables;
  }

  SortedMap<QuarantineCode, Long> codes() {
    return codes;
  }

  List<QuarantinedEntry> quarantined() {
    return quarantined;
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
      bad(line, MISSING_VALUE);
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
      spill(IndexHeader.URL_TABLE, DigestUtils.sha256(url.getBytes(UTF_8)), entry, entryId, state);
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
      } else {
        spill(algorithm.table(), value, entry, entryId, state);
      }
    }
  }

  private void spill(
      int table, byte[] value, ListedEntry entry, String entryId, @Nullable String state)
      throws IOException {
    IdShape shape = IdShape.of(entryId);
    Origin origin =
        new Origin(
            list,
            entry.disabled(),
            entry.quarantined(),
            state,
            day(entry.date()),
            list == IndicatorList.NOT_ABUSE ? entry.reason() : null,
            entry.tags().isEmpty() ? List.of() : entry.tags().stream().sorted().distinct().toList(),
            shape);
    if (id.capacity() < IdShape.room(entryId)) {
      id = ByteBuffer.allocate(IdShape.room(entryId));
    }
    id.clear();
    shape.write(entryId, id);
    tables[table].add(value, origins.number(origin), id.array(), id.position());
  }

  /** The day alone: instants would make an origin of each entry. */
  private static @Nullable String day(@Nullable String date) {
    if (date == null || date.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(date.substring(0, 10)).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
