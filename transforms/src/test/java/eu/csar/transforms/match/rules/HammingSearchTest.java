package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.transforms.match.rules.HammingFile.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches held against a scan of all codes. */
class HammingSearchTest {
  /** Four substrings are searched within 2 bits, the others within 1. */
  private static final Substrings SOME_RADII =
      Substrings.of(19, 19, 19, 19, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18);

  private static final Substrings SIXTEEN_BITS =
      Substrings.of(16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16);

  private static final Substrings NONE = Substrings.of();

  private final Path directory;
  private final Random random = new Random(31);

  HammingSearchTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private enum Shape {
    UNIFORM,
    CORRELATED,
    CLUSTERED,
    NEAR_COPIES,
    ONE_BUCKET,
    REPEATED;

    List<byte[]> codes(int count, Random random) {
      return switch (this) {
        case UNIFORM -> Codes.uniform(count, random);
        case CORRELATED -> Codes.correlated(count, random);
        case CLUSTERED -> Codes.clustered(count, count / 50, random);
        case NEAR_COPIES -> Codes.clustered(count, 1, random);
        case ONE_BUCKET -> oneBucket(count, random);
        case REPEATED -> repeated(count, random);
      };
    }

    /** Equal in the bits 19p mod 256 of the first substring, p to 18, and far apart elsewhere. */
    private static List<byte[]> oneBucket(int count, Random random) {
      List<byte[]> codes = Codes.uniform(count, random);
      for (byte[] code : codes) {
        for (int p = 0; p < 19; p++) {
          int place = 19 * p % 256;
          code[place / 8] |= (byte) (128 >> place % 8);
        }
      }
      return codes;
    }

    private static List<byte[]> repeated(int count, Random random) {
      List<byte[]> codes = Codes.uniform(count / 20, random);
      for (int i = 0; codes.size() < count; i++) {
        codes.add(codes.get(i).clone());
      }
      return codes;
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void findsWhatAScanFindsAndNothingElse(Shape shape) throws IOException {
    List<byte[]> codes = shape.codes(3_000, random);
    List<byte[]> queries = queries(codes);
    HammingFile some = HammingFile.write(directory.resolve("some"), codes, SOME_RADII);
    HammingFile even = HammingFile.write(directory.resolve("even"), codes, SIXTEEN_BITS);
    HammingFile none = HammingFile.write(directory.resolve("none"), codes, NONE);
    for (int radius : new int[] {0, 1, 7, 13, 14, 15, 16, 22, 28, 31}) {
      List<Found> expected = none.expected(queries, radius);
      assertThat(expected, hasSize(greaterThan(2)));
      assertThat(some.together(queries, radius), equalTo(expected));
      assertThat(some.oneByOne(queries, radius), equalTo(expected));
      assertThat(even.together(queries, radius), equalTo(expected));
      assertThat(even.oneByOne(queries, radius), equalTo(expected));
      assertThat(none.together(queries, radius), equalTo(expected));
    }
  }

  /** At each distance from 0 to 40 of a code, and far from all. */
  private List<byte[]> queries(List<byte[]> codes) {
    List<byte[]> queries = new ArrayList<>();
    for (int i = 0; i < 123; i++) {
      queries.add(Codes.near(codes.get(random.nextInt(codes.size())), i % 41, random));
    }
    queries.addAll(Codes.uniform(20, random));
    return queries;
  }

  @ParameterizedTest
  @ValueSource(ints = {120_000, 400_000})
  void findsNeighboursAtEachDistanceUpTo31AndNoneAbove(int count) throws IOException {
    List<byte[]> codes = Codes.uniform(count, random);
    HammingFile file =
        HammingFile.write(directory.resolve("planted"), codes, Substrings.forCodes(count));
    List<byte[]> queries = new ArrayList<>();
    for (int i = 0; i < 410; i++) {
      queries.add(Codes.near(file.code(i * 97), i % 41, random));
    }
    // Uniform codes are 128 bits apart, give or take 8: none but the planted one is near.
    List<Found> expected = new ArrayList<>();
    for (int i = 0; i < 410; i++) {
      if (i % 41 <= 31) {
        expected.add(new Found(i, i * 97, i % 41));
      }
    }
    assertThat(file.together(queries, 31), equalTo(expected));
    assertThat(file.oneByOne(queries, 31), equalTo(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {30_000_000, 100_000_000})
  void findsNeighboursInTheSubstringsOfLargerLists(int count) throws IOException {
    HammingFile file =
        HammingFile.write(
            directory.resolve("large"), Codes.uniform(5_000, random), Substrings.forCodes(count));
    assertThat(file.index().substrings().count(), is(count == 30_000_000 ? 14 : 12));
    List<byte[]> queries = new ArrayList<>();
    List<Found> expected = new ArrayList<>();
    for (int i = 0; i < 330; i++) {
      queries.add(Codes.near(file.code(i), i % 33, random));
      if (i % 33 <= 31) {
        expected.add(new Found(i, i, i % 33));
      }
    }
    assertThat(file.together(queries, 31), equalTo(expected));
    assertThat(file.oneByOne(queries, 31), equalTo(expected));
  }

  @Test
  void findsACodeThatOneSubstringAloneCanFind() throws IOException {
    HammingFile file =
        HammingFile.write(directory.resolve("alone"), Codes.uniform(3_000, random), SOME_RADII);
    byte[] code = file.code(1_500);
    int[] widths = {19, 19, 19, 19, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18};
    for (int radius = 0; radius <= 31; radius++) {
      int quotient = radius / 14;
      for (int only = 0; only < 14; only++) {
        // One bit too many in each substring but one, which has the most it may have.
        byte[] query = code.clone();
        int start = 0;
        for (int i = 0; i < 14; i++) {
          int most = i <= radius % 14 ? quotient : quotient - 1;
          for (int bit = 0; bit < (i == only ? most : most + 1); bit++) {
            Codes.flip(query, 19 * (start + widths[i] - 1 - bit) % 256);
          }
          start += widths[i];
        }
        // A substring that must not be wrong anywhere cannot be the only one.
        boolean searched = only <= radius % 14 || quotient > 0;
        int distance = searched ? radius : radius + 1;
        assertThat(Codes.distance(query, code), is(distance));
        List<Found> found = file.oneByOne(List.of(query), radius);
        assertThat(found, searched ? contains(new Found(0, 1_500, radius)) : is(empty()));
      }
    }
  }

  @Test
  void anEmptyListAndAListOfOneAreSearched() throws IOException {
    byte[] code = Lists.bytes(random, Codes.BYTES);
    List<byte[]> queries =
        List.of(code, Codes.near(code, 31, random), Codes.near(code, 32, random));
    for (Substrings layout : List.of(NONE, SIXTEEN_BITS, Substrings.forCodes(1))) {
      String name = "small-" + random.nextInt();
      HammingFile none = HammingFile.write(directory.resolve(name), List.of(), layout);
      assertThat(none.together(queries, 31), is(empty()));
      HammingFile one = HammingFile.write(directory.resolve(name + "1"), List.of(code), layout);
      assertThat(one.together(queries, 31), contains(new Found(0, 0, 0), new Found(1, 0, 31)));
      assertThat(one.together(List.of(), 31), is(empty()));
    }
  }

  @Test
  void aSearchCanBeUsedAgainWithOtherNumbersOfQueries() throws IOException {
    List<byte[]> codes = Codes.uniform(3_000, random);
    HammingFile file = HammingFile.write(directory.resolve("again"), codes, SOME_RADII);
    HammingSearch search = file.index().within(31);
    long[] queries = Codes.queries(IntStream.range(0, 500).mapToObj(file::code).toList());
    for (int count : new int[] {1, 500, 3, 0, 64, 500}) {
      List<Integer> slots = new ArrayList<>();
      search.search(queries, count, (query, slot, distance) -> slots.add(slot));
      Collections.sort(slots);
      List<Integer> expected = new ArrayList<>();
      for (int slot = 0; slot < count; slot++) {
        expected.add(slot);
      }
      assertThat(slots, equalTo(expected));
    }
  }

  @Test
  void refusesARadiusForWhichTheSubstringsWereNotMade() throws IOException {
    HammingIndex index = HammingFile.write(directory.resolve("radius"), List.of(), NONE).index();
    assertThrows(IllegalArgumentException.class, () -> index.within(32));
    assertThrows(IllegalArgumentException.class, () -> index.within(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> index.within(31).search(new long[4], 2, (query, slot, distance) -> {}));
  }
}
