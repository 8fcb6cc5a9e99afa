package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import eu.csar.schemas.carried.Place;
import eu.csar.schemas.tables.ItemHashRow;
import eu.csar.schemas.tables.LinkRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkItemsTest {
  private static final String HASH = "00" + "1".repeat(62);
  private static final String MD5 = "00" + "1".repeat(30);
  private static final String EMPTY_FILE =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String FIRST = "a".repeat(64);
  private static final String SECOND = "b".repeat(64);
  private static final String THIRD = "c".repeat(64);

  @TempDir Path directory;

  private static Place place(long ordinal) {
    return new Place(Instant.EPOCH, "export", "digest", "file", ordinal);
  }

  private static byte[] block(String algorithm, String hash, Object... carriers) {
    HashBlock block = new HashBlock();
    for (int i = 0; i < carriers.length; i += 3) {
      block.add(
          ItemAlgorithm.valueOf(algorithm),
          HashBlock.bytes(hash),
          (CarrierOrder) carriers[i],
          HashBlock.keyBytes((String) carriers[i + 1]),
          (Integer) carriers[i + 2]);
    }
    return block.toByteArray();
  }

  /**
   * Links in run 5.
   *
   * @param earlier rows of run 1, of run 2 and so on
   */
  private List<String> link(List<List<ItemHashRow>> earlier, Table table, byte[]... blocks)
      throws Exception {
    String parent = null;
    for (int run = 1; run <= earlier.size(); run++) {
      parent = publish(new RunName(run, "%064x".formatted(run), parent), earlier.get(run - 1));
    }
    PartFiles files =
        PartFiles.of(Attempt.open(directory, new RunName(5, "f".repeat(64), null), "hashes-00"));
    new LinkItems(5, new EarlierCarriers(Database.open(directory), new KeyRange(0, 1)))
        .write(List.of(blocks), files);
    Part part = files.finish();
    List<String> rows = new ArrayList<>();
    for (FileEntry file : part.files()) {
      if (file.table().equals(table.directory())) {
        RowsOfFile<SpecificRecord> found =
            RowsOfFile.open(directory.resolve(part.attempt()).resolve(file.path()), table);
        found.forEachRemaining(row -> rows.add(told(row)));
      }
    }
    return rows;
  }

  private static String told(SpecificRecord row) {
    if (row instanceof LinkRow link) {
      return link.getReportKey().charAt(0)
          + "#"
          + link.getItemNumber()
          + " -> "
          + link.getOtherKey().charAt(0)
          + " "
          + link.getAlgorithm()
          + " of "
          + link.getCount();
    }
    ItemHashRow hash = (ItemHashRow) row;
    return hash.getAlgorithm() + " " + hash.getReportKey().charAt(0) + "#" + hash.getItemNumber();
  }

  @Test
  @DisplayName(
      "SU5 reports with an equal hash are linked to the first carrier, with the number of reports, never in pairs")
  void linksToTheFirstCarrier() throws Exception {
    byte[] one =
        block(
            "SHA256",
            HASH,
            CarrierOrder.of(5, place(9)),
            THIRD,
            0,
            CarrierOrder.of(5, place(2)),
            SECOND,
            4);
    byte[] other =
        block(
            "SHA256",
            HASH,
            CarrierOrder.of(5, place(1)),
            FIRST,
            0,
            CarrierOrder.of(5, place(2)),
            SECOND,
            1);
    assertThat(
        link(List.of(), Table.LINKS, one, other),
        contains("b#1 -> a SHA256 of 3", "b#4 -> a SHA256 of 3", "c#0 -> a SHA256 of 3"));
  }

  @Test
  @DisplayName("SU5 equality counts within one algorithm only")
  void doesNotBridgeAlgorithms() throws Exception {
    byte[] sha = block("SHA256", HASH, CarrierOrder.of(5, place(1)), FIRST, 0);
    byte[] md5 = block("MD5", MD5, CarrierOrder.of(5, place(2)), SECOND, 0);
    assertThat(link(List.of(), Table.LINKS, sha, md5), empty());
    assertThat(link(List.of(), Table.ITEM_HASHES, md5, sha), contains("MD5 b#0", "SHA256 a#0"));
  }

  @Test
  @DisplayName("SU5 the hash of an empty file links nobody")
  void emptyFilesLinkNobody() throws Exception {
    byte[] block =
        block(
            "SHA256",
            EMPTY_FILE,
            CarrierOrder.of(5, place(1)),
            FIRST,
            0,
            CarrierOrder.of(5, place(2)),
            SECOND,
            0);
    assertThat(link(List.of(), Table.LINKS, block), empty());
  }

  @Test
  @DisplayName(
      "ID7 a carrier of an earlier run is the first, whatever the places, and one report counts once")
  void earlierRunsComeFirst() throws Exception {
    List<ItemHashRow> run1 =
        List.of(
            row("00" + "0".repeat(62), FIRST, 0, null, null, 1),
            row(HASH, THIRD, 0, null, null, 1),
            row(HASH, THIRD, 1, null, null, 1));
    List<ItemHashRow> run2 = List.of(row(HASH, THIRD, 0, null, null, 2));
    byte[] block = block("SHA256", HASH, CarrierOrder.of(5, place(0)), FIRST, 0);
    assertThat(link(List.of(run1, run2), Table.LINKS, block), contains("a#0 -> c SHA256 of 2"));
  }

  @Test
  @DisplayName("SU5 the newest run that has a hash says who was first and how many carry it")
  void newestRunSaysIt() throws Exception {
    List<ItemHashRow> run1 = List.of(row(HASH, THIRD, 0, 1L, null, 1));
    List<ItemHashRow> run2 =
        List.of(row(HASH, SECOND, 0, 41L, THIRD, 2), row(HASH, FIRST, 0, 41L, THIRD, 2));
    byte[] block = block("SHA256", HASH, CarrierOrder.of(5, place(0)), "d".repeat(64), 0);
    assertThat(
        link(List.of(run1, run2, List.of()), Table.LINKS, block),
        contains("d#0 -> c SHA256 of 42"));
  }

  @Test
  @DisplayName("SU5 a new version that repeats a hash of an earlier one does not count again")
  void newVersionsCountOnce() throws Exception {
    List<ItemHashRow> run1 =
        List.of(row(HASH, THIRD, 0, 2L, null, 1), row(HASH, SECOND, 0, 2L, THIRD, 1));
    byte[] block =
        block(
            "SHA256",
            HASH,
            CarrierOrder.of(1, place(0)),
            SECOND,
            3,
            CarrierOrder.of(5, place(0)),
            FIRST,
            0);
    assertThat(
        link(List.of(run1), Table.LINKS, block),
        contains("b#3 -> c SHA256 of 3", "a#0 -> c SHA256 of 3"));
  }

  @Test
  @DisplayName("SU5 equal digits under two algorithms are two hashes")
  void algorithmsApart() throws Exception {
    List<ItemHashRow> run1 =
        List.of(
            new ItemHashRow(HASH, "PDQ", SECOND, 0, 9L, null, 1L),
            row(HASH, THIRD, 0, 1L, null, 1));
    byte[] block = block("SHA256", HASH, CarrierOrder.of(5, place(0)), FIRST, 0);
    assertThat(link(List.of(run1), Table.LINKS, block), contains("a#0 -> c SHA256 of 2"));
  }

  private static ItemHashRow row(
      String hash, String report, int item, Long reports, String first, long run) {
    return new ItemHashRow(hash, "SHA256", report, item, reports, first, run);
  }

  private String publish(RunName name, List<ItemHashRow> rows) throws Exception {
    List<FileEntry> published = new ArrayList<>();
    if (!rows.isEmpty()) {
      TableFile file =
          TableFile.create(
              directory.resolve(name.directory()), Table.ITEM_HASHES, "part-00-of-01", rows.size());
      for (ItemHashRow row : rows) {
        file.add(row);
      }
      file.close();
      FileEntry entry = file.entry();
      published.add(
          new FileEntry(
              name.directory() + "/" + entry.path(),
              entry.table(),
              entry.rows(),
              entry.bytes(),
              entry.sha256()));
    }
    Path runs = Files.createDirectories(directory.resolve("runs"));
    new RunMarker(name, name.directory(), published)
        .publish(runs, directory.resolve("own-" + name.number()));
    return name.id();
  }

  @Test
  @DisplayName("ID7 within a run, a report of an earlier run comes before a new one")
  void knownReportsComeBeforeNewOnes() throws Exception {
    byte[] block =
        block(
            "SHA256",
            HASH,
            CarrierOrder.of(5, place(0)),
            FIRST,
            0,
            CarrierOrder.of(2, place(8)),
            SECOND,
            0);
    assertThat(link(List.of(), Table.ITEM_HASHES, block), contains("SHA256 b#0", "SHA256 a#0"));
  }

  @Test
  void bucketsAreRangesOfHashes() {
    assertThat(HashBlock.bucket(HashBlock.bytes("00ff")), equalTo(0));
    assertThat(HashBlock.bucket(HashBlock.bytes("07ff")), equalTo(0));
    assertThat(HashBlock.bucket(HashBlock.bytes("0800")), equalTo(1));
    assertThat(HashBlock.bucket(HashBlock.bytes("ff00")), equalTo(31));
  }
}
