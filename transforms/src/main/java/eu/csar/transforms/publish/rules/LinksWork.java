package eu.csar.transforms.publish.rules;

import eu.csar.transforms.publish.rules.ReceivedBlock.Since;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The steps from the tables of a run to the links file of each recipient (RC7). A recipient is told
 * a pair in the run in which it has received both reports for the first time, or in which the link
 * between two that it has was made; never of a report that it has not received.
 *
 * <p>Tables are read back from the files of this run's parts, which is keys and codes, instead of
 * being sent twice: a step that writes thirteen tables needs no further output.
 */
public final class LinksWork implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Database earlier;
  private final RunName run;
  private final int files;

  /**
   * Work for a run.
   *
   * @param earlier the database as it was before the run
   * @param files into how many ranges questions for carried keys go: those of the run's own files,
   *     so that a small run opens each older file once
   */
  public LinksWork(Database earlier, RunName run, int files) {
    this.earlier = earlier;
    this.run = run;
    this.files = files;
  }

  /**
   * Finds the pairs of one part of this run.
   *
   * @param part the part, encoded; one without tables of reports or links gives nothing
   * @param pairs takes blocks of pairs by bucket
   * @param touched takes reports of earlier runs by share of the older files, at least an empty
   *     block for each share; none in a first run
   */
  public void find(
      byte[] part, BiConsumer<Integer, byte[]> pairs, BiConsumer<Integer, byte[]> touched)
      throws IOException {
    FindPairs found = new FindPairs();
    found.read(earlier.root(), Part.decode(part));
    found.pairs().forEachBlock(pairs);
    if (!earlier.runs().isEmpty()) {
      for (int share = 0; share < OlderLinks.SHARES; share++) {
        touched.accept(share, found.touched().toByteArray());
      }
    }
  }

  /** Finds pairs in one share of the older files. */
  public void findOlder(int share, Iterable<byte[]> touched, BiConsumer<Integer, byte[]> pairs)
      throws IOException {
    TouchedReports all = new TouchedReports();
    touched.forEach(all::addAll);
    new OlderLinks(earlier).find(share, all).forEachBlock(pairs);
  }

  /** Asks who received the reports of a block of pairs; questions go by range of carried keys. */
  public void ask(int bucket, byte[] pairs, BiConsumer<Integer, byte[]> questions) {
    WhoReceived.ask(
        bucket,
        pairs,
        (of, question) -> questions.accept(KeyRange.holding(of, files).number(), question));
  }

  /** Shows the ranges that carried keys of a part may lie in. */
  public void forEachRangeOfKeys(byte[] part, Consumer<Integer> ranges) {
    for (FileEntry file : Part.decode(part).files()) {
      KeyRange held = KeyRange.ofFile("/" + file.path());
      for (int range = 0; range < files; range++) {
        if (held.overlaps(new KeyRange(range, files))) {
          ranges.accept(range);
        }
      }
    }
  }

  /**
   * Answers the questions of one range of carried keys.
   *
   * @param keys parts with this run's keys of the range; attempts of one part are equal
   * @param answers takes answers by bucket of pairs
   */
  public void answer(
      int range,
      Iterable<byte[]> questions,
      Iterable<byte[]> keys,
      BiConsumer<Integer, byte[]> answers)
      throws IOException {
    WhoReceived rule = new WhoReceived();
    questions.forEach(rule::add);
    if (rule.isEmpty()) {
      return;
    }
    List<FileEntry> older =
        new ArrayList<>(earlier.sorted().files(Table.KEYS, new KeyRange(range, this.files)));
    Collections.reverse(older);
    for (FileEntry file : older) {
      rule.read(earlier.root().resolve(file.path()), Since.AN_EARLIER_RUN);
    }
    TreeMap<String, Part> parts = new TreeMap<>();
    for (byte[] encoded : keys) {
      Part part = Part.decode(encoded);
      parts.merge(part.name(), part, (a, b) -> a.attempt().compareTo(b.attempt()) <= 0 ? a : b);
    }
    for (Part part : parts.values()) {
      for (FileEntry file : part.files()) {
        rule.read(earlier.root().resolve(part.attempt()).resolve(file.path()), Since.THIS_RUN);
      }
    }
    rule.answer(answers);
  }

  /** Tells the pairs of one bucket, in order. */
  static void tell(Iterable<byte[]> pairs, Iterable<byte[]> answers, TellPairs.Lines lines)
      throws IOException {
    TellPairs rule = new TellPairs();
    pairs.forEach(rule::addPairs);
    answers.forEach(rule::addReceived);
    rule.tell(lines);
  }

  /** Writes the lines of one bucket of pairs; null where there are none. */
  public @Nullable Part write(int bucket, Iterable<byte[]> pairs, Iterable<byte[]> answers)
      throws IOException {
    String name = String.format(Locale.ROOT, "links-%02d", bucket);
    try (PartFiles files = PartFiles.of(Attempt.open(earlier.root(), run, name))) {
      tell(
          pairs,
          answers,
          (recipient, kind, line) ->
              files.addPackageLine(recipient, TellPairs.fileName(run.number()), kind.name(), line));
      Part part = files.finish();
      return part.files().isEmpty() ? null : part;
    }
  }
}
