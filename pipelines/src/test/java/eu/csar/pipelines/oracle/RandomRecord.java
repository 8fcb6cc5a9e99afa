package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/**
 * Random Annex III records from small pools, so that ids, versions, references and hashes collide.
 * Metadata only; hashes are of nothing, addresses lie in the world's fictitious map.
 */
final class RandomRecord {

  static final List<String> COUNTRIES =
      List.of(
          "FR",
          "DE",
          "GR",
          "EL",
          "FRA",
          "Greece",
          "germany",
          "GP",
          "GL",
          "FO",
          "GB",
          "US",
          "A1",
          "EU",
          "Atlantis",
          "AX",
          "AN",
          "IT",
          "ES",
          "PL",
          "IE");
  private static final List<String> TIMES =
      List.of(
          "2026-01-01T10:00:00Z",
          "2026-01-01T12:00:00+02:00",
          "2026-01-02T00:00:00.123456789Z",
          "2026-01-03T00:00:00Z",
          "2026-01-04T00:00:00",
          "yesterday");
  private static final List<String> ADDRESSES =
      List.of(
          "5.1.0.1",
          "5.1.0.2",
          "::ffff:5.1.0.1",
          "5.2.0.1",
          "5.2.0.2",
          "5.3.0.1",
          "5.4.0.1",
          "5.5.0.1",
          "5.6.0.1",
          "5.7.0.1",
          "5.8.0.1",
          "5.9.0.1",
          "5.99.0.1",
          "2A05:1::1",
          "2a05:1:0::1",
          "10.0.0.1",
          "100.64.0.1",
          "192.0.2.1",
          "127.0.0.1",
          "fe80::1",
          "no address");
  private static final List<String> PHONES =
      List.of("+33 1 44 55 66 77", "+49 30 1234567", "+12025550123", "+30 21 0123 4567", "0123");
  private static final List<String> REFERENCES =
      List.of("123456", " 123456 ", "123457", "123458", "123459", "N/A", "00000", "abcd");
  private static final List<Integer> HASHES = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  private static final List<Object> QUALITIES = List.of(50, 51, 90, 100, 100, 49, 101, -1, "90");
  private static final List<String> BODIES = List.of("NCMEC", "ncmec ", "", "OTHER BODY");

  private final Random random;

  RandomRecord(Random random) {
    this.random = random;
  }

  ObjectNode next(String providerName, String idPrefix) {
    ObjectNode record = World.MAPPER.createObjectNode();
    String id = idPrefix + random.nextInt(12);
    if (chance(12)) {
      record.put("retracts", id);
      maybe(record, "retraction_reason", List.of("ERRONEOUS", "ERRONEOUS", "OTHER", "MISTAKE"), 95);
      maybe(record, "issued_at", TIMES, 70);
      return record;
    }
    if (chance(92)) {
      record.put("provider_report_id", id);
    } else if (chance(50)) {
      record.put("provider_report_id", pick(List.of("", " ")));
    }
    version(record);
    maybe(record, "issued_at", TIMES, 70);
    maybe(record, "batch_id", List.of("B-1", "B-2"), 40);
    record.putObject("provider").put("name", chance(90) ? providerName : "Another Name");
    RandomAnswers answers = new RandomAnswers(random);
    answers.give(record);
    if (chance(40)) {
      // Nothing speaks against a ground of unfoundedness, if one holds.
      record.putArray("abuse_types").add(pick(List.of("KNOWN_CSAM", "NEW_CSAM")));
      references(record);
      items(record.putArray("items"), List.of(7, 8, 9, 9, 10, 11));
      addresses(record.putArray("upload_ips"), random.nextInt(3));
      return record;
    }
    ArrayNode types = record.putArray("abuse_types");
    List.of("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION", "STRANGE")
        .forEach(t -> addIf(types, t, t.equals("KNOWN_CSAM") ? 60 : 12));
    if (chance(20)) {
      record.put("urgent", true);
    } else if (chance(5)) {
      record.put("urgent", "true");
    }
    cites(record, idPrefix);
    references(record);
    items(record.putArray("items"), HASHES);
    addresses(record.putArray("upload_ips"), random.nextInt(3));
    locations(record.putArray("other_geo"), 1);
    persons(record.putArray("users"), true);
    persons(record.putArray("children"), false);
    answers.strange(record);
    return record;
  }

  private void version(ObjectNode record) {
    if (chance(85)) {
      record.put("version", random.nextInt(3));
    } else if (chance(50)) {
      record.put("version", -1);
    } else if (chance(50)) {
      record.put("version", "2");
    }
  }

  private void cites(ObjectNode record, String idPrefix) {
    if (chance(10)) {
      record.put("supersedes", idPrefix + random.nextInt(12));
    }
    if (chance(10)) {
      record.putArray("related_reports").add(idPrefix + random.nextInt(12)).add("elsewhere");
    }
  }

  private void references(ObjectNode record) {
    ArrayNode references = record.putArray("third_country_references");
    for (int i = random.nextInt(3); i > 0; i--) {
      ObjectNode reference = references.addObject().put("body", pick(BODIES));
      // One reference in eight is of a large pool, so that SU3's limit is not always passed.
      reference.put(
          "reference", chance(40) ? pick(REFERENCES) : "C-" + (1000 + random.nextInt(40)));
    }
  }

  private void items(ArrayNode items, List<Integer> numbers) {
    for (int i = random.nextInt(3); i > 0; i--) {
      ObjectNode item = items.addObject().put("item_id", "I-" + random.nextInt(4));
      maybe(item, "media_type", List.of("IMAGE", "VIDEO", "HOLOGRAM"), 60);
      maybe(item, "relevance", List.of("REPORTED", "SUPPLEMENTAL"), 40);
      maybe(item, "claimed_type", List.of("KNOWN_CSAM", "NEW_CSAM"), 30);
      if (chance(30)) {
        item.putArray("annotations").add("VIRAL").add("GENERATIVE_AI");
      } else if (chance(4)) {
        item.putArray("annotations").add(pick(List.of("SOLICITATION", "csamSolicitation")));
      }
      ArrayNode hashes = item.putArray("hashes");
      for (int h = random.nextInt(4); h > 0; h--) {
        String type =
            pick(List.of("SHA-256", "sha256", "SHA256", "SHA1", "MD5", "PDQ", "PhotoDNA"));
        ObjectNode hash = hashes.addObject().put("type", type);
        if (type.equals("PDQ") && chance(80)) {
          String near = RandomRegisters.near(pick(numbers), random.nextInt(45));
          if (chance(25)) {
            BigInteger turned = Neighbours.turned(new BigInteger(near, 16), pick(Neighbours.TURNS));
            near = "%064x".formatted(turned);
          }
          hash.put("value", near);
          hash.set("quality", World.MAPPER.valueToTree(pick(QUALITIES)));
        } else {
          hash.put("value", RandomRegisters.hash(type, pick(numbers)));
        }
      }
      if (chance(20)) {
        addresses(item.putArray("upload_ips"), 1);
      }
    }
  }

  private void addresses(ArrayNode addresses, int number) {
    for (int i = 0; i < number; i++) {
      ObjectNode address = addresses.addObject().put("address", pick(ADDRESSES));
      maybe(address, "event", List.of("UPLOAD", "LOGIN", "OTHER"), 50);
      maybe(address, "at", TIMES, 30);
      if (chance(15)) {
        address.put("possible_proxy", true);
      }
    }
  }

  private void locations(ArrayNode locations, int most) {
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      ObjectNode location = locations.addObject();
      location.put(
          "kind", pick(List.of("ESTIMATED_LOCATION", "POSTAL_CODE", "GPS", "TIME_ZONE", "OTHER")));
      location.put("verified", chance(40));
      maybe(location, "country", COUNTRIES, 90);
    }
  }

  private void persons(ArrayNode persons, boolean users) {
    for (int i = random.nextInt(users ? 3 : 2); i > 0; i--) {
      ObjectNode person = persons.addObject().put("username", "user-" + random.nextInt(9));
      if (users) {
        maybe(person, "role", List.of("SUBJECT", "SUBJECT", "RECIPIENT", "VICTIM", "OTHER"), 85);
      }
      maybe(person, "billing_country", COUNTRIES, 25);
      maybe(person, "phone", PHONES, 25);
      if (chance(chance(50) ? 60 : 5)) {
        locations(person.putArray("locations"), 2);
      }
      if (chance(50)) {
        addresses(person.putArray("addresses"), random.nextInt(3));
      }
    }
  }

  private void addIf(ArrayNode array, String value, int percent) {
    if (chance(percent)) {
      array.add(value);
    }
  }

  private void maybe(ObjectNode in, String name, List<String> values, int percent) {
    if (chance(percent)) {
      in.put(name, pick(values));
    }
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
