package eu.csar.transforms.judge.rules;

import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.codes.ForwardKind;
import eu.csar.schemas.codes.RecallReason;
import java.time.Instant;
import java.util.List;

/**
 * Who was sent a report by earlier runs.
 *
 * @param latest the latest forward of every recipient
 */
public record SentBefore(List<SentForward> latest) {

  public SentBefore {
    latest = List.copyOf(latest);
  }

  /** Whether nobody was ever sent it. */
  public boolean isNobody() {
    return latest.isEmpty();
  }

  /** Whether some recipient has it, not recalled. */
  boolean isWithSomebody() {
    return latest.stream().anyMatch(sent -> !isRecall(sent));
  }

  /** Whether nobody has it any more, since it was found to be unfounded. */
  boolean isTakenBackAsUnfounded() {
    return !isWithSomebody()
        && latest.stream()
            .anyMatch(
                sent -> RecallReason.MANIFESTLY_UNFOUNDED.name().equals(sent.getRecallReason()));
  }

  /** Whether somebody was sent it with the news of this retraction. */
  boolean toldOf(Instant retractedAt) {
    return latest.stream().anyMatch(sent -> retractedAt.equals(sent.getToldRetractedAt()));
  }

  private static boolean isRecall(SentForward sent) {
    return sent.getKind().equals(ForwardKind.RECALL.name());
  }
}
