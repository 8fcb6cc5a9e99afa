package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.BASE_ELSEWHERE;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexSummary.ListSummary;
import eu.csar.transforms.match.rules.IndexSummary.QuarantinedEntry;
import eu.csar.transforms.match.rules.ReadLists.ReadList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one index file of the Centre's lists (Article 44, Article 36, JU1), an overlay on one, or
 * one file of an index with overlays.
 *
 * <p>Reads {@code known, new, solicitation, not_abuse, urls}, each {@code .ndjson} or {@code
 * .parquet}; a list without a file is empty. A bad entry stops nothing: it is counted and listed in
 * the summary. The same entries give the same bytes, in whatever order of lines, and whether they
 * were read at once or gathered from overlays.
 *
 * <p>Values wait in temporary files beside the output; the heap holds 24 bytes a value of the
 * largest table. The index appears under its name whole or not at all, its summary before it.
 */
public final class BuildIndex {
  private final Path output;
  private final TakenList.Into into;
  private final @Nullable BaseOfOverlay below;
  private final Map<IndicatorList, String> versionsBelow;

  private BuildIndex(
      Path output,
      TakenList.Into into,
      @Nullable BaseOfOverlay below,
      Map<IndicatorList, String> versionsBelow) {
    this.output = output;
    this.into = into;
    this.below = below;
    this.versionsBelow = versionsBelow;
  }

  /** What fills the tables of an index. */
  private interface Source {
    List<ReadList> fill(TakenList.Into into) throws IOException;
  }

  /**
   * Builds the index and writes it and {@code <output>.summary.json}.
   *
   * @throws UnusableIndexException if no list is there, one is there twice, or one cannot be read
   */
  public static IndexSummary build(Path indicatorsDirectory, Path output) throws IOException {
    return make(output, null, Map.of(), into -> ReadLists.of(indicatorsDirectory, into));
  }

  /**
   * Builds an overlay: its entries stand beside those of the base, and replace, whole, those of the
   * same list and id. A line with an id and marks but no value takes over the entry of the base
   * with these marks; that is how an entry is disabled.
   *
   * @param indicatorsDirectory lists of what is new or changed
   * @param base index that lies below; must stand beside the output
   * @throws UnusableIndexException as {@link #build}, or if the base cannot be used
   */
  public static IndexSummary overlay(Path indicatorsDirectory, Path base, Path output)
      throws IOException {
    if (!home(base).equals(home(output))) {
      throw new UnusableIndexException(BASE_ELSEWHERE, String.valueOf(base.getFileName()));
    }
    IndicatorIndex index = IndicatorIndex.open(base);
    return make(
        output,
        new BaseOfOverlay(index.digest(), String.valueOf(base.getFileName())),
        index.listVersions(),
        into -> {
          List<ReadList> lists = ReadLists.of(indicatorsDirectory, into);
          new MarkEntries(lists).takeFrom(index);
          return lists;
        });
  }

  /** Gathers an index and its overlays into one file, with the bytes of a build of all at once. */
  public static IndexSummary compact(Path index, Path output) throws IOException {
    IndicatorIndex opened = IndicatorIndex.open(index);
    return make(
        output,
        null,
        Map.of(),
        into -> {
          String file = String.valueOf(index.getFileName());
          List<ReadList> lists = new ArrayList<>();
          for (IndicatorList list : opened.listVersions().keySet()) {
            TakenList taken = new TakenList(list, file, into);
            long[] values = new long[1];
            opened.forEachValue(
                list,
                (table, value, origin, id) -> {
                  taken.take(table, value, origin, id);
                  values[0]++;
                });
            lists.add(new ReadList(list, file, opened.digest(), values[0], taken));
          }
          return lists;
        });
  }

  private static IndexSummary make(
      Path output,
      @Nullable BaseOfOverlay below,
      Map<IndicatorList, String> versionsBelow,
      Source source)
      throws IOException {
    Path workshop = Files.createTempDirectory(home(output), ".index-");
    try (TakenList.Into into = new TakenList.Into(workshop, below != null)) {
      return new BuildIndex(output, into, below, versionsBelow).make(workshop, source);
    } finally {
      try (Stream<Path> left = Files.list(workshop)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(workshop);
    }
  }

  private static Path home(Path file) throws IOException {
    Path home = file.toAbsolutePath().normalize().getParent();
    if (home == null) {
      throw new IOException("no file can be written at " + file);
    }
    return home;
  }

  private IndexSummary make(Path workshop, Source source) throws IOException {
    List<ReadList> lists = source.fill(into);
    for (ReadList list : lists) {
      list.taken().end();
    }
    into.close();
    Path index = workshop.resolve("index");
    IndexSummary summary = write(index, lists);
    Path summaryFile = workshop.resolve("summary.json");
    Files.write(summaryFile, json(summary));
    move(summaryFile, output.resolveSibling(output.getFileName() + ".summary.json"));
    move(index, output);
    return summary;
  }

  private IndexSummary write(Path index, List<ReadList> lists) throws IOException {
    OriginDictionary origins = into.origins();
    int[] sorted = origins.sorted();
    int[] ranks = OriginDictionary.ranks(sorted);
    long[] written = new long[origins.size()];
    long[] repeated = new long[origins.size()];
    SortedMap<String, Long> values = new TreeMap<>();
    ListVersions digests = new ListVersions(origins);
    for (ReadList list : lists) {
      if (list.file() != null) {
        digests.start(list.list(), versionsBelow.get(list.list()));
      }
    }
    try (SectionOutput out = new SectionOutput(index)) {
      for (int number : sorted) {
        byte[] encoded = origins.origin(number).encode();
        out.put(encoded, encoded.length);
      }
      out.end(Kind.ORIGINS, 0, sorted.length);
      for (SpilledValues table : into.tables()) {
        long count = WriteTable.of(table, origins, ranks, digests, out, written, repeated);
        values.put(IndexHeader.tableName(table.table()), count);
      }
      SortedMap<IndicatorList, String> versions = digests.finish();
      writeLists(versions, out);
      writeBase(out);
      long bytes = out.finish();
      // Reading what was just written proves it readable before anyone sees it.
      String digest = IndexFile.open(index).digest();
      List<ListSummary> summaries = new ArrayList<>();
      for (ReadList list : lists) {
        summaries.add(summary(list, versions.get(list.list()), written, repeated));
      }
      return new IndexSummary(
          digest, below == null ? null : below.digest(), bytes, summaries, values);
    }
  }

  private static void writeLists(SortedMap<IndicatorList, String> versions, SectionOutput out)
      throws IOException {
    for (Map.Entry<IndicatorList, String> version : versions.entrySet()) {
      out.put(new byte[] {(byte) version.getKey().number()}, 1);
      out.put(HexFormat.of().parseHex(version.getValue()), 32);
    }
    out.end(Kind.LISTS, 0, versions.size());
  }

  private void writeBase(SectionOutput out) throws IOException {
    if (below == null) {
      return;
    }
    byte[] base = below.encode();
    out.put(base, base.length);
    out.end(Kind.BASE, 0, 1);
    ReplacedKeys replaced = Objects.requireNonNull(into.replaced());
    for (byte[] key : replaced.sorted()) {
      out.put(key, key.length);
    }
    out.end(Kind.REPLACED, 0, replaced.size());
  }

  private ListSummary summary(
      ReadList list, @Nullable String version, long[] written, long[] repeated) {
    long values = 0;
    long again = 0;
    long disabled = 0;
    long otherReason = 0;
    for (int number = 0; number < written.length; number++) {
      Origin origin = into.origins().origin(number);
      if (origin.list() == list.list()) {
        values += written[number];
        again += repeated[number];
        disabled += origin.disabled() ? written[number] : 0;
        boolean counts =
            origin.list().isPositive() || Indicator.NO_ABUSE_MATERIAL.equals(origin.reason());
        otherReason += counts ? 0 : written[number];
      }
    }
    return new ListSummary(
        list.list(),
        list.file(),
        list.fileDigest(),
        version,
        list.lines(),
        values,
        again,
        disabled,
        otherReason,
        list.taken().codes(),
        list.taken().quarantined().stream()
            .sorted(Comparator.comparingLong(QuarantinedEntry::line))
            .toList());
  }

  private static byte[] json(IndexSummary summary) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return new ObjectMapper().writer(printer).writeValueAsBytes(summary);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
