package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.NearRun.AS_IT_IS;
import static eu.csar.transforms.match.rules.NearRun.HEX;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.match.rules.NearRun.Carried;
import eu.csar.transforms.match.rules.NearRun.Left;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links between neighbours beside a plain scan of all that earlier reports carry. */
class NearestByScanTest {
  @ParameterizedTest
  @ValueSource(strings = {"uniform", "correlated", "clustered", "flood"})
  @DisplayName(
      "S58 the links are those of a plain scan, whatever the order, the shares and the runs")
  void agreesWithAScan(String kind) {
    Random random = new Random(kind.hashCode());
    // Half of them, the history of the second run, are enough to be cut into substrings.
    int count = 4_400;
    List<byte[]> codes =
        switch (kind) {
          case "uniform" -> Codes.uniform(count, random);
          case "correlated" -> Codes.correlated(count, random);
          case "clustered" -> Codes.clustered(count, 40, random);
          // All near each other: each is still linked once.
          default -> Codes.clustered(count, 1, random);
        };
    List<Carried> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] code =
          i % 5 == 4 ? Codes.near(codes.get(i / 2), random.nextInt(40), random) : codes.get(i);
      items.add(new Carried(i / 2, i % 2, code));
    }
    List<String> expected = scan(items);
    assertThat(expected.size(), is(greaterThan(count / 20)));
    List<Carried> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    assertThat(NearRun.run(shuffled, List.of(), AS_IT_IS, 1, 4).links(), equalTo(expected));
    Left first = NearRun.run(items.subList(0, count / 2), List.of(), AS_IT_IS, 1, 1);
    Left second = NearRun.run(items.subList(count / 2, count), first.carried(), AS_IT_IS, 2, 1);
    List<String> both = new ArrayList<>(first.links());
    both.addAll(second.links());
    both.sort(null);
    assertThat(both, equalTo(expected));
  }

  /** One value after the other beside all that earlier reports carry. */
  private static List<String> scan(List<Carried> items) {
    long[][] bits =
        items.stream()
            .map(one -> LongStream.range(0, 4).map(word -> word(one.value(), word)).toArray())
            .toArray(long[][]::new);
    List<String> links = new ArrayList<>();
    TreeMap<String, Integer> first = new TreeMap<>();
    TreeMap<String, String> linkOf = new TreeMap<>();
    for (int start = 0; start < items.size(); start += 2) {
      List<Carried> report = items.subList(start, start + 2);
      for (Carried one : report) {
        String value = HEX.formatHex(one.value());
        if (!first.containsKey(value)) {
          @Nullable String link = nearest(one, items, bits, first);
          if (link != null) {
            linkOf.put(value, link);
          }
        }
      }
      for (Carried one : report) {
        String value = HEX.formatHex(one.value());
        Integer of = first.get(value);
        String link = of == null ? linkOf.get(value) : of + " at 0";
        if (link != null) {
          links.add(one.report() + "#" + one.item() + " -> " + link);
        }
      }
      report.forEach(one -> first.putIfAbsent(HEX.formatHex(one.value()), one.report()));
    }
    links.sort(null);
    return links;
  }

  private static long word(byte[] value, long word) {
    return ByteBuffer.wrap(value).getLong((int) word * 8);
  }

  private static @Nullable String nearest(
      Carried one, List<Carried> items, long[][] bits, Map<String, Integer> first) {
    BigInteger smallest = new BigInteger(1, one.value());
    int least = 32;
    for (int i = 0; items.get(i).report() < one.report(); i++) {
      Carried other = items.get(i);
      int distance = 0;
      for (int word = 0; word < 4; word++) {
        distance += Long.bitCount(bits[i][word] ^ word(one.value(), word));
      }
      if (distance > least || distance == 32) {
        continue;
      }
      BigInteger near = new BigInteger(1, other.value());
      if (distance < least || near.compareTo(smallest) < 0) {
        least = distance;
        smallest = near;
      }
    }
    return least == 32 ? null : first.get("%064x".formatted(smallest)) + " at " + least;
  }
}
