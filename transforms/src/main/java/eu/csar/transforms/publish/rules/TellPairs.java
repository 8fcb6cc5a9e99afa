package eu.csar.transforms.publish.rules;

import eu.csar.schemas.codes.LinkKind;
import eu.csar.transforms.publish.rules.LinkedPairs.Made;
import eu.csar.transforms.publish.rules.LinkedPairs.Pair;
import eu.csar.transforms.publish.rules.ReceivedBlock.Since;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Tells each recipient the linked pairs of which it has received both reports (RC7), each once: in
 * the run in which the link or the second of the two came. Lines are in order of report key, other
 * key and kind. A line holds no count, since that would speak of reports that it did not receive.
 */
final class TellPairs {
  private static final List<LinkKind> KINDS =
      Arrays.stream(LinkKind.values()).sorted(Comparator.comparing(LinkKind::name)).toList();

  private final LinkedPairs pairs = new LinkedPairs();
  private final Map<String, SortedMap<String, Since>> received = new HashMap<>();

  /** Takes the lines of a recipient. */
  interface Lines {
    void add(String recipient, LinkKind kind, byte[] line) throws IOException;
  }

  /** Name of the file in a package, without its ending. */
  static String fileName(long run) {
    return String.format(Locale.ROOT, "links-%06d", run);
  }

  /** Takes a block of pairs. */
  void addPairs(byte[] block) {
    pairs.addAll(block);
  }

  /** Takes an answer of {@link WhoReceived}. */
  void addReceived(byte[] block) {
    ReceivedBlock.read(block, received);
  }

  /** Tells the pairs that became complete in this run. */
  void tell(Lines lines) throws IOException {
    for (Pair pair : pairs.inOrder()) {
      SortedMap<String, Since> report = received.get(pair.report());
      SortedMap<String, Since> other = received.get(pair.other());
      if (report == null || other == null) {
        continue;
      }
      for (LinkKind kind : KINDS) {
        boolean older = pair.is(kind, Made.IN_AN_EARLIER_RUN);
        if (older || pair.is(kind, Made.IN_THIS_RUN)) {
          byte[] line = line(pair, kind);
          for (Map.Entry<String, Since> has : report.entrySet()) {
            Since hasOther = other.get(has.getKey());
            boolean hadBoth =
                has.getValue() == Since.AN_EARLIER_RUN && hasOther == Since.AN_EARLIER_RUN;
            if (hasOther != null && !(older && hadBoth)) {
              lines.add(has.getKey(), kind, line);
            }
          }
        }
      }
    }
  }

  /** Keys and codes need no escaping. */
  private static byte[] line(Pair pair, LinkKind kind) {
    return ("{\"report_key\":\""
            + pair.report()
            + "\",\"other_key\":\""
            + pair.other()
            + "\",\"kind\":\""
            + kind
            + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
