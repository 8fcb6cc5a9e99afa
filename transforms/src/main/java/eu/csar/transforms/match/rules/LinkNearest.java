package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.NearestBlock.Answer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links the first carrier of each new perceptual hash of one bucket to the first carrier of the
 * nearest earlier one (S58), of what all shares found: one link an item and value at most, whatever
 * the number of neighbours.
 */
public final class LinkNearest {
  private final Map<ByteBuffer, Answer> answers = new HashMap<>();

  /** Adds a block of {@link FindNearest}. */
  public void add(byte[] block) {
    NearestBlock.forEach(
        block,
        answer ->
            answers.merge(
                ByteBuffer.wrap(answer.value()),
                answer,
                (a, b) -> a.near().compareTo(b.near()) <= 0 ? a : b));
  }

  /** Rows of table links in a run; null where there are none. */
  public byte @Nullable [] links(long run) {
    NearLinks links = new NearLinks(run);
    for (Answer answer : answers.values()) {
      String other = HexFormat.of().formatHex(answer.near().key());
      for (int item : answer.items()) {
        links.add(answer.key(), item, other, answer.near().distance(), answer.near().turn());
      }
    }
    return links.isEmpty() ? null : links.toByteArray();
  }
}
