package eu.csar.transforms.match.rules;

import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.transforms.match.rules.CarrierBlock.ByBucket;
import eu.csar.transforms.match.rules.NearestBlock.Answer;
import eu.csar.transforms.match.rules.NearestBlock.Near;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for each new perceptual hash of a run, the nearest of one share of all hashes that an
 * earlier report carried first (S58): of those of earlier runs all, of those of this run those with
 * an earlier first carrier, never of the report itself.
 *
 * <p>The new hashes, which are few, are held and made searchable; those of history, which are many,
 * stream through and are forgotten. Where all hashes are near each other, all are compared: at
 * worst each new one with each of the share, and still one answer each.
 */
public final class FindNearest {
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
    private final CodesInMemory codes =
        new CodesInMemory(
            hashes.words(), hashes.size(), radius, Substrings.forCodes(hashes.size()));
    private final @Nullable Near[] nearest = new @Nullable Near[hashes.size()];
    private final long[] query = new long[Substrings.WORDS];

    void find(int share, int of, EarlierHashes earlier, ByBucket answers) {
      HexFormat hex = HexFormat.of();
      for (PerceptualRow row : earlier.in(share, of, null)) {
        byte[] key = hex.parseHex(row.getReportKey());
        search(
            hex.parseHex(row.getHash()),
            (code, distance, turn, value) -> {
              if (!hashes.hasKey(code, key)) {
                offer(code, new Near(turn, distance, value, key));
              }
            });
      }
      for (int number = 0; number < hashes.size(); number++) {
        byte[] value = hashes.value(number);
        if (CarrierBlock.bucket(value) * of / CarrierBlock.BUCKETS == share) {
          int one = number;
          search(
              value,
              (code, distance, turn, found) -> {
                if (hashes.isEarlier(one, code)) {
                  offer(code, new Near(turn, distance, found, hashes.key(one)));
                }
              });
        }
      }
      tell(answers);
    }

    /** Whether the new hash, turned, is near: as near as that hash, turned back, is to it. */
    private void search(byte[] value, Candidates candidates) {
      for (PdqDihedral turn : turns) {
        HammingSearch.put(turn.inverse().of(value), query, 0);
        codes.search(query, (code, distance) -> candidates.add(code, distance, turn, value));
      }
    }

    private void offer(int code, Near near) {
      Near other = nearest[code];
      if (other == null || near.compareTo(other) < 0) {
        nearest[code] = near;
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

  /** Takes new hashes near an earlier one. */
  @FunctionalInterface
  private interface Candidates {
    void add(int code, int distance, PdqDihedral turn, byte[] value);
  }
}
