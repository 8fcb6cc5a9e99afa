package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Hash;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Resolution.Change;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Links between reports with equal or neighbouring perceptual hashes: SU5, S58. */
final class Neighbours {
  private static final int SIDE = 16;

  /** In the order in which they are tried. */
  static final List<String> TURNS =
      List.of(
          "ROTATED_90",
          "ROTATED_180",
          "ROTATED_270",
          "FLIPPED_X",
          "FLIPPED_Y",
          "FLIPPED_PLUS_1",
          "FLIPPED_MINUS_1");

  private record Near(String key, int distance, @Nullable String turn) {}

  private Neighbours() {}

  /** Adds the links of the reports whose content came in this run, earlier reports first. */
  static void add(List<Change> versions, OracleState state, World world) {
    if (!world.nearLinks) {
      return;
    }
    List<Change> inOrder = new ArrayList<>(versions);
    inOrder.sort(Comparator.comparing(Change::report, Known.EARLIER_FIRST));
    for (Change change : inOrder) {
      String key = change.report().key;
      // All of the report's own values at once: none of them is a neighbour of another.
      Map<BigInteger, @Nullable Near> nearest = new HashMap<>();
      for (Item item : change.submission().content().items()) {
        for (BigInteger value : comparable(item)) {
          if (!state.perceptual.containsKey(value)) {
            nearest.computeIfAbsent(value, v -> nearest(v, key, state, world));
          }
        }
      }
      for (Item item : change.submission().content().items()) {
        for (BigInteger value : comparable(item)) {
          String first = state.perceptual.getOrDefault(value, key);
          Near near = first.equals(key) ? nearest.get(value) : new Near(first, 0, null);
          if (near != null) {
            link(key, item, near, state);
          }
        }
      }
      for (Item item : change.submission().content().items()) {
        comparable(item).forEach(value -> state.perceptual.putIfAbsent(value, key));
      }
    }
  }

  private static SortedSet<BigInteger> comparable(Item item) {
    TreeSet<BigInteger> values = new TreeSet<>();
    for (Hash hash : item.hashes()) {
      Long quality = hash.quality();
      if (hash.algorithm().equals("PDQ")
          && quality != null
          && quality >= 50
          && !ReadParts.nearConstant(hash.value())) {
        values.add(new BigInteger(hash.value(), 16));
      }
    }
    return values;
  }

  private static @Nullable Near nearest(
      BigInteger value, String key, OracleState state, World world) {
    Near asItIs = nearest(value, key, null, state, world.perceptualRadius);
    Near best = null;
    for (String turn : asItIs == null && world.nearTurned ? TURNS : List.<String>of()) {
      Near near = nearest(turned(value, turn), key, turn, state, world.perceptualRadius);
      if (near != null && (best == null || near.distance() < best.distance())) {
        best = near;
      }
    }
    return asItIs != null ? asItIs : best;
  }

  /** Of the values known by now, in their own order, so that the smallest of equal ones is kept. */
  private static @Nullable Near nearest(
      BigInteger value, String key, @Nullable String turn, OracleState state, int radius) {
    Near nearest = null;
    for (Map.Entry<BigInteger, String> known : state.perceptual.entrySet()) {
      int distance = known.getKey().xor(value).bitCount();
      if (!known.getValue().equals(key)
          && distance <= radius
          && (nearest == null || distance < nearest.distance())) {
        nearest = new Near(known.getValue(), distance, turn);
      }
    }
    return nearest;
  }

  /**
   * The hash of the image turned so. The hash is the signs of a cosine transform, 16 rows of 16,
   * about: mirrored top to bottom the sign of each odd row changes, left to right that of each odd
   * column, at the diagonal rows become columns. What is turned is mirrored twice.
   */
  static BigInteger turned(BigInteger value, String turn) {
    boolean[][] matrix = matrix(value);
    boolean[][] other =
        switch (turn) {
          case "FLIPPED_X" -> topToBottom(matrix);
          case "FLIPPED_Y" -> diagonal(topToBottom(diagonal(matrix)));
          case "FLIPPED_PLUS_1" -> diagonal(matrix);
          case "ROTATED_90" -> topToBottom(diagonal(matrix));
          case "ROTATED_270" -> diagonal(topToBottom(matrix));
          case "ROTATED_180" -> topToBottom(diagonal(topToBottom(diagonal(matrix))));
          case "FLIPPED_MINUS_1" -> topToBottom(diagonal(topToBottom(matrix)));
          default -> throw new IllegalArgumentException(turn);
        };
    BigInteger bits = BigInteger.ZERO;
    for (int place = 0; place < SIDE * SIDE; place++) {
      if (other[place / SIDE][place % SIDE]) {
        bits = bits.setBit(SIDE * SIDE - 1 - place);
      }
    }
    return bits;
  }

  private static boolean[][] matrix(BigInteger bits) {
    boolean[][] matrix = new boolean[SIDE][SIDE];
    for (int place = 0; place < SIDE * SIDE; place++) {
      matrix[place / SIDE][place % SIDE] = bits.testBit(SIDE * SIDE - 1 - place);
    }
    return matrix;
  }

  private static boolean[][] topToBottom(boolean[][] matrix) {
    boolean[][] other = new boolean[SIDE][SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        other[row][column] = (row % 2 == 1) != matrix[row][column];
      }
    }
    return other;
  }

  private static boolean[][] diagonal(boolean[][] matrix) {
    boolean[][] other = new boolean[SIDE][SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        other[row][column] = matrix[column][row];
      }
    }
    return other;
  }

  private static void link(String key, Item item, Near near, OracleState state) {
    state
        .table("links")
        .add(
            Row.empty()
                .and("report_key", key)
                .and("other_key", near.key())
                .and("kind", "NEAR")
                .and("algorithm", "PDQ")
                .and("item_number", item.number())
                .and("reference_digest", null)
                .and("count", 1)
                .and("distance", near.distance())
                .and("turn", near.turn())
                .and("run", state.run));
  }
}
