package eu.csar.transforms.match.rules;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Searches an index in a process of its own, for every hash of the list of tests. */
final class SearchIndex {
  private SearchIndex() {}

  /** Argument: the index file. Prints a line for each neighbour. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    lines(IndicatorIndex.open(Path.of(arguments[0]))).forEach(out::println);
  }

  /** Query, entry and distance of all neighbours of the hashes of a list made of seed 9. */
  static List<String> lines(IndicatorIndex index) {
    List<byte[]> codes = Codes.uniform(index.perceptual().distinct(), new Random(9));
    List<String> lines = new ArrayList<>();
    index
        .perceptual()
        .within(31)
        .search(
            Codes.queries(codes),
            codes.size(),
            (query, slot, distance) ->
                lines.add(
                    query + " " + index.entriesAt(0, slot).get(0).indicatorId() + " " + distance));
    return lines;
  }
}
