package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a run reads, one export a shard. */
final class Given {

  record Line(
      boolean retraction,
      String id,
      long version,
      @Nullable Instant issuedAt,
      String content,
      List<String> references) {}

  record Export(
      String namespace,
      String source,
      boolean test,
      boolean read,
      Instant receivedAt,
      List<Line> lines) {

    Export asTest() {
      return new Export(namespace, source, true, read, receivedAt, lines);
    }

    Export skipped() {
      return new Export(namespace, source, test, false, receivedAt, lines);
    }

    Export through(String channel) {
      return new Export(namespace, channel, test, read, receivedAt, lines);
    }
  }

  private Given() {}

  static Line report(
      String id, long version, @Nullable String issuedAt, String content, String... references) {
    return new Line(false, id, version, instant(issuedAt), content, List.of(references));
  }

  static Line retraction(String id, @Nullable String issuedAt) {
    return new Line(true, id, 0, instant(issuedAt), "retraction of " + id, List.of());
  }

  static Export export(String namespace, String receivedAt, Line... lines) {
    return new Export(
        namespace, "ANNEX_III", false, true, Instant.parse(receivedAt), List.of(lines));
  }

  static World.Run run(int number, Export... exports) {
    List<World.Part> shards = new ArrayList<>();
    for (Export export : exports) {
      int shard = shards.size();
      String exportId = "export " + number + "-" + shard;
      Place start =
          new Place(export.receivedAt(), exportId, World.hash(exportId), "reports.ndjson", 0L);
      List<World.Entry> entries = new ArrayList<>();
      for (Line line : export.lines()) {
        entries.add(
            new World.Entry(
                shard,
                entries.size(),
                Place.newBuilder(start).setOrdinal(entries.size()).build(),
                key(export.namespace(), line.id()),
                line.retraction(),
                "ERRONEOUS",
                line.version(),
                line.issuedAt(),
                World.hash(line.content()),
                line.references().stream().map(World::hash).toList()));
      }
      shards.add(
          new World.Part(
              export.namespace(), export.source(), export.test(), export.read(), start, entries));
    }
    return new World.Run(number, shards);
  }

  static String key(String namespace, String id) {
    return World.hash(namespace + "/" + id);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
