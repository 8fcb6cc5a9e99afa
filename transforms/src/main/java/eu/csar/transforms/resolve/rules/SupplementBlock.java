package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import eu.csar.transforms.receive.rules.PackedBytes;
import eu.csar.transforms.receive.rules.UnpackedBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What buckets of report keys say to a shard about the references of its winners. */
public final class SupplementBlock {
  private static final int NOT_FIRST = 0;
  private static final int CANDIDATE = 1;
  private static final int LINK = 2;

  private final PackedBytes out = new PackedBytes(256);
  private final AvroOctets<Place> places = new AvroOctets<>(Place.class, Place.getClassSchema());

  void addNotFirst(int localOrdinal) {
    out.writeByte(NOT_FIRST).writeVarint(localOrdinal);
  }

  /** A first account that the record is a second account of. */
  void addCandidate(int localOrdinal, byte[] key, long firstRun, Place firstPlace) {
    out.writeByte(CANDIDATE).writeVarint(localOrdinal).writeBytes(key).writeVarint(firstRun);
    places.append(out, firstPlace);
  }

  void addLink(int localOrdinal, byte[] otherKey, byte[] reference, long count) {
    out.writeByte(LINK)
        .writeVarint(localOrdinal)
        .writeBytes(otherKey)
        .writeBytes(reference)
        .writeVarint(count);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /**
   * The answers of all blocks for one shard, by local ordinal. A record that is missing here has
   * {@link SupplementAnswer#none}. Blocks may come in any order.
   */
  public static SortedMap<Integer, SupplementAnswer> answers(int shard, Iterable<byte[]> blocks) {
    AvroOctets<Place> places = new AvroOctets<>(Place.class, Place.getClassSchema());
    TreeMap<Integer, Gathered> gathered = new TreeMap<>();
    for (byte[] block : blocks) {
      for (UnpackedBytes in = new UnpackedBytes(block); in.hasMore(); ) {
        int part = in.readByte();
        Gathered of = gathered.computeIfAbsent(in.readInt(), ordinal -> new Gathered());
        switch (part) {
          case NOT_FIRST -> of.first = false;
          case CANDIDATE -> of.offer(in, places);
          case LINK -> of.link(in);
          default -> throw new IllegalArgumentException("block holds an unknown part");
        }
      }
    }
    TreeMap<Integer, SupplementAnswer> answers = new TreeMap<>();
    gathered.forEach((ordinal, of) -> answers.put(ordinal, of.answer(shard, ordinal)));
    return answers;
  }

  /** What was said of one record. */
  private static final class Gathered {
    private final List<ReferenceLink> links = new ArrayList<>();
    private boolean first = true;
    private @Nullable Candidate earliest;

    private record Candidate(String key, long firstRun, Place firstPlace) {}

    void offer(UnpackedBytes in, AvroOctets<Place> places) {
      Candidate next =
          new Candidate(
              HexFormat.of().formatHex(in.readBytes(SubmissionRows.DIGEST_LENGTH)),
              in.readVarint(),
              places.read(in));
      Candidate known = earliest;
      if (known == null || isEarlier(next, known)) {
        earliest = next;
      }
    }

    private static boolean isEarlier(Candidate left, Candidate right) {
      int order = Long.compare(left.firstRun(), right.firstRun());
      return (order == 0 ? PlaceOrder.compare(left.firstPlace(), right.firstPlace()) : order) < 0;
    }

    void link(UnpackedBytes in) {
      HexFormat hex = HexFormat.of();
      String otherKey = hex.formatHex(in.readBytes(SubmissionRows.DIGEST_LENGTH));
      String reference = hex.formatHex(in.readBytes(SubmissionRows.DIGEST_LENGTH));
      links.add(new ReferenceLink(otherKey, reference, in.readVarint()));
    }

    SupplementAnswer answer(int shard, int ordinal) {
      if (earliest != null) {
        return new SupplementAnswer(shard, ordinal, earliest.key(), false, List.of());
      }
      links.sort(Comparator.comparing(ReferenceLink::referenceDigest));
      return new SupplementAnswer(shard, ordinal, null, first, links);
    }
  }
}
