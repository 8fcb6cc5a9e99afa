package eu.csar.runners.launcher.documents;

import eu.csar.pipelines.ExitCode;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.PublishedCode;
import eu.csar.schemas.codes.RefusalCode;
import eu.csar.schemas.codes.RejectCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code docs/codes.md} from the code lists, and the table of exit codes in {@code
 * docs/operations.md}.
 */
final class CodeTables {
  private CodeTables() {}

  /** The documents' order: what a provider asks first. */
  static String write(List<Class<? extends PublishedCode>> lists) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <!-- Generated from eu.csar.schemas.codes by GeneratedDocumentsTest -Dregenerate; do not edit. -->

        # Codes

        Every code that stands in the data or in a receipt. A code never changes its meaning; a new meaning is a
        new code. Ids in brackets, such as ID5, are rows of the decision tables: see the
        [data dictionary](data-dictionary.md).

        For providers: [refusals](#refusals-the-export-was-not-read),
        [rejections](#rejections-a-record-that-could-not-be-kept) and
        [findings](#findings-a-doubtful-record-or-export-that-was-kept) come first, with what the sender should do. For
        readers of the tables: the lists after them, each with the columns that hold it. For operators: the exit codes stand
        in [operations.md](operations.md#exit-codes).

        """);
    text.append("## Refusals: the export was not read\n\n")
        .append("Stand in the receipt and in `run.json`. The export is refused whole (RC1).\n\n")
        .append(SENDER);
    for (RefusalCode code : RefusalCode.values()) {
      sender(text, code.name(), code.meaning(), code.example(), code.remedy());
    }
    text.append("\n## Rejections: a record that could not be kept\n\n")
        .append(
            "Stand in `rejections.code` and in the receipt. No record is rejected for its values (RC2).\n\n")
        .append(SENDER);
    for (RejectCode code : RejectCode.values()) {
      sender(text, code.name(), code.meaning(), code.example(), code.remedy());
    }
    text.append("\n## Findings: a doubtful record or export that was kept\n\n")
        .append("Stand in `findings.code`; those on an export also in the receipt.\n\n")
        .append(SENDER);
    for (FindingCode code : FindingCode.values()) {
      sender(text, code.name(), code.meaning(), code.example(), code.remedy());
    }
    for (Class<? extends PublishedCode> list : lists) {
      list(text, list);
    }
    return text.toString();
  }

  /** Rows of {@link ExitCode}. */
  static String exitCodes() {
    StringBuilder text =
        new StringBuilder("| Code | Name | Meaning | What to do |\n| --- | --- | --- | --- |\n");
    for (ExitCode code : ExitCode.values()) {
      text.append(
          "| %d | `%s` | %s | %s |\n"
              .formatted(code.code(), code.name(), cell(code.meaning()), cell(code.action())));
    }
    return text.toString();
  }

  /** The last column only where a code of the list asks something of its reader. */
  private static void list(StringBuilder text, Class<? extends PublishedCode> list) {
    PublishedCode[] codes = list.getEnumConstants();
    boolean asks = Arrays.stream(codes).anyMatch(code -> !code.action().isEmpty());
    text.append("\n## ").append(spaced(list.getSimpleName())).append("\n\n");
    text.append("Stands in ").append(place(list)).append(".\n\n");
    text.append("| Code | Meaning |").append(asks ? " What to do |" : "");
    text.append("\n| --- | --- |").append(asks ? " --- |" : "").append('\n');
    for (PublishedCode code : codes) {
      text.append("| `%s` | %s |".formatted(code.name(), cell(code.meaning())));
      text.append(asks ? " " + cell(code.action()) + " |" : "").append('\n');
    }
  }

  private static String place(Class<? extends PublishedCode> list) {
    String place = PLACES.get(list.getSimpleName());
    if (place == null) {
      throw new IllegalStateException("say in PLACES which columns hold " + list.getSimpleName());
    }
    return place;
  }

  /** Columns that hold a list. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry(
              "AbuseType", "`reports.abuse_types`, `reports.centre_types`, `items.claimed_type`"),
          Map.entry("Awareness", "`personal.awareness`"),
          Map.entry("Cause", "`reports.cause`"),
          Map.entry("Decision", "`reports.decision`"),
          Map.entry("EuropolCopyReason", "`forwards.reason` of a copy for Europol"),
          Map.entry("EuropolOnlyReason", "`forwards.reason` where Europol alone receives"),
          Map.entry("ForwardKind", "`forwards.kind`"),
          Map.entry("GroundException", "`verdicts.exceptions`"),
          Map.entry("ImageTurn", "`links.turn`"),
          Map.entry("IncidentType", "`personal.incident_type`, of CyberTipline reports"),
          Map.entry("HoldReason", "`reports.reason_codes` of a report that is held"),
          Map.entry("Lane", "`forwards.lane` and the names of package files, in lower case"),
          Map.entry("LinkKind", "`links.kind`"),
          Map.entry(
              "MemberState", "`reports.member_states`, `forwards.recipient`, `signals.state`"),
          Map.entry("MessageStatus", "`messages.status`"),
          Map.entry("NoticeKind", "`notices.kind`"),
          Map.entry(
              "NoticeReason", "`notices.reason_codes` and `feedback/<provider>/notices.ndjson`"),
          Map.entry("Outcome", "`submissions.outcome`"),
          Map.entry("PseudoCode", "`signals.state`; names nobody"),
          Map.entry("RecallReason", "`forwards.reason` of a recall"),
          Map.entry("ReviewSubject", "`messages.subject`"),
          Map.entry("ReviewValue", "`messages.value`"),
          Map.entry("ServiceType", "`reports.service_types`"),
          Map.entry("SignalFlag", "`signals.flags`"),
          Map.entry("SignalKind", "`signals.kind`"),
          Map.entry("Territory", "`signals.state` where the territory goes to nobody"),
          Map.entry("Tier", "`signals.tier`, and `forwards.reason` of a Member State"),
          Map.entry("UnfoundedGround", "`verdicts.ground`, `reports.reason_codes`"));

  private static final String SENDER =
      "| Code | Meaning | Example | What the sender should do |\n| --- | --- | --- | --- |\n";

  private static void sender(
      StringBuilder text, String code, String meaning, String example, String remedy) {
    text.append(
        "| `%s` | %s | %s | %s |\n".formatted(code, cell(meaning), cell(example), cell(remedy)));
  }

  private static String cell(String words) {
    return words.replace("|", "\\|");
  }

  private static String spaced(String name) {
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0))
        + words.substring(1).replace("europol", "Europol").replace("member state", "Member State");
  }
}
