package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One planted record in the making: first what stands in it, then what it must become. */
final class PlantedRecord {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Planting planting;
  private final Slot slot;
  private final ObjectNode node;
  private final String id;
  private String file = Planting.FILE;

  PlantedRecord(Planting planting, Slot slot, ObjectNode node, String id) {
    this.planting = planting;
    this.slot = slot;
    this.node = node;
    this.id = id;
  }

  static ObjectNode whole(Planting planting, Slot slot, String id) {
    ObjectNode report = JSON.createObjectNode().put("provider_report_id", id);
    report.put("schema_version", Delivery.SCHEMA_VERSION).put("batch_id", slot.exportId());
    report
        .putObject("provider")
        .put("name", slot.provider())
        .put("contact_point", "contact of " + slot.provider())
        .putArray("contact_info")
        .add("office of " + slot.provider());
    report.put("urgent", false).putArray("abuse_types").add("NEW_CSAM");
    report
        .putArray("items")
        .addObject()
        .put("item_id", "item-1")
        .put("media_type", "IMAGE")
        .putArray("hashes")
        .addObject()
        .put("type", "SHA-256")
        .put("value", hash(planting.dice(), 32));
    report.putArray("users").addObject().put("role", "SUBJECT").put("username", "user-" + id);
    report.putArray("service_types").add("HOSTING");
    report.putArray("awareness").add("OWN_MOTION");
    report.put("third_country_reported", false).put("removed_or_disabled", true);
    report.put("user_decision", false);
    report.put("issued_at", planting.receivedAt(slot).minusSeconds(1800).toString());
    report.put("time_stamp", "tst-" + id).put("signature", "sig-" + id);
    return report.put("legal_basis", "COM(2022) 209, Article 12");
  }

  static String hash(Dice dice, int bytes) {
    String quoted = new JsonLine().start().hex("", dice, bytes, "").toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  /** The same content in another export; batch, time stamp and signature are other ones. */
  PlantedRecord again(Slot other) {
    ObjectNode copy = node.deepCopy();
    copy.put("batch_id", other.exportId()).put("batch_sequence", 7);
    copy.put("time_stamp", "tst-again").put("signature", "sig-again");
    return new PlantedRecord(planting, other, copy, id).file(file);
  }

  ObjectNode node() {
    return node;
  }

  Slot slot() {
    return slot;
  }

  String key() {
    return TruthKey.of(slot.namespace(), "GIVEN", id);
  }

  PlantedRecord file(String name) {
    file = name;
    return this;
  }

  String file() {
    return file;
  }

  PlantedRecord version(long version) {
    node.put("version", version);
    return this;
  }

  PlantedRecord issued(@Nullable String at) {
    node.remove("issued_at");
    if (at != null) {
      node.put("issued_at", at);
    }
    return this;
  }

  PlantedRecord reference(@Nullable String body, String reference) {
    node.put("third_country_reported", true);
    array(node, "third_country_references")
        .addObject()
        .put("body", body)
        .put("reference", reference);
    return this;
  }

  /** One unflagged upload address in each of these countries (ISO codes). */
  PlantedRecord uploads(String... isoCodes) {
    for (String iso : isoCodes) {
      address(planting.address(iso), "UPLOAD", false);
    }
    return this;
  }

  PlantedRecord proxies(String... isoCodes) {
    for (String iso : isoCodes) {
      address(planting.address(iso), "UPLOAD", true);
    }
    return this;
  }

  PlantedRecord address(String address, String event, boolean proxy) {
    put(array(node, "upload_ips"), address, event, proxy);
    return this;
  }

  PlantedRecord itemUpload(String iso) {
    put(
        array((ObjectNode) node.path("items").path(0), "upload_ips"),
        planting.address(iso),
        "UPLOAD",
        false);
    return this;
  }

  PlantedRecord subjectAddress(String iso, String event) {
    put(array(subject(), "addresses"), planting.address(iso), event, false);
    return this;
  }

  PlantedRecord logins(String... isoCodes) {
    for (String iso : isoCodes) {
      subjectAddress(iso, "LOGIN");
    }
    return this;
  }

  PlantedRecord billing(String country) {
    subject().put("billing_country", country);
    return this;
  }

  PlantedRecord phone(String number) {
    subject().put("phone", number);
    return this;
  }

  PlantedRecord location(String kind, String country, boolean verified) {
    locate(subject(), kind, country, verified);
    return this;
  }

  PlantedRecord geo(String kind, String country, boolean verified) {
    locationIn(array(node, "other_geo"), kind, country, verified);
    return this;
  }

  /** A further user with a role and an own location that is not verified. */
  PlantedRecord user(String role, String country) {
    ObjectNode user = array(node, "users").addObject().put("role", role);
    locate(user, "ESTIMATED_LOCATION", country, false);
    return this;
  }

  PlantedRecord child(String country) {
    locate(array(node, "children").addObject(), "ESTIMATED_LOCATION", country, false);
    return this;
  }

  /** Replaces the hashes of the item: type, value and so on. */
  PlantedRecord hashes(String... typesAndValues) {
    ArrayNode hashes = ((ObjectNode) node.path("items").path(0)).putArray("hashes");
    for (int i = 0; i < typesAndValues.length; i += 2) {
      hashes.addObject().put("type", typesAndValues[i]).put("value", typesAndValues[i + 1]);
    }
    return this;
  }

  /** Adds a PDQ hash to those of the item. */
  PlantedRecord perceptual(byte[] value, int quality) {
    ((ArrayNode) node.path("items").path(0).path("hashes"))
        .addObject()
        .put("type", "PDQ")
        .put("value", HexFormat.of().formatHex(value))
        .put("quality", quality);
    return this;
  }

  /** The record is new whatever the runs. */
  PlantedTruth isNew() {
    return becomes("NEW", "NEW");
  }

  PlantedTruth becomes(String outcome) {
    return becomes(outcome, outcome);
  }

  /** Writes the record; the outcomes are those of one run and of one run an export. */
  PlantedTruth becomes(String inOneRun, String inRunPerExport) {
    long ordinal = planting.add(slot, file, node.toString());
    int items = node.path("items").size();
    return new PlantedTruth(
        planting, slot, file, ordinal, key(), items, List.of(inOneRun, inRunPerExport));
  }

  private ObjectNode subject() {
    return (ObjectNode) node.path("users").path(0);
  }

  private static ArrayNode array(ObjectNode node, String name) {
    return node.withArray(name);
  }

  private static void put(ArrayNode addresses, String address, String event, boolean proxy) {
    addresses
        .addObject()
        .put("address", address)
        .put("port", 40_000)
        .put("at", "2026-01-04T10:00:00Z")
        .put("event", event)
        .put("possible_proxy", proxy);
  }

  private static void locate(ObjectNode person, String kind, String country, boolean verified) {
    locationIn(array(person, "locations"), kind, country, verified);
  }

  private static void locationIn(ArrayNode to, String kind, String country, boolean verified) {
    to.addObject().put("kind", kind).put("country", country).put("verified", verified);
  }
}
