package eu.csar.runners.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import eu.csar.transforms.match.rules.HashAlgorithm;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;

/** Values of the exact algorithms in turn, each made of its number and a seed. */
final class SyntheticValues {
  /** Digits of an id, behind K and a hyphen. */
  static final int ID_DIGITS = 8;

  private static final HashAlgorithm[] IN_TURN = HashAlgorithm.EXACT.toArray(new HashAlgorithm[0]);

  private final long seed;

  SyntheticValues(long seed) {
    this.seed = seed;
  }

  static HashAlgorithm algorithm(int number) {
    return IN_TURN[number % IN_TURN.length];
  }

  /** The value of a number; a negative one is in no list. */
  byte[] value(int number) {
    SplittableRandom random = new SplittableRandom(seed ^ (long) number << 32);
    ByteBuffer words = ByteBuffer.allocate(4 * Long.BYTES);
    while (words.hasRemaining()) {
      words.putLong(random.nextLong());
    }
    byte[] value = new byte[algorithm(number & Integer.MAX_VALUE).bytes()];
    words.get(0, value);
    return value;
  }

  /** Writes the values 0 to count - 1 as a list of indicators. */
  void writeList(Path file, int count) throws IOException {
    StringBuilder line = new StringBuilder();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int number = 0; number < count; number++) {
        line.setLength(0);
        line.append("{\"indicator_id\":\"K-")
            .append(String.format(Locale.ROOT, "%0" + ID_DIGITS + "d", number))
            .append("\",\"algorithm\":\"")
            .append(algorithm(number))
            .append("\",\"value\":\"")
            .append(HexFormat.of().formatHex(value(number)))
            .append("\"}\n");
        out.write(line.toString().getBytes(US_ASCII));
      }
    }
  }
}
