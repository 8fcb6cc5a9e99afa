package eu.csar.pipelines.explain;

import eu.csar.schemas.codes.Cause;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.EuropolCopyReason;
import eu.csar.schemas.codes.EuropolOnlyReason;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.ForwardKind;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.HoldReason;
import eu.csar.schemas.codes.ImageTurn;
import eu.csar.schemas.codes.LinkKind;
import eu.csar.schemas.codes.MessageStatus;
import eu.csar.schemas.codes.NoticeKind;
import eu.csar.schemas.codes.NoticeReason;
import eu.csar.schemas.codes.Outcome;
import eu.csar.schemas.codes.PublishedCode;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.codes.Tier;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes of the data with what the published tables say of them. */
final class InWords {
  private static final int SHOWN_DIGITS = 12;

  private static final Map<String, String> CAUSES = table(Cause.values());
  private static final Map<String, String> DECISIONS = table(Decision.values());
  private static final Map<String, String> DECISION_REASONS =
      table(UnfoundedGround.values(), HoldReason.values(), GroundException.values());
  private static final Map<String, String> GROUNDS = table(UnfoundedGround.values());
  private static final Map<String, String> EXCEPTIONS = table(GroundException.values());
  private static final Map<String, String> FORWARD_KINDS = table(ForwardKind.values());
  private static final Map<String, String> FORWARD_REASONS =
      table(
          Tier.values(),
          EuropolCopyReason.values(),
          EuropolOnlyReason.values(),
          RecallReason.values());
  private static final Map<String, String> NOTICE_KINDS = table(NoticeKind.values());
  private static final Map<String, String> NOTICE_REASONS = table(NoticeReason.values());
  private static final Map<String, String> OUTCOMES = table(Outcome.values());
  private static final Map<String, String> STATUSES = table(MessageStatus.values());
  private static final Map<String, String> LINKS = table(LinkKind.values());
  private static final Map<String, String> TURNS = table(ImageTurn.values());
  private static final Map<String, String> FINDINGS = new HashMap<>();

  static {
    for (FindingCode code : FindingCode.values()) {
      FINDINGS.put(code.name(), code.meaning());
    }
  }

  private InWords() {}

  static String cause(String code) {
    return told(code, CAUSES);
  }

  static String decision(String code) {
    return told(code, DECISIONS);
  }

  static String decisionReason(String code) {
    return told(code, DECISION_REASONS);
  }

  /** What a ground asks, without its code. */
  static String ground(String code) {
    return GROUNDS.getOrDefault(code, "");
  }

  static String exception(String code) {
    return told(code, EXCEPTIONS);
  }

  static String forwardKind(String code) {
    return told(code, FORWARD_KINDS);
  }

  static String forwardReason(String code) {
    return told(code, FORWARD_REASONS);
  }

  static String noticeKind(String code) {
    return told(code, NOTICE_KINDS);
  }

  static String noticeReason(String code) {
    return told(code, NOTICE_REASONS);
  }

  static String outcome(String code) {
    return told(code, OUTCOMES);
  }

  static String status(String code) {
    return told(code, STATUSES);
  }

  static String link(String code) {
    return told(code, LINKS);
  }

  /** How near the hashes of two items are. */
  static String nearness(int distance, @Nullable String turn) {
    String apart = distance == 0 ? "equal" : distance + " of 256 bits apart";
    return turn == null ? apart : apart + ". " + told(turn, TURNS);
  }

  static String finding(String code) {
    return told(code, FINDINGS);
  }

  /** A list of codes, or what stands for none. */
  static String listed(List<String> codes, String none) {
    return codes.isEmpty() ? none : String.join(", ", codes);
  }

  /** The first digits of a digest or token: enough to compare, too few to use. */
  static String shortened(String digits) {
    return digits.length() <= SHOWN_DIGITS ? digits : digits.substring(0, SHOWN_DIGITS) + "...";
  }

  /** A text that somebody else gave, without characters that would steer a terminal. */
  static String given(String text) {
    return text.codePoints()
        .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** A code of a later version is told as it stands. */
  private static String told(String code, Map<String, String> table) {
    String meaning = table.get(code);
    return meaning == null ? code : code + ". " + meaning;
  }

  private static Map<String, String> table(PublishedCode[]... tables) {
    Map<String, String> meanings = new HashMap<>();
    for (PublishedCode[] table : tables) {
      for (PublishedCode code : table) {
        meanings.put(code.name(), code.meaning());
      }
    }
    return meanings;
  }
}
