package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.LIST_IN_TWO_FORMS;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.NO_LISTS;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.UNREADABLE_LIST;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexSummary.ListSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Makes one index file of the Centre's lists (Article 44, Article 36, JU1).
 *
 * <p>Reads {@code known, new, solicitation, not_abuse, urls}, each {@code .ndjson} or {@code
 * .parquet}; a list without a file is empty. A bad entry stops nothing: it is counted and listed in
 * the summary. The same files give the same bytes; the order of lines shows in nothing but the
 * versions of the lists, which are digests of their files.
 *
 * <p>Values wait in temporary files beside the output; the heap holds 24 bytes a value of the
 * largest table. The index appears under its name whole or not at all, its summary before it.
 */
public final class BuildIndex {
  private final OriginDictionary origins = new OriginDictionary();
  private final SpilledValues[] tables = new SpilledValues[IndexHeader.TABLES];
  private final List<ReadList> lists = new ArrayList<>();

  /** A list as it was read. */
  private record ReadList(
      IndicatorList list,
      @Nullable String file,
      @Nullable String version,
      long lines,
      TakeEntries taken) {}

  private BuildIndex() {}

  /**
   * Builds the index and writes it and {@code <output>.summary.json}.
   *
   * @throws UnusableIndexException if no list is there, one is there twice, or one cannot be read
   */
  public static IndexSummary build(Path indicatorsDirectory, Path output) throws IOException {
    Path home = output.toAbsolutePath().getParent();
    if (home == null) {
      throw new IOException("no file can be written at " + output);
    }
    Path workshop = Files.createTempDirectory(home, ".index-");
    try {
      return new BuildIndex().build(indicatorsDirectory, output, workshop);
    } finally {
      try (Stream<Path> left = Files.list(workshop)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(workshop);
    }
  }

  private IndexSummary build(Path directory, Path output, Path workshop) throws IOException {
    for (int table = 0; table < tables.length; table++) {
      tables[table] = new SpilledValues(workshop, table);
    }
    try {
      for (IndicatorList list : IndicatorList.values()) {
        lists.add(read(directory, list));
      }
    } finally {
      for (SpilledValues table : tables) {
        table.close();
      }
    }
    if (lists.stream().allMatch(list -> list.file() == null)) {
      throw new UnusableIndexException(NO_LISTS, String.valueOf(directory.getFileName()));
    }
    Path index = workshop.resolve("index");
    IndexSummary summary = write(index);
    Path summaryFile = workshop.resolve("summary.json");
    Files.write(summaryFile, json(summary));
    move(summaryFile, output.resolveSibling(output.getFileName() + ".summary.json"));
    move(index, output);
    return summary;
  }

  private ReadList read(Path directory, IndicatorList list) throws IOException {
    Path ndjson = directory.resolve(list.fileStem() + ".ndjson");
    Path parquet = directory.resolve(list.fileStem() + ".parquet");
    boolean isNdjson = Files.exists(ndjson);
    boolean isParquet = Files.exists(parquet);
    if (isNdjson && isParquet) {
      throw new UnusableIndexException(LIST_IN_TWO_FORMS, list.fileStem());
    }
    Path path = isNdjson ? ndjson : parquet;
    String file = list.fileStem() + (isNdjson ? ".ndjson" : ".parquet");
    TakeEntries taken = new TakeEntries(list, file, origins, tables);
    if (!isNdjson && !isParquet) {
      return new ReadList(list, null, null, 0, taken);
    }
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    long lines;
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), sha256)) {
      if (isNdjson) {
        lines = ReadNdjsonList.read(bytes, taken);
      } else {
        bytes.transferTo(OutputStream.nullOutputStream());
        lines = readParquet(path, file, taken);
      }
    }
    return new ReadList(list, file, HexFormat.of().formatHex(sha256.digest()), lines, taken);
  }

  private static long readParquet(Path path, String file, TakeEntries taken) throws IOException {
    try {
      return ReadParquetList.read(path, taken);
    } catch (RuntimeException e) {
      // Parquet's own exceptions have no common type; past a broken page no row can be found.
      throw new UnusableIndexException(UNREADABLE_LIST, file, e);
    }
  }

  private IndexSummary write(Path index) throws IOException {
    int[] sorted = origins.sorted();
    int[] ranks = OriginDictionary.ranks(sorted);
    long[] written = new long[origins.size()];
    long[] repeated = new long[origins.size()];
    SortedMap<String, Long> values = new TreeMap<>();
    try (SectionOutput out = new SectionOutput(index)) {
      writeLists(out);
      for (int number : sorted) {
        byte[] encoded = origins.origin(number).encode();
        out.put(encoded, encoded.length);
      }
      out.end(Kind.ORIGINS, 0, sorted.length);
      for (SpilledValues table : tables) {
        long count = WriteTable.of(table, origins, ranks, out, written, repeated);
        values.put(IndexHeader.tableName(table.table()), count);
      }
      long bytes = out.finish();
      // Opening what was just written proves it readable before anyone sees it.
      String digest = IndicatorIndex.open(index).digest();
      List<ListSummary> summaries = new ArrayList<>();
      for (ReadList list : lists) {
        summaries.add(summary(list, written, repeated));
      }
      return new IndexSummary(digest, bytes, summaries, values);
    }
  }

  private void writeLists(SectionOutput out) throws IOException {
    int count = 0;
    for (ReadList list : lists) {
      if (list.version() != null) {
        out.put(new byte[] {(byte) list.list().number()}, 1);
        out.put(HexFormat.of().parseHex(list.version()), 32);
        count++;
      }
    }
    out.end(Kind.LISTS, 0, count);
  }

  private ListSummary summary(ReadList list, long[] written, long[] repeated) {
    long values = 0;
    long again = 0;
    long disabled = 0;
    long otherReason = 0;
    for (int number = 0; number < written.length; number++) {
      Origin origin = origins.origin(number);
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
        list.version(),
        list.lines(),
        values,
        again,
        disabled,
        otherReason,
        list.taken().codes(),
        list.taken().quarantined());
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
