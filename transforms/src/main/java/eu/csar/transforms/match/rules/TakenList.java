package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import eu.csar.transforms.match.rules.TakeEntries.Mark;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was taken of one list, block after block in its order, and spilled. */
final class TakenList implements ListedEntry.Receiver {
  /** Entries or values in a block of what is handed over one by one. */
  private static final int BLOCK = 1 << 14;

  private final IndicatorList list;
  private final String file;
  private final Into into;
  private final SortedMap<String, Mark> marks = new TreeMap<>();
  private final SortedMap<QuarantineCode, Long> codes = new TreeMap<>();
  private final List<QuarantinedEntry> quarantined = new ArrayList<>();
  private TakeEntries last;
  private int inLast;

  /**
   * Nothing is taken yet.
   *
   * @param file name of the list's file
   */
  TakenList(IndicatorList list, String file, Into into) {
    this.list = list;
    this.file = file;
    this.into = into;
    this.last = block();
  }

  /** Where the entries of all lists go. */
  static final class Into implements Closeable {
    private final OriginDictionary origins = new OriginDictionary();
    private final List<SpilledValues> tables = new ArrayList<>();
    private final @Nullable ReplacedKeys replaced;

    /**
     * Into temporary files.
     *
     * @param overlay whether the entries replace others
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

  /** A block of this list, to be filled by any one thread and then added. */
  TakeEntries block() {
    return new TakeEntries(list, into.replaced() != null);
  }

  /**
   * Adds the next block.
   *
   * @param before how many lines of the list stand before it
   */
  void add(TakeEntries block, long before) throws IOException {
    int[] numbers = into.origins().numbers(block.origins());
    for (int table = 0; table < IndexHeader.TABLES; table++) {
      into.tables().get(table).add(block.tables().get(table), block.origins(), numbers);
    }
    ReplacedKeys replaced = into.replaced();
    if (replaced != null) {
      block.replacing().forEach(id -> replaced.add(list, id));
    }
    block.marks().forEach((id, mark) -> marks.put(id, mark.behind(before)));
    block.codes().forEach((code, count) -> codes.merge(code, count, Long::sum));
    block.aside().stream()
        .limit(Math.max(0, IndexSummary.LISTED - quarantined.size()))
        .forEach(
            aside ->
                quarantined.add(new QuarantinedEntry(file, before + aside.line(), aside.code())));
  }

  @Override
  public void entry(long line, ListedEntry entry) throws IOException {
    last.entry(line, entry);
    countLast();
  }

  @Override
  public void bad(long line, QuarantineCode code) {
    last.bad(line, code);
  }

  /** Takes one value of an entry. */
  void take(int table, byte[] value, Origin origin, String entryId) throws IOException {
    last.take(table, value, origin, entryId);
    countLast();
  }

  private void countLast() throws IOException {
    inLast++;
    if (inLast == BLOCK) {
      end();
    }
  }

  /** Adds what was handed over one by one and is not yet told. */
  void end() throws IOException {
    add(last, 0);
    last = block();
    inLast = 0;
  }

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
}
