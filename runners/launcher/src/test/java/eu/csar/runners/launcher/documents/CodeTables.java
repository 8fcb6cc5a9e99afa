package eu.csar.runners.launcher.documents;

import eu.csar.pipelines.ExitCode;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.PublishedCode;
import eu.csar.schemas.codes.RefusalCode;
import eu.csar.schemas.codes.RejectCode;
import java.util.List;

/** {@code docs/codes.md} from the code lists, and the table of exit codes in {@code docs/operations.md}. */
final class CodeTables {
  private CodeTables() {}

  /** The documents' order: what a provider asks first. */
  static String write(List<Class<? extends PublishedCode>> lists) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <!-- Generated from eu.csar.schemas.codes by GeneratedDocumentsTest -Dregenerate; do not edit. -->

        # Codes

        """);
    text.append("## Refusals: the export was not read\n\n").append(SENDER);
    for (RefusalCode code : RefusalCode.values()) {
      sender(text, code.name(), code.meaning(), code.example(), code.remedy());
    }
    text.append("\n## Rejections: a record that could not be kept\n\n").append(SENDER);
    for (RejectCode code : RejectCode.values()) {
      sender(text, code.name(), code.meaning(), code.example(), code.remedy());
    }
    text.append("\n## Findings: a doubtful record or export that was kept\n\n").append(SENDER);
    for (FindingCode code : FindingCode.values()) {
      sender(text, code.name(), code.meaning(), code.example(), code.remedy());
    }
    for (Class<? extends PublishedCode> list : lists) {
      text.append("\n## ").append(spaced(list.getSimpleName())).append("\n\n");
      text.append("| Code | Meaning | What to do |\n| --- | --- | --- |\n");
      for (PublishedCode code : list.getEnumConstants()) {
        text.append("| `%s` | %s | %s |\n".formatted(code.name(), cell(code.meaning()), cell(code.action())));
      }
    }
    return text.toString();
  }

  /** Rows of {@link ExitCode}. */
  static String exitCodes() {
    StringBuilder text = new StringBuilder("| Code | Name | Meaning | What to do |\n| --- | --- | --- | --- |\n");
    for (ExitCode code : ExitCode.values()) {
      text.append(
          "| %d | `%s` | %s | %s |\n".formatted(code.code(), code.name(), cell(code.meaning()), cell(code.action())));
    }
    return text.toString();
  }

  private static final String SENDER =
      "| Code | Meaning | Example | What the sender should do |\n| --- | --- | --- | --- |\n";

  private static void sender(StringBuilder text, String code, String meaning, String example, String remedy) {
    text.append("| `%s` | %s | %s | %s |\n".formatted(code, cell(meaning), cell(example), cell(remedy)));
  }

  private static String cell(String words) {
    return words.replace("|", "\\|");
  }

  private static String spaced(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
