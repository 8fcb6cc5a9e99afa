package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of a world of years, as it is meant: what it is planted as is what statistics must say.
 *
 * @param year UTC year of receipt
 * @param provider number of the provider
 * @param id the provider's id of the report
 * @param receivedAt when its export is received
 * @param states EU codes of the States that it names; empty: Europol alone
 * @param type type of abuse that the provider claims
 * @param service type of service
 * @param items items, none twice
 * @param reference third-country reference; null: none
 * @param first report of which this is a second account; null: none
 * @param missing fields that are left out
 * @param urgent whether its provider says that it is (never of a retracted one, which would be
 *     forwarded then: UG2)
 * @param retracted true: retracted as erroneous in the same export, hence unfounded
 * @param incidents incidents that it stands for; 0: not said
 * @param submissions how often it is delivered
 */
record YearReport(
    int year,
    int provider,
    String id,
    Instant receivedAt,
    List<String> states,
    String type,
    String service,
    List<YearItem> items,
    @Nullable String reference,
    @Nullable YearReport first,
    List<String> missing,
    boolean urgent,
    boolean retracted,
    int incidents,
    int submissions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An item.
   *
   * @param number its number in the pool
   * @param claimed the provider's claim; null: none
   */
  record YearItem(long number, @Nullable String claimed) {}

  String providerId() {
    return Registers.providerId(provider);
  }

  String key() {
    return TruthKey.of(providerId(), "GIVEN", id);
  }

  /** The line of an export. */
  ObjectNode line(World world, Dice dice) {
    ObjectNode report = JSON.createObjectNode().put("provider_report_id", id).put("version", 1);
    ObjectNode sender = report.putObject("provider").put("name", Registers.providerName(provider));
    sender.put("contact_point", "contact").putArray("contact_info").add("office");
    report.put("urgent", urgent).putArray("abuse_types").add(type);
    ArrayNode all = report.putArray("items");
    for (YearItem item : items) {
      ObjectNode node =
          all.addObject().put("item_id", "i" + item.number()).put("media_type", "IMAGE");
      if (item.claimed() != null) {
        node.put("claimed_type", item.claimed());
      }
      node.set("hashes", hashes(world, item.number()));
    }
    locate(report, world, dice);
    if (!missing.contains("SERVICE_TYPES")) {
      report.putArray("service_types").add(service);
    }
    if (!missing.contains("AWARENESS")) {
      report.putArray("awareness").add("OWN_MOTION");
    }
    report.put("third_country_reported", reference != null);
    if (reference != null) {
      report.putArray("third_country_bodies").add("NCMEC");
      report
          .putArray("third_country_references")
          .addObject()
          .put("body", "NCMEC")
          .put("reference", reference);
    }
    report.put("removed_or_disabled", true).put("user_decision", false);
    String issued = receivedAt.minusSeconds(3600).toString();
    report.put("issued_at", issued);
    if (!missing.contains("TIME_STAMP")) {
      report.put("time_stamp", "tst-" + id);
    }
    if (!missing.contains("SIGNATURE")) {
      report.put("signature", "sig-" + id);
    }
    if (incidents > 0) {
      report.put("bundled_incident_count", incidents);
    }
    return report.put("legal_basis", "COM(2022) 209, Article 12");
  }

  /** The line that retracts it. */
  ObjectNode retraction() {
    return JSON.createObjectNode()
        .put("provider_report_id", "retraction-of-" + id)
        .put("retracts", id)
        .put("retraction_reason", "ERRONEOUS")
        .put("issued_at", receivedAt.minusSeconds(60).toString());
  }

  /** One State by the billing country, several by two uploads each (RT2, RT3). */
  private void locate(ObjectNode report, World world, Dice dice) {
    if (states.size() == 1) {
      report
          .putArray("users")
          .addObject()
          .put("role", "SUBJECT")
          .put("billing_country", states.get(0));
    }
    if (states.size() > 1) {
      ArrayNode uploads = report.putArray("upload_ips");
      for (String state : states) {
        String iso = Countries.byCode(state).iso();
        String one = world.map().address(iso, dice);
        String other = one;
        while (other.equals(one)) {
          other = world.map().address(iso, dice);
        }
        for (String address : List.of(one, other)) {
          uploads
              .addObject()
              .put("address", address)
              .put("port", 2000)
              .put("at", receivedAt.minusSeconds(7200).toString())
              .put("event", "UPLOAD")
              .put("possible_proxy", false);
        }
      }
    }
  }

  private static JsonNode hashes(World world, long number) {
    JsonLine line = new JsonLine();
    line.start().object();
    ItemHashes.all(line, world.items().of(number, new Dice()), true, PerceptualHashes.NONE_LISTED);
    line.endObject();
    try {
      return JSON.readTree(line.toString()).path("hashes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
