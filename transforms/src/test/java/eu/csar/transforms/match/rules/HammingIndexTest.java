package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexHeader.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Perceptual hashes in the index file. */
class HammingIndexTest {
  /** Above the number up to which codes are compared one by one. */
  private static final int ENOUGH = 2_100;

  private final Path directory;

  HammingIndexTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /**
   * The table of hashes and the search in it that ThreatExchange documents in {@code
   * pdq/sql/README.md}: within 31, one hash is found.
   */
  @Test
  void thePublishedExampleHashesMatchAsTheirDocumentationSays() {
    List<String> lines = new ArrayList<>();
    lines.add(pdq("bridge-1", "f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22"));
    lines.add(pdq("bridge-2", "b0a10efd71cc3f429413d48d0ffffe12e34e0e17ada952a9d29684210aa9e5af"));
    lines.add(pdq("bridge-5", "f8f80f31e0f417b00e37f5cd028f980fb36ed02a9662c1e233e6cc634e9c64dd"));
    lines.add(pdq("exif-1", "f439d924da56a1d4c63973a56acfc926cd53d9341b18367d318666cf9b142649"));
    lines.add(pdq("labelme", "54a977c221d14c1c43ba5e4e21d4a13989a3553f1462611cbb87fda7be83b677"));
    lines.add(pdq("coaster", "1f811b9d2e7fbc6613c0c3f30e041f9df69b836303e10f067fcdfc12c02d01f9"));
    lines.add(pdq("pattern", "0000000000000001000000000000000200000000000000040000000000000008"));
    lines.add(pdq("another", "0000000000000010000000000000002000000000000000400000000000000080"));
    // The rest of the list does not change what is found, but is searched by another way.
    for (List<byte[]> rest : List.of(List.<byte[]>of(), Codes.uniform(ENOUGH, new Random(8)))) {
      List<String> all = new ArrayList<>(lines);
      for (byte[] code : rest) {
        all.add(pdq("rest-" + all.size(), Lists.hex(code)));
      }
      IndicatorIndex index =
          Lists.in(directory.resolve("published" + rest.size())).with("known", all).index();
      assertThat(
          near(index, "f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b23"),
          contains("bridge-1 1"));
      // Eight bits apart, but of four bits each: near-constant hashes never match here.
      assertThat(
          near(index, "0000000000000001000000000000000200000000000000040000000000000008"),
          is(empty()));
    }
  }

  @Test
  void givesAllEntriesOfACodeDisabledAndQuarantinedOnesToo() {
    String code = "54a977c221d14c1c43ba5e4e21d4a13989a3553f1462611cbb87fda7be83b677";
    IndicatorIndex index =
        Lists.in(directory.resolve("entries"))
            .with(
                "known",
                pdq("K-2", code),
                Lists.entry("K-1", "PDQ", code, ",\"quality\":90,\"disabled\":true"))
            .with("new", Lists.entry("N-1", "PDQ", code, ",\"quality\":90,\"quarantined\":true"))
            .index();
    List<Indicator> found = new ArrayList<>();
    index
        .perceptual()
        .within(31)
        .search(
            Codes.queries(List.of(Lists.value(HashAlgorithm.PDQ, code))),
            1,
            (query, slot, distance) -> found.addAll(index.entriesAt(0, slot)));
    assertThat(found.stream().map(Indicator::indicatorId).toList(), contains("K-1", "K-2", "N-1"));
    assertThat(found.stream().map(Indicator::disabled).toList(), contains(true, false, false));
    assertThat(found.stream().map(Indicator::quarantined).toList(), contains(false, false, true));
    assertThat(index.perceptual().distinct(), is(1));
    assertThat(index.perceptual().slots(), is(3));
  }

  @Test
  void noticesAChangedByteInEverySection() throws IOException {
    Lists lists = list("flip", ENOUGH);
    lists.build();
    try (FileChannel file =
        FileChannel.open(lists.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(IndexHeader.PAGE);
      file.read(page, 0);
      IndexHeader header = IndexHeader.read(page.flip(), file.size(), "test");
      Set<Kind> kinds = EnumSet.of(Kind.SUBSTRINGS, Kind.BUCKETS, Kind.POSTINGS, Kind.TAGS);
      // One of all substrings, and three of each of 16.
      assertThat(
          header.sections().stream().filter(section -> kinds.contains(section.kind())).count(),
          is(49L));
      for (Section section : header.sections()) {
        if (section.length() > 0) {
          assertNoticed(lists.file(), file, section.offset());
          assertNoticed(lists.file(), file, section.offset() + section.length() / 2);
          assertNoticed(lists.file(), file, section.offset() + section.paddedLength() - 1);
        }
      }
      Random places = new Random(12);
      for (int i = 0; i < 200; i++) {
        assertNoticed(lists.file(), file, places.nextInt((int) file.size()));
      }
    }
    assertThat(IndicatorIndex.open(lists.file()).perceptual().distinct(), is(ENOUGH));
  }

  private static void assertNoticed(Path index, FileChannel file, long at) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    file.read(one, at);
    byte was = one.get(0);
    file.write(ByteBuffer.wrap(new byte[] {(byte) (was ^ 1 << at % 8)}), at);
    assertThrows(UnusableIndexException.class, () -> IndicatorIndex.open(index), "byte " + at);
    file.write(ByteBuffer.wrap(new byte[] {was}), at);
  }

  @Test
  void twoProcessesSearchOneFile() throws IOException, InterruptedException {
    Lists lists = list("processes", ENOUGH);
    IndicatorIndex index = lists.index();
    List<String> here = SearchIndex.lines(index);
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SearchIndex.class.getName(),
                lists.file().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> there = new String(other.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(other.waitFor(), is(0));
    assertThat(there, equalTo(here));
    assertThat(here.size(), is(ENOUGH));
  }

  @Test
  void theSameListGivesTheSameBytes() throws IOException {
    byte[] first = bytesOf(list("first", ENOUGH));
    assertThat(bytesOf(list("again", ENOUGH)), equalTo(first));
  }

  private static byte[] bytesOf(Lists lists) throws IOException {
    lists.build();
    return Files.readAllBytes(lists.file());
  }

  private Lists list(String name, int count) {
    List<String> lines = new ArrayList<>();
    for (byte[] code : Codes.uniform(count, new Random(9))) {
      lines.add(pdq("K-" + lines.size(), Lists.hex(code)));
    }
    return Lists.in(directory.resolve(name)).with("known", lines);
  }

  private static String pdq(String id, String value) {
    return Lists.entry(id, "PDQ", value, ",\"quality\":90");
  }

  private static List<String> near(IndicatorIndex index, String hex) {
    List<String> found = new ArrayList<>();
    index
        .perceptual()
        .within(31)
        .search(
            Codes.queries(List.of(Lists.value(HashAlgorithm.PDQ, hex))),
            1,
            (query, slot, distance) ->
                index
                    .entriesAt(0, slot)
                    .forEach(entry -> found.add(entry.indicatorId() + " " + distance)));
    return found;
  }
}
