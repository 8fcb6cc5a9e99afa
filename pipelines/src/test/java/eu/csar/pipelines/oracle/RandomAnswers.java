package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/**
 * Answers that Annex III asks for, most of them given; and what it does not know, or by other types
 * than it says.
 */
final class RandomAnswers {

  private final Random random;

  RandomAnswers(Random random) {
    this.random = random;
  }

  /** What a complete report answers; one answer in six is missing or cannot be read. */
  void give(ObjectNode record) {
    ObjectNode provider = (ObjectNode) record.path("provider");
    text(provider, "contact_point");
    if (given()) {
      provider.putArray("contact_info").add(random.nextInt(8) == 0 ? " " : "placeholder");
    }
    flag(record, "urgent", 0);
    if (given()) {
      record.putArray("awareness").add(random.nextInt(6) == 0 ? "A_DREAM" : "OWN_MOTION");
    }
    if (given()) {
      record.putArray("service_types").add("HOSTING");
    }
    flag(record, "third_country_reported", 60);
    if (random.nextBoolean()) {
      record.putArray("third_country_bodies").add(random.nextInt(4) == 0 ? "" : "NCMEC");
    }
    flag(record, "removed_or_disabled", 50);
    flag(record, "user_decision", 50);
    if (random.nextBoolean()) {
      text(record, "user_decision_text");
    }
    text(record, "time_stamp");
    text(record, "signature");
  }

  /** What the contract does not know, values of other types, and other grounds of suspicion. */
  void strange(ObjectNode record) {
    if (chance(5)) {
      record.put("x_note", 0.1);
    }
    if (chance(5)) {
      record.put("other_info", 7);
    } else if (chance(5)) {
      record.put("other_info", chance(50) ? "placeholder" : " ");
    }
    if (chance(3)) {
      record.put("provider_report_id", 12);
    }
    if (chance(3)) {
      record.put("service_types", "HOSTING");
    }
    if (chance(4)) {
      record.put("bundled_incident_count", random.nextInt(50));
    }
    for (String name : List.of("service_url", "urgency_detail", "awareness_detail")) {
      if (chance(4)) {
        record.put(name, "placeholder");
      }
    }
    if (chance(4)) {
      record.put("flagged_text", true);
    }
  }

  private void text(ObjectNode in, String name) {
    if (given()) {
      in.put(name, random.nextInt(12) == 0 ? "  " : "placeholder");
    }
  }

  private void flag(ObjectNode in, String name, int percent) {
    if (random.nextInt(20) == 0) {
      in.put(name, "yes");
    } else if (given()) {
      in.put(name, chance(percent));
    }
  }

  private boolean given() {
    return random.nextInt(6) > 0;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
