package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Small random worlds: runs of shards of records, with few keys, versions and references so that
 * everything collides.
 */
final class World {
  static final int LIMIT = 3;

  record Entry(
      int shard,
      int localOrdinal,
      Place place,
      String key,
      boolean retraction,
      String reason,
      long version,
      @Nullable Instant issuedAt,
      String digest,
      List<String> references) {}

  record Part(
      String namespace,
      String source,
      boolean test,
      boolean read,
      Place start,
      List<Entry> entries) {}

  record Run(int number, List<Part> shards) implements ShardFacts {
    @Override
    public boolean isRead(int shard) {
      return shards.get(shard).read();
    }

    @Override
    public Place place(int shard, int localOrdinal) {
      Place start = shards.get(shard).start();
      return Place.newBuilder(start).setOrdinal(start.getOrdinal() + localOrdinal).build();
    }

    @Override
    public String namespace(int shard) {
      return shards.get(shard).namespace();
    }

    @Override
    public String source(int shard) {
      return shards.get(shard).source();
    }

    @Override
    public boolean isTest(int shard) {
      return shards.get(shard).test();
    }
  }

  private World() {}

  /** p-1 and p-2 belong to one provider now; p-3 is another. */
  static String providerOf(String namespace) {
    return namespace.equals("p-2") ? "p-1" : namespace;
  }

  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static List<Run> random(Random random) {
    List<Run> runs = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    int ids = 1 + random.nextInt(6);
    for (int number = 1; number <= count; number++) {
      runs.add(run(number, ids, random));
    }
    return runs;
  }

  private static Run run(int number, int ids, Random random) {
    List<Part> shards = new ArrayList<>();
    int exports = 1 + random.nextInt(4);
    // Received times rise within a run and overlap between runs: late exports.
    int day = random.nextInt(4);
    for (int export = 0; export < exports; export++) {
      day += random.nextInt(2);
      String namespace = "p-" + (1 + random.nextInt(3));
      boolean test = random.nextInt(8) == 0;
      boolean stands = random.nextInt(8) != 0;
      String exportId = "e" + number + export;
      for (int file = 0; file < 1 + random.nextInt(2); file++) {
        String source = random.nextInt(4) == 0 ? "CYBERTIPLINE" : "ANNEX_III";
        boolean read = stands && random.nextInt(10) != 0;
        long ordinal = 0;
        for (int part = 0; part < 1 + random.nextInt(2); part++) {
          Place start =
              new Place(
                  Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day),
                  exportId,
                  hash(exportId),
                  "f" + file,
                  ordinal);
          int size = random.nextInt(6);
          List<Entry> entries = new ArrayList<>();
          for (int local = 0; local < size; local++) {
            if (random.nextInt(10) != 0) { // else a rejected record: its ordinal stays empty
              entries.add(
                  entry(shards.size(), local, start, namespace + "/" + source, ids, random));
            }
          }
          shards.add(new Part(namespace, source, test, read, start, entries));
          ordinal += size;
        }
      }
    }
    return new Run(number, shards);
  }

  private static Entry entry(
      int shard, int local, Place start, String namespaceAndSource, int ids, Random random) {
    boolean retraction = random.nextInt(5) == 0;
    List<String> references = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      references.add(hash("reference " + random.nextInt(4)));
    }
    return new Entry(
        shard,
        local,
        Place.newBuilder(start).setOrdinal(start.getOrdinal() + local).build(),
        hash(namespaceAndSource + "/" + random.nextInt(ids)),
        retraction,
        random.nextBoolean() ? "ERRONEOUS" : "OTHER",
        retraction ? 0 : random.nextInt(3),
        random.nextInt(3) == 0 ? null : Instant.ofEpochSecond(random.nextInt(3)),
        hash("content " + random.nextInt(3)),
        retraction ? List.of() : references);
  }
}
