package eu.csar.transforms.publish.rules;

import eu.csar.transforms.publish.rules.LinkedPairs.Pair;
import eu.csar.transforms.publish.rules.ReceivedBlock.Since;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.codec.binary.Hex;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.jspecify.annotations.Nullable;

/**
 * Answers who has received the reports of linked pairs, from the carried keys of one bucket: of
 * earlier runs, and of this one. A question is the bucket of pairs that asks (1 byte), then report
 * keys (32 each); so a report to which half of a day is linked is asked for once a block of pairs.
 */
final class WhoReceived {
  private static final int KEY_BYTES = 32;
  private static final List<String> COLUMNS = List.of("report_key", "forwards.recipient");

  /** Asked reports: a bit for each bucket of pairs that asks. */
  private final Map<String, Integer> askedBy = new HashMap<>();

  private final Map<String, SortedMap<String, Since>> received = new HashMap<>();

  /** Asked reports whose newest row was not read yet. */
  private @Nullable Wanted wanted;

  /** Shows the questions that a block of pairs has, by bucket of carried keys. */
  static void ask(int bucketOfPairs, byte[] pairs, BiConsumer<Integer, byte[]> questions) {
    LinkedPairs block = new LinkedPairs();
    block.addAll(pairs);
    TreeSet<String> keys = new TreeSet<>();
    for (Pair pair : block.inOrder()) {
      keys.add(pair.report());
      keys.add(pair.other());
    }
    TreeMap<Integer, ByteArrayOutputStream> byBucket = new TreeMap<>();
    for (String key : keys) {
      byte[] bytes = HashBlock.keyBytes(key);
      ByteArrayOutputStream question = byBucket.get(KeyRange.bucketOf(bytes[0]));
      if (question == null) {
        question = new ByteArrayOutputStream();
        question.write(bucketOfPairs);
        byBucket.put(KeyRange.bucketOf(bytes[0]), question);
      }
      question.write(bytes, 0, KEY_BYTES);
    }
    byBucket.forEach((bucket, question) -> questions.accept(bucket, question.toByteArray()));
  }

  /** Takes a question. */
  void add(byte[] question) {
    int bit = 1 << question[0];
    for (int at = 1; at < question.length; at += KEY_BYTES) {
      askedBy.merge(
          Hex.encodeHexString(Arrays.copyOfRange(question, at, at + KEY_BYTES)),
          bit,
          (a, b) -> a | b);
    }
  }

  /** True where nobody asks, so that no file need be opened. */
  boolean isEmpty() {
    return askedBy.isEmpty();
  }

  /**
   * Reads a file of carried keys; those of earlier runs first, the newest first of all: its row
   * names all recipients that there ever were.
   */
  void read(Path file, Since since) throws IOException {
    Wanted asked = wanted;
    if (asked == null || since == Since.THIS_RUN) {
      asked = new Wanted(askedBy.keySet());
      wanted = asked;
    }
    FilterCompat.Filter filter = asked.in(file, Table.KEYS.sortedBy());
    if (filter == null) {
      return;
    }
    try (RowsOfFile<GenericRecord> rows = RowsOfFile.columns(file, Table.KEYS, COLUMNS, filter)) {
      while (rows.hasNext()) {
        GenericRecord row = rows.next();
        String key = row.get(0).toString();
        if (asked.drop(key)) {
          SortedMap<String, Since> recipients = received.computeIfAbsent(key, k -> new TreeMap<>());
          for (Object sent : (List<?>) row.get(1)) {
            recipients.putIfAbsent(((GenericRecord) sent).get(0).toString(), since);
          }
        }
      }
    }
  }

  /** Shows the answers by bucket of pairs; a report that nobody received has none. */
  void answer(BiConsumer<Integer, byte[]> answers) {
    TreeMap<Integer, ReceivedBlock> blocks = new TreeMap<>();
    received.forEach(
        (key, recipients) -> {
          int asked = recipients.isEmpty() ? 0 : askedBy.getOrDefault(key, 0);
          for (int bucket = 0; bucket < LinkedPairs.BUCKETS; bucket++) {
            if (((asked >>> bucket) & 1) != 0) {
              blocks.computeIfAbsent(bucket, b -> new ReceivedBlock()).add(key, recipients);
            }
          }
        });
    blocks.forEach((bucket, block) -> answers.accept(bucket, block.toByteArray()));
  }
}
