package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.schemas.tables.LinkRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/** The three rules of links between neighbours, one after the other as the graph applies them. */
final class NearRun {
  static final HexFormat HEX = HexFormat.of();
  static final List<PdqDihedral> AS_IT_IS = List.of(PdqDihedral.ORIGINAL);

  private NearRun() {}

  /** A value carried by a report of this run; reports are earlier the smaller their number. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Carried(int report, int item, byte[] value) {}

  /** What a run leaves: links as text, sorted, and what it hands on. */
  record Left(List<String> links, List<PerceptualRow> carried) {}

  static String key(int report) {
    return "%064x".formatted(report);
  }

  /** Links in a run on a history, with the hashes of all cut into so many shares. */
  static Left run(
      List<Carried> items,
      List<PerceptualRow> history,
      List<PdqDihedral> turns,
      long run,
      int shares) {
    EarlierHashes earlier =
        (range, of, wanted) ->
            history.stream()
                .filter(row -> Integer.parseInt(row.getHash(), 0, 2, 16) * of / 256 == range)
                .filter(row -> wanted == null || wanted.contains(row.getHash()))
                .toList();
    TreeMap<Integer, TellNewHashes> buckets = new TreeMap<>();
    for (Carried one : items) {
      CarrierBlock block = new CarrierBlock();
      byte[] file = {(byte) (one.report() / 10)};
      block.add(one.value(), HEX.parseHex(key(one.report())), one.item(), file, one.report() % 10);
      buckets
          .computeIfAbsent(CarrierBlock.bucket(one.value()), b -> new TellNewHashes(run))
          .add(block.toByteArray());
    }
    List<LinkRow> links = new ArrayList<>();
    List<PerceptualRow> carried = new ArrayList<>();
    List<byte[]> fresh = new ArrayList<>();
    buckets.forEach(
        (bucket, rule) ->
            rule.tell(
                earlier.in(bucket, 32, rule.wanted()),
                new TellNewHashes.Told() {
                  @Override
                  public void links(byte[] block) {
                    links.addAll(rows(block, new LinkRow()));
                  }

                  @Override
                  public void carried(byte[] block) {
                    carried.addAll(rows(block, new PerceptualRow()));
                  }

                  @Override
                  public void isNew(byte[] block) {
                    fresh.add(block);
                  }
                }));
    LinkNearest nearest = new LinkNearest();
    for (int share = shares - 1; share >= 0; share--) {
      FindNearest rule = new FindNearest(31, turns);
      fresh.forEach(rule::add);
      rule.find(share, shares, earlier, (bucket, block) -> nearest.add(block));
    }
    byte[] more = nearest.links(run);
    links.addAll(more == null ? List.of() : rows(more, new LinkRow()));
    return new Left(links.stream().map(NearRun::told).sorted().toList(), carried);
  }

  private static String told(LinkRow row) {
    assertThat(row.getKind(), is("NEAR"));
    assertThat(row.getAlgorithm(), is("PDQ"));
    assertThat(row.getCount(), is(1L));
    return "%d#%d -> %d at %d%s"
        .formatted(
            Integer.parseInt(row.getReportKey().substring(56), 16),
            row.getItemNumber(),
            Integer.parseInt(row.getOtherKey().substring(56), 16),
            row.getDistance(),
            row.getTurn() == null ? "" : " " + row.getTurn());
  }

  private static <T extends SpecificRecordBase> List<T> rows(byte[] block, T example) {
    List<T> rows = new ArrayList<>();
    try {
      SpecificDatumReader<T> avro =
          new SpecificDatumReader<>(
              example.getSchema(), example.getSchema(), example.getSpecificData());
      BinaryDecoder in = DecoderFactory.get().binaryDecoder(block, null);
      while (!in.isEnd()) {
        // The length of a row is a plain varint; Avro's own is zigzag.
        in.readInt();
        rows.add(avro.read(null, in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
