package eu.csar.runners.bench;

import static java.util.Objects.requireNonNull;

import eu.csar.transforms.match.rules.HashAlgorithm;
import eu.csar.transforms.match.rules.Indicator;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.IndicatorList;
import it.unimi.dsi.fastutil.Hash;
import it.unimi.dsi.fastutil.objects.Object2IntOpenCustomHashMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Look-ups of values, MD5, SHA-1 and SHA-256, in the index, in maps on the heap, and beside them
 * plain reads of 64 bytes at random places of the index file.
 *
 * <p>Each in two ways: one at a time, so that the next place or value is known only when the one
 * before has been read, as a look-up stands alone between the other work of a job; and many at
 * once, so that the processor may begin the next before the last has come.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ExactMatchers {
  private static final int ASKED = 1 << 18;

  /** Values asked for: half are in the list, half are not. */
  @State(Scope.Thread)
  public static class Given {
    /** Directory with the index. */
    @Param("")
    public String directory = "";

    /** Values in the list. */
    @Param("0")
    public int entries;

    /** Seed of the values. */
    @Param("1")
    public long seed;

    private final byte[][] present = new byte[ASKED][];
    private final byte[][] absent = new byte[ASKED][];
    private final HashAlgorithm[] algorithms = new HashAlgorithm[ASKED];
    private int next;

    /** Makes the values. */
    @Setup
    public void make() {
      SyntheticValues values = new SyntheticValues(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      for (int i = 0; i < ASKED; i++) {
        int number = random.nextInt(entries);
        algorithms[i] = SyntheticValues.algorithm(number);
        present[i] = values.value(number);
        absent[i] = values.value(number | Integer.MIN_VALUE);
      }
    }

    int next() {
      next = next + 1 & ASKED - 1;
      return next;
    }

    /** The next, once it is known how many entries the one before had. */
    int after(int entries) {
      // Never so many: but only the one before can tell.
      next = next + 1 + (entries >>> 30) & ASKED - 1;
      return next;
    }
  }

  /** The index file, mapped without being understood. */
  @State(Scope.Thread)
  public static class Bytes {
    private static final int WINDOW = 1 << 30;
    private static final int LINE = 64;

    private ByteBuffer[] windows = {};
    private long lines;
    private long state = 1;

    /** Maps the file, and reads all of it once. */
    @Setup
    public void map(Given given) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(given.directory).resolve("index"))) {
        windows = new ByteBuffer[(int) (channel.size() / WINDOW) + 1];
        lines = channel.size() / LINE;
        for (int i = 0; i < windows.length; i++) {
          long start = (long) i * WINDOW;
          windows[i] =
              channel.map(
                  FileChannel.MapMode.READ_ONLY, start, Math.min(WINDOW, channel.size() - start));
        }
      }
      for (long line = 0; line < lines; line++) {
        state += read(line);
      }
    }

    long read(long line) {
      ByteBuffer window = windows[(int) (line * LINE / WINDOW)];
      int at = (int) (line * LINE % WINDOW);
      long sum = 0;
      for (int i = 0; i < LINE; i += Long.BYTES) {
        sum ^= window.getLong(at + i);
      }
      return sum;
    }

    long readAtRandom() {
      // Steele and Vigna's multiplier for a congruential generator of 64 bits.
      state = state * 0xd134_2543_de82_ef95L + 1;
      return read(Math.multiplyHigh(state >>> 1, 2 * lines));
    }

    long readAfterTheLast() {
      long read = readAtRandom();
      state ^= read & 1;
      return read;
    }
  }

  /** The index. */
  @State(Scope.Thread)
  public static class Index {
    private @Nullable IndicatorIndex index;
    private int found;

    /** Opens it, which reads all of it once. */
    @Setup
    public void open(Given given) {
      index = IndicatorIndex.open(Path.of(given.directory).resolve("index"));
    }

    List<Indicator> lookup(Given given, int asked, byte[][] values) {
      List<Indicator> entries =
          requireNonNull(index).lookup(given.algorithms[asked], values[asked]);
      found = entries.size();
      return entries;
    }
  }

  /** The same values in maps of fastutil. */
  @State(Scope.Thread)
  public static class Maps {
    private final Map<HashAlgorithm, Object2IntOpenCustomHashMap<byte[]>> maps =
        new EnumMap<>(HashAlgorithm.class);
    private int found;

    /** Fills them. */
    @Setup
    public void fill(Given given) {
      SyntheticValues values = new SyntheticValues(given.seed);
      for (HashAlgorithm algorithm : HashAlgorithm.EXACT) {
        maps.put(
            algorithm, new Object2IntOpenCustomHashMap<>(given.entries / 3, new LeadingBytes()));
      }
      for (int number = 0; number < given.entries; number++) {
        requireNonNull(maps.get(SyntheticValues.algorithm(number)))
            .put(values.value(number), number);
      }
    }

    /** What the index gives, made of the number of the entry alone, which needs no more reading. */
    List<Indicator> lookup(Given given, int asked, byte[][] values) {
      int number =
          requireNonNull(maps.get(given.algorithms[asked])).getOrDefault(values[asked], -1);
      List<Indicator> entries = number < 0 ? List.of() : List.of(entry(number));
      found = entries.size();
      return entries;
    }

    private static Indicator entry(int number) {
      char[] id = new char[2 + SyntheticValues.ID_DIGITS];
      id[0] = 'K';
      id[1] = '-';
      int rest = number;
      for (int i = id.length - 1; i > 1; i--) {
        id[i] = (char) ('0' + rest % 10);
        rest /= 10;
      }
      return new Indicator(
          IndicatorList.KNOWN, "", new String(id), null, null, List.of(), null, false, false);
    }
  }

  /** Values are hashes already: four bytes of one are its hash code. */
  private static final class LeadingBytes implements Hash.Strategy<byte[]> {
    @Override
    public int hashCode(byte[] value) {
      return ByteBuffer.wrap(value).getInt();
    }

    @Override
    public boolean equals(byte @Nullable [] value, byte @Nullable [] other) {
      return Arrays.equals(value, other);
    }
  }

  /** 64 bytes at a random place of the file. */
  @Benchmark
  public long randomRead(Bytes bytes) {
    return bytes.readAfterTheLast();
  }

  /** The same, many at once. */
  @Benchmark
  public long randomReads(Bytes bytes) {
    return bytes.readAtRandom();
  }

  /** A value that is in no list. */
  @Benchmark
  public List<Indicator> miss(Given given, Index index) {
    return index.lookup(given, given.after(index.found), given.absent);
  }

  /** The same, many at once. */
  @Benchmark
  public List<Indicator> misses(Given given, Index index) {
    return index.lookup(given, given.next(), given.absent);
  }

  /** A value of the list, with its entry. */
  @Benchmark
  public List<Indicator> hit(Given given, Index index) {
    return index.lookup(given, given.after(index.found), given.present);
  }

  /** The same, many at once. */
  @Benchmark
  public List<Indicator> hits(Given given, Index index) {
    return index.lookup(given, given.next(), given.present);
  }

  /** A value that is in no map. */
  @Benchmark
  public List<Indicator> mapMiss(Given given, Maps maps) {
    return maps.lookup(given, given.after(maps.found), given.absent);
  }

  /** The same, many at once. */
  @Benchmark
  public List<Indicator> mapMisses(Given given, Maps maps) {
    return maps.lookup(given, given.next(), given.absent);
  }

  /** A value of a map, with its entry. */
  @Benchmark
  public List<Indicator> mapHit(Given given, Maps maps) {
    return maps.lookup(given, given.after(maps.found), given.present);
  }

  /** The same, many at once. */
  @Benchmark
  public List<Indicator> mapHits(Given given, Maps maps) {
    return maps.lookup(given, given.next(), given.present);
  }
}
