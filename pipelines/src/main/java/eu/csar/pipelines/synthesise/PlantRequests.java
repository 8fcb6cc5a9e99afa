package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** RC6: what an information request names, by the missing fields of Annex III. */
final class PlantRequests {
  private static final String KIND = "INFORMATION_REQUEST";

  private final Planting planting;
  private int number;

  private PlantRequests(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantRequests requests = new PlantRequests(planting);
    planting.row("RC6", "A complete report is asked for nothing.");
    PlantedJudgement.of(planting, planting.report(Slot.B1, "rc6-whole").isNew().europolOnly())
        .notTold(KIND);
    requests.asked(
        "What the provider must sign.",
        n -> n.remove(List.of("signature", "time_stamp")),
        "MISSING_SIGNATURE",
        "MISSING_TIME_STAMP");
    requests.asked(
        "A time without zone is no issue time.",
        n -> n.put("issued_at", "2026-01-04T10:00:00"),
        "MISSING_ISSUED_AT");
    requests.asked(
        "Present and unreadable is missing.",
        n -> n.put("urgent", "no").put("user_decision", "maybe"),
        "MISSING_URGENT",
        "MISSING_USER_DECISION");
    requests.asked(
        "Reported elsewhere: to whom, under which number.",
        n -> n.put("third_country_reported", true),
        "MISSING_THIRD_COUNTRY_BODY",
        "MISSING_THIRD_COUNTRY_REFERENCE");
    requests.asked(
        "Which decision on the user.",
        n -> n.put("user_decision", true),
        "MISSING_USER_DECISION_TEXT");
    requests.asked(
        "Whether the material was removed, where there is material.",
        n -> n.remove("removed_or_disabled"),
        "MISSING_REMOVED_OR_DISABLED");
    requests.asked(
        "How to reach the provider, what it is about and how it became aware.",
        n -> n.putNull("provider").remove(List.of("abuse_types", "awareness", "service_types")),
        "MISSING_ABUSE_TYPES",
        "MISSING_AWARENESS",
        "MISSING_CONTACT_INFO",
        "MISSING_CONTACT_POINT",
        "MISSING_PROVIDER_NAME",
        "MISSING_SERVICE_TYPES");
  }

  private void asked(String what, Consumer<ObjectNode> members, String... missing) {
    planting.row("RC6", what);
    PlantedRecord record = planting.report(Slot.B1, "rc6-" + ++number);
    members.accept(record.node());
    planting
        .truth()
        .expect(
            null,
            "notices",
            Truth.columns("report_key", record.isNew().europolOnly().key(), "kind", KIND),
            Truth.columns("reason_codes", missing));
  }
}
