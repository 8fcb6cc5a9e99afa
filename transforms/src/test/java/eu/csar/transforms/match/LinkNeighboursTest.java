package eu.csar.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.transforms.match.rules.CarrierBlock;
import eu.csar.transforms.match.rules.EarlierHashes;
import eu.csar.transforms.match.rules.PdqDihedral;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class LinkNeighboursTest {
  private static final String LOW = "0f".repeat(32);
  private static final String HIGH = "f0".repeat(32);

  private static String key(int report) {
    return "%064d".formatted(report);
  }

  private static List<KV<Integer, byte[]>> carriers() {
    List<KV<Integer, byte[]>> blocks = new ArrayList<>();
    carries(2, LOW.substring(0, 63) + "e", blocks);
    carries(1, LOW, blocks);
    carries(3, LOW, blocks);
    carries(4, HIGH, blocks);
    carries(5, HIGH.substring(0, 63) + "3", blocks);
    return blocks;
  }

  private static void carries(int report, String value, List<KV<Integer, byte[]>> blocks) {
    Item item = new Item();
    item.put("item_number", 0);
    item.put("hashes", List.of(new Hash("PDQ", value, 90)));
    Report carrier = new Report();
    carrier.put("report_key", key(report));
    carrier.put("items", List.of(item));
    CarrierBlock.ofReport(
        carrier, new byte[0], report, (bucket, block) -> blocks.add(KV.of(bucket, block)));
  }

  private static PCollectionTuple link(
      TestPipeline pipeline, EarlierHashes earlier, List<KV<Integer, byte[]>> carriers) {
    return pipeline
        .apply(Create.of(carriers).withCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of())))
        .apply(LinkNeighbours.of(earlier, 31, List.of(PdqDihedral.ORIGINAL), 8, 2));
  }

  @Test
  @DisplayName("SU5 links what is equal and what is near, and carries what is new")
  void links(TestPipeline pipeline) {
    EarlierHashes earlier =
        (range, of, wanted) ->
            range == 0xf0 * of / 256 ? List.of(new PerceptualRow(HIGH, key(9), 1L)) : List.of();
    PCollectionTuple linked = link(pipeline, earlier, carriers());
    PAssert.that(linked.get(LinkNeighbours.LINKS))
        .satisfies(
            blocks -> {
              List<String> told = new ArrayList<>();
              blocks.forEach(
                  block ->
                      rows(block.getValue(), new LinkRow())
                          .forEach(
                              row ->
                                  told.add(
                                      row.getReportKey().charAt(63)
                                          + " to "
                                          + row.getOtherKey().charAt(63)
                                          + " at "
                                          + row.getDistance())));
              assertThat(
                  told,
                  containsInAnyOrder("2 to 1 at 1", "3 to 1 at 0", "4 to 9 at 0", "5 to 9 at 2"));
              return null;
            });
    PAssert.that(linked.get(LinkNeighbours.CARRIED))
        .satisfies(
            blocks -> {
              List<String> carried = new ArrayList<>();
              blocks.forEach(
                  block ->
                      rows(block.getValue(), new PerceptualRow())
                          .forEach(row -> carried.add(row.getReportKey() + row.getHash())));
              assertThat(
                  carried,
                  containsInAnyOrder(
                      key(1) + LOW,
                      key(2) + LOW.substring(0, 63) + "e",
                      key(5) + HIGH.substring(0, 63) + "3"));
              return null;
            });
    pipeline.run();
  }

  @Test
  @DisplayName("Where a run has no new hash, history is asked for its own hashes and no more")
  void readsNoHistoryForNothing(TestPipeline pipeline) {
    EarlierHashes earlier =
        (range, of, wanted) -> {
          if (wanted == null) {
            throw new IllegalStateException("all of history was asked for");
          }
          return List.of(new PerceptualRow(HIGH, key(9), 1L));
        };
    List<KV<Integer, byte[]>> blocks = new ArrayList<>();
    carries(4, HIGH, blocks);
    PCollectionTuple linked = link(pipeline, earlier, blocks);
    PAssert.that(linked.get(LinkNeighbours.CARRIED))
        .satisfies(
            carried -> {
              assertThat(carried, is(emptyIterable()));
              return null;
            });
    pipeline.run();
  }

  @Test
  @DisplayName("A large run has eight shares at most, a long history one for each million hashes")
  void shares() {
    assertThat(LinkNeighbours.shares(1, 0), is(1));
    assertThat(LinkNeighbours.shares(1, 1_999_999), is(1));
    assertThat(LinkNeighbours.shares(1, 3_000_000), is(4));
    assertThat(LinkNeighbours.shares(2, 0), is(2));
    assertThat(LinkNeighbours.shares(32, 900_000_000), is(8));
  }

  private static <T extends SpecificRecordBase> List<T> rows(byte[] block, T example) {
    List<T> rows = new ArrayList<>();
    try {
      SpecificDatumReader<T> avro =
          new SpecificDatumReader<>(
              example.getSchema(), example.getSchema(), example.getSpecificData());
      BinaryDecoder in = DecoderFactory.get().binaryDecoder(block, null);
      while (!in.isEnd()) {
        in.readInt();
        rows.add(avro.read(null, in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
