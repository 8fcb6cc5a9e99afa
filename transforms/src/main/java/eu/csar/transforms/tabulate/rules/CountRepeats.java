package eu.csar.transforms.tabulate.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Counts how often an item was reported or found in a year, by its strongest hash (CT4). */
public record CountRepeats() implements CountWork {
  private static final long serialVersionUID = 1L;

  @Override
  public void count(Iterable<byte[]> blocks, Emit emit) {
    Map<Integer, Map<String, int[]>> years = new HashMap<>();
    try {
      for (byte[] block : blocks) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
        while (in.available() > 0) {
          int year = in.readShort();
          byte[] hash = new byte[in.readByte()];
          in.readFully(hash);
          years.computeIfAbsent(year, any -> new HashMap<>())
              .computeIfAbsent(new String(hash, StandardCharsets.ISO_8859_1), any -> new int[1])[
              0]++;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a block of hashes is cut", e);
    }
    Figures figures = new Figures();
    years.forEach(
        (year, hashes) ->
            hashes
                .values()
                .forEach(
                    times ->
                        figures.add(
                            1,
                            "repeat_counts",
                            Integer.toString(year),
                            Integer.toString(times[0]))));
    emit.emit(Meeting.FIGURE, 0, figures.encode());
  }
}
