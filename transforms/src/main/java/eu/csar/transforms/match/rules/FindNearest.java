package eu.csar.transforms.match.rules;

import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.transforms.match.rules.CarrierBlock.ByBucket;
import eu.csar.transforms.match.rules.NearestBlock.Answer;
import eu.csar.transforms.match.rules.NearestBlock.Near;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for each new perceptual hash of a run, the nearest of one share of all hashes that an
 * earlier report carried first (S58): of those of earlier runs all, of those of this run those with
 * an earlier first carrier, never of the report itself.
 *
 * <p>The new hashes are held; those of history stream through in pieces of one size, and are
 * forgotten. Where all hashes are near each other, all are compared: at worst each new one with
 * each of the share, and still one answer each.
 */
public final class FindNearest {
  /** Hashes of history that are held at once; with what makes them searchable some 50 MB. */
  private static final int PIECE = 1 << 18;

  /** With fewer new hashes, comparing each with all of a piece is faster than sorting the piece. */
  private static final int FEW = 500;

  private final int radius;
  private final List<PdqDihedral> turns;
  private final NewHashes hashes = new NewHashes();

  /**
   * A share.
   *
   * @param radius most bits by which a neighbour differs, 0 to 31
   * @param turns how a hash may be turned to be near another
   */
  public FindNearest(int radius, List<PdqDihedral> turns) {
    this.radius = radius;
    this.turns = List.copyOf(turns);
  }

  /** Adds new hashes, of any share: what {@link TellNewHashes} says. */
  public void add(byte[] block) {
    hashes.add(block);
  }

  /**
   * Finds the nearest.
   *
   * @param share from 0
   * @param of number of shares, equal ranges of hashes
   * @param answers takes blocks by bucket of the new hash
   */
  public void find(int share, int of, EarlierHashes earlier, ByBucket answers) {
    if (hashes.size() > 0) {
      new Search().find(share, of, earlier, answers);
    }
  }

  private final class Search {
    private final @Nullable Near[] nearest = new @Nullable Near[hashes.size()];

    /** Rank of the nearest so far; most of what is found is farther away. */
    private final int[] ranks = new int[hashes.size()];

    private final long[] query = new long[Substrings.WORDS];

    Search() {
      Arrays.fill(ranks, Integer.MAX_VALUE);
    }

    void find(int share, int of, EarlierHashes earlier, ByBucket answers) {
      HexFormat hex = HexFormat.of();
      KnownHashes piece = new KnownHashes();
      for (PerceptualRow row : earlier.in(share, of, null)) {
        piece.add(hex.parseHex(row.getHash()), hex.parseHex(row.getReportKey()));
        if (piece.size() == PIECE) {
          findAmong(piece);
          piece.clear();
        }
      }
      findAmong(piece);
      findAmongNew(share, of);
      tell(answers);
    }

    private void findAmong(KnownHashes piece) {
      CodesInMemory codes =
          new CodesInMemory(
              piece.words(),
              piece.size(),
              radius,
              hashes.size() < FEW ? Substrings.of() : Substrings.forCodes(piece.size()));
      for (int number = 0; number < hashes.size(); number++) {
        int one = number;
        byte[] value = hashes.value(number);
        for (PdqDihedral turn : turns) {
          HammingSearch.put(turn.of(value), query, 0);
          codes.search(
              query,
              (code, distance) -> {
                if (Near.rank(turn, distance) <= ranks[one]
                    && !hashes.hasKey(one, piece.key(code))) {
                  offer(one, new Near(turn, distance, piece.value(code), piece.key(code)));
                }
              });
        }
      }
    }

    /** Whether the new hash, turned, is near: as near as the other, turned back, is to it. */
    private void findAmongNew(int share, int of) {
      CodesInMemory codes =
          new CodesInMemory(
              hashes.words(), hashes.size(), radius, Substrings.forCodes(hashes.size()));
      for (int number = 0; number < hashes.size(); number++) {
        byte[] value = hashes.value(number);
        if (CarrierBlock.bucket(value) * of / CarrierBlock.BUCKETS != share) {
          continue;
        }
        int earlier = number;
        for (PdqDihedral turn : turns) {
          HammingSearch.put(turn.inverse().of(value), query, 0);
          codes.search(
              query,
              (later, distance) -> {
                if (Near.rank(turn, distance) <= ranks[later] && hashes.isEarlier(earlier, later)) {
                  offer(later, new Near(turn, distance, value, hashes.key(earlier)));
                }
              });
        }
      }
    }

    private void offer(int number, Near near) {
      Near other = nearest[number];
      if (other == null || near.compareTo(other) < 0) {
        nearest[number] = near;
        ranks[number] = Near.rank(near.turn(), near.distance());
      }
    }

    private void tell(ByBucket answers) {
      TreeMap<Integer, NearestBlock> blocks = new TreeMap<>();
      for (int number = 0; number < nearest.length; number++) {
        Near near = nearest[number];
        if (near != null) {
          byte[] value = hashes.value(number);
          blocks
              .computeIfAbsent(CarrierBlock.bucket(value), bucket -> new NearestBlock())
              .add(new Answer(value, near, hashes.key(number), hashes.items(number)));
        }
      }
      blocks.forEach((bucket, block) -> answers.add(bucket, block.toByteArray()));
    }
  }
}
