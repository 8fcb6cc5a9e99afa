package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import eu.csar.schemas.carried.KeyRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Rows of earlier runs are found by key")
class SortedTablesTest {
  private static final int KEYS_OF_A_RUN = 1_500;
  private static final int[] FILES = {1, 2, 32, 1};

  @TempDir Path directory;

  /** Keys in order, with the runs that carry them; each run carries the first ten of all. */
  private final TreeMap<String, List<Long>> carried = new TreeMap<>();

  @BeforeEach
  void publish() throws Exception {
    Random random = new Random(5);
    List<String> firsts = new ArrayList<>();
    String parent = null;
    for (int run = 1; run <= FILES.length; run++) {
      List<String> keys = new ArrayList<>(firsts);
      while (keys.size() < KEYS_OF_A_RUN) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        keys.add(HexFormat.of().formatHex(key));
      }
      if (firsts.isEmpty()) {
        firsts.addAll(keys.subList(0, 10));
      }
      for (String key : keys) {
        carried.computeIfAbsent(key, k -> new ArrayList<>()).add((long) run);
      }
      Collections.shuffle(keys, random);
      parent = publish(run, parent, keys, FILES[run - 1]);
    }
  }

  private String publish(int run, String parent, List<String> keys, int files) throws Exception {
    String id = String.format(Locale.ROOT, "%064x", run);
    RunName name = new RunName(run, id, parent);
    BucketWork work =
        new BucketWork(
            BucketWork.Kind.KEYS, Database.open(directory), name, files, FloodRule.DEFAULT);
    TreeMap<Integer, List<byte[]>> blocks = new TreeMap<>();
    for (String key : keys) {
      CarriedKeys block = new CarriedKeys();
      block.add(key(key, run));
      int file = work.fileOf(KeyRange.bucketOf(key));
      blocks.computeIfAbsent(file, f -> new ArrayList<>()).add(block.toByteArray());
    }
    List<FileEntry> published = new ArrayList<>();
    for (var file : blocks.entrySet()) {
      Part part = work.write(file.getKey(), file.getValue());
      for (FileEntry entry : part.files()) {
        String path = name.directory() + "/" + entry.path();
        Path to = directory.resolve(path);
        Files.createDirectories(to.getParent());
        Files.move(directory.resolve(part.attempt()).resolve(entry.path()), to);
        published.add(
            new FileEntry(path, entry.table(), entry.rows(), entry.bytes(), entry.sha256()));
      }
    }
    assertThat(published.size(), is(files));
    Files.createDirectories(directory.resolve("runs"));
    new RunMarker(name, name.directory(), published)
        .publish(directory.resolve("runs"), directory.resolve("own-" + run));
    return id;
  }

  private static KeyRow key(String key, long run) {
    return KeyRow.newBuilder()
        .setReportKey(key)
        .setNamespace("A")
        .setTest(false)
        .setFirstRun(run)
        .setSeen(List.of())
        .setRetractions(List.of())
        .setFirstAccount(true)
        .setForwards(List.of())
        .setContentRun(run)
        .setRun(run)
        .build();
  }

  private Database database() throws Exception {
    return Database.open(directory);
  }

  private static SortedMap<String, List<Long>> told(Iterable<KeyRow> rows) {
    TreeMap<String, List<Long>> told = new TreeMap<>();
    rows.forEach(
        row -> told.computeIfAbsent(row.getReportKey(), k -> new ArrayList<>()).add(row.getRun()));
    return told;
  }

  @Test
  @DisplayName("each in the bucket it belongs to, with all its runs, oldest first")
  void all() throws Exception {
    TreeMap<String, List<Long>> found = new TreeMap<>();
    for (int bucket = 0; bucket < KeyRange.BUCKETS; bucket++) {
      SortedMap<String, List<Long>> of = told(database().sorted().keys(bucket, null));
      for (String key : of.keySet()) {
        assertThat(KeyRange.bucketOf(key), is(bucket));
      }
      found.putAll(of);
    }
    assertThat(found, is(carried));
  }

  @Test
  @DisplayName("those that are wanted and of the bucket, and no other")
  void wanted() throws Exception {
    Set<String> wanted = new TreeSet<>();
    int place = 0;
    for (String key : carried.keySet()) {
      if (place++ % 97 == 0) {
        wanted.add(key);
        wanted.add(key.substring(0, 60) + "beef");
      }
    }
    TreeMap<String, List<Long>> expected = new TreeMap<>(carried);
    expected.keySet().retainAll(wanted);
    TreeMap<String, List<Long>> found = new TreeMap<>();
    for (int bucket = 0; bucket < KeyRange.BUCKETS; bucket++) {
      found.putAll(told(database().sorted().keys(bucket, wanted)));
    }
    assertThat(found, is(expected));
    assertThat(told(database().sorted().keys(3, Set.of())).keySet(), is(empty()));
  }

  @Test
  @DisplayName("by many threads at once")
  void threads() throws Exception {
    FileEntry file = database().sorted().files(Table.KEYS, new KeyRange(0, 1)).get(0);
    List<BloomFilter> filters =
        BloomFilters.of(directory.resolve(file.path()), Table.KEYS.sortedBy());
    Wanted ofTheFirstRun =
        new Wanted(
            carried.entrySet().stream()
                .filter(entry -> entry.getValue().get(0) == 1)
                .map(Map.Entry::getKey)
                .toList());
    long least =
        IntStream.range(0, 400)
            .parallel()
            .mapToLong(i -> ofTheFirstRun.heldBy(filters).size())
            .min()
            .orElseThrow();
    assertThat(least, is((long) KEYS_OF_A_RUN));
  }

  @Test
  @DisplayName("the newest row of each")
  void latest() throws Exception {
    String first =
        carried.entrySet().stream()
            .filter(entry -> entry.getValue().size() == FILES.length)
            .findFirst()
            .orElseThrow()
            .getKey();
    var latest = database().sorted().latest(Set.of(first, "00".repeat(32)));
    assertThat(latest.keySet(), contains(first));
    assertThat(latest.get(first).getRun(), is(4L));
  }

  @Test
  @DisplayName("by their first digits")
  void prefix() throws Exception {
    String key = carried.firstKey();
    assertThat(database().sorted().keysThatStart(key.substring(0, 8)), contains(key));
    assertThat(database().sorted().keysThatStart(key), contains(key));
    assertThat(database().sorted().keysThatStart("0123456789"), is(empty()));
  }

  @Test
  @DisplayName("without reading the pages between them")
  void pages() throws Exception {
    FileEntry file = database().sorted().files(Table.KEYS, new KeyRange(0, 1)).get(0);
    Path path = directory.resolve(file.path());
    assertThat(BloomFilters.of(path, "report_key").size(), is(1));
    // A filter of 1,500 keys that finds one in ten thousand wrongly takes 4 KiB, not a MiB.
    assertThat(BloomFilters.of(path, "report_key").get(0).getBitsetSize(), lessThan(8_193));
    try (var reader = ParquetFileReader.open(new LocalInputFile(path))) {
      BlockMetaData group = reader.getRowGroups().get(0);
      var pages = reader.readOffsetIndex(group.getColumns().get(0));
      assertThat(pages.getPageCount(), greaterThan(25));
    }
  }
}
