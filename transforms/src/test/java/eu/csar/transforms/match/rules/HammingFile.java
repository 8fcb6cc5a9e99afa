package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.HammingIndex.Neighbours;
import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexHeader.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file with the sections of a Hamming index alone, so that its substrings can be chosen. */
final class HammingFile {
  private final List<byte[]> sorted;
  private final HammingIndex index;

  /**
   * What a search found.
   *
   * @param query number of the query
   * @param slot slot of the code
   * @param distance its distance
   */
  record Found(int query, int slot, int distance) {}

  private HammingFile(List<byte[]> sorted, HammingIndex index) {
    this.sorted = sorted;
    this.index = index;
  }

  static HammingFile write(Path file, List<byte[]> codes, Substrings layout) throws IOException {
    List<byte[]> sorted = new ArrayList<>(codes);
    sorted.sort(Arrays::compareUnsigned);
    int table = HashAlgorithm.PDQ.table();
    try (SectionOutput out = new SectionOutput(file)) {
      for (byte[] code : sorted) {
        out.put(code, code.length);
      }
      out.end(Kind.SLOTS, table, sorted.size());
      WriteHammingIndex.of(
          out.written(Kind.SLOTS, table, Codes.BYTES), sorted.size(), distinct -> layout, out);
      out.finish();
    }
    return new HammingFile(sorted, open(file));
  }

  private static HammingIndex open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer page = ByteBuffer.allocate(IndexHeader.PAGE);
      channel.read(page, 0);
      IndexHeader header = IndexHeader.read(page.flip(), channel.size(), "test");
      return new HammingIndex(
          header,
          (kind, number) -> {
            Section section = header.section(kind, number);
            try {
              return MappedSection.map(channel, section.offset(), section.paddedLength(), 32);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  }

  HammingIndex index() {
    return index;
  }

  byte[] code(int slot) {
    return sorted.get(slot);
  }

  /** What searching for all queries at once finds, in order. */
  List<Found> together(List<byte[]> queries, int radius) {
    List<Found> found = new ArrayList<>();
    index.within(radius).search(Codes.queries(queries), queries.size(), adding(found));
    return inOrder(found);
  }

  /** What searching for one query after the other finds, in order. */
  List<Found> oneByOne(List<byte[]> queries, int radius) {
    HammingSearch search = index.within(radius);
    List<Found> found = new ArrayList<>();
    for (int query = 0; query < queries.size(); query++) {
      int number = query;
      search.search(
          Codes.queries(List.of(queries.get(query))),
          1,
          (zero, slot, distance) -> found.add(new Found(number + zero, slot, distance)));
    }
    return inOrder(found);
  }

  /** What comparing all codes finds: of equal codes the first. */
  List<Found> expected(List<byte[]> queries, int radius) {
    List<Found> expected = new ArrayList<>();
    for (int query = 0; query < queries.size(); query++) {
      for (int slot = 0; slot < sorted.size(); slot++) {
        int distance = Codes.distance(queries.get(query), sorted.get(slot));
        boolean isFirst = slot == 0 || !Arrays.equals(sorted.get(slot), sorted.get(slot - 1));
        if (distance <= radius && isFirst) {
          expected.add(new Found(query, slot, distance));
        }
      }
    }
    return expected;
  }

  private static Neighbours adding(List<Found> found) {
    return (query, slot, distance) -> found.add(new Found(query, slot, distance));
  }

  private static List<Found> inOrder(List<Found> found) {
    found.sort((a, b) -> a.query != b.query ? a.query - b.query : a.slot - b.slot);
    return found;
  }
}
