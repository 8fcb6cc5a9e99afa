package eu.csar.transforms.publish.rules;

import eu.csar.schemas.codes.LinkKind;
import eu.csar.transforms.account.rules.Counts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Tells the linked pairs of a published run again: the steps of {@link LinksWork} one after the
 * other, from the run's files instead of those of its attempts. Holds the keys of all its pairs in
 * memory.
 */
final class LinksAgain {
  private final Database database;
  private final RunMarker run;

  LinksAgain(Database database, RunMarker run) {
    this.database = database;
    this.run = run;
  }

  /** Takes the lines of a bucket, in order of the buckets. */
  interface Lines {
    void add(int bucket, String recipient, LinkKind kind, byte[] line) throws IOException;
  }

  void tell(Lines lines) throws IOException {
    LinksWork work =
        new LinksWork(database.before(run.name().number()), run.name(), KeyRange.BUCKETS);
    Blocks pairs = new Blocks();
    Blocks touched = new Blocks();
    for (Part part : parts(Table.LINKS, Table.REPORTS, Table.FORWARDS)) {
      work.find(part.encode(), pairs, touched);
    }
    for (Map.Entry<Integer, List<byte[]>> share : touched.byNumber.entrySet()) {
      work.findOlder(share.getKey(), share.getValue(), pairs);
    }
    Blocks questions = new Blocks();
    pairs.byNumber.forEach(
        (bucket, blocks) -> blocks.forEach(block -> work.ask(bucket, block, questions)));
    Blocks keys = new Blocks();
    for (Part part : parts(Table.KEYS)) {
      work.forEachRangeOfKeys(part.encode(), bucket -> keys.accept(bucket, part.encode()));
    }
    Blocks answers = new Blocks();
    for (Map.Entry<Integer, List<byte[]>> bucket : questions.byNumber.entrySet()) {
      work.answer(bucket.getKey(), bucket.getValue(), keys.of(bucket.getKey()), answers);
    }
    for (Map.Entry<Integer, List<byte[]>> bucket : pairs.byNumber.entrySet()) {
      LinksWork.tell(
          bucket.getValue(),
          answers.of(bucket.getKey()),
          (recipient, kind, line) -> lines.add(bucket.getKey(), recipient, kind, line));
    }
  }

  /** Files of the run as parts: those of one name were written together. */
  private List<Part> parts(Table... tables) {
    Map<String, List<FileEntry>> byName = new TreeMap<>();
    for (Table table : tables) {
      for (FileEntry file : run.files(table)) {
        String path = file.path().substring(run.directory().length() + 1);
        String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        byName
            .computeIfAbsent(name, n -> new ArrayList<>())
            .add(new FileEntry(path, file.table(), file.rows(), file.bytes(), file.sha256()));
      }
    }
    List<Part> parts = new ArrayList<>();
    byName.forEach(
        (name, files) -> parts.add(new Part(name, run.directory(), files, new Counts())));
    return parts;
  }

  /** Blocks by bucket or share. */
  private static final class Blocks implements BiConsumer<Integer, byte[]> {
    private final TreeMap<Integer, List<byte[]>> byNumber = new TreeMap<>();

    @Override
    public void accept(Integer number, byte[] block) {
      byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(block);
    }

    List<byte[]> of(int number) {
      return byNumber.getOrDefault(number, List.of());
    }
  }
}
