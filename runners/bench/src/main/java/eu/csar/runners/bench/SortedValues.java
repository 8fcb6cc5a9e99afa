package eu.csar.runners.bench;

import eu.csar.transforms.match.rules.HashAlgorithm;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The floor of building an index: reads the same list, finds value and algorithm at their fixed
 * places without parsing, sorts by leading bytes, and writes as many bytes; no ids, no checks, no
 * filter, no digest.
 */
final class SortedValues {
  private static final int ID_DIGITS = 8;
  private static final int ALGORITHM_AT = 42;

  private byte[] values = new byte[1 << 20];
  private long[] keys = new long[1 << 16];
  private int count;

  private SortedValues() {}

  /** Writes a file of {@code bytes} bytes; returns the seconds taken. */
  static double write(Path list, Path output, long bytes) throws IOException {
    long start = System.nanoTime();
    Map<HashAlgorithm, SortedValues> tables = new EnumMap<>(HashAlgorithm.class);
    int entries = 0;
    try (BufferedReader lines = Files.newBufferedReader(list)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String name = line.substring(ALGORITHM_AT, line.indexOf('"', ALGORITHM_AT));
        HashAlgorithm algorithm = HashAlgorithm.valueOf(name);
        int from = line.length() - 2 - 2 * algorithm.bytes();
        tables
            .computeIfAbsent(algorithm, ignored -> new SortedValues())
            .add(HexFormat.of().parseHex(line, from, from + 2 * algorithm.bytes()));
        entries++;
      }
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output), 1 << 20)) {
      for (Map.Entry<HashAlgorithm, SortedValues> table : tables.entrySet()) {
        int width = table.getKey().bytes();
        long rest = bytes / entries - width;
        table.getValue().writeInOrder(width, new byte[(int) Math.max(ID_DIGITS, rest)], out);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void add(byte[] value) {
    int at = count * value.length;
    if (at + value.length > values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    System.arraycopy(value, 0, values, at, value.length);
    keys[count++] = ByteBuffer.wrap(value).getLong() ^ Long.MIN_VALUE;
  }

  private void writeInOrder(int width, byte[] rest, OutputStream out) throws IOException {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    LongArrays.radixSortIndirect(order, Arrays.copyOf(keys, count), false);
    for (int number : order) {
      out.write(values, number * width, width);
      out.write(rest);
    }
  }
}
