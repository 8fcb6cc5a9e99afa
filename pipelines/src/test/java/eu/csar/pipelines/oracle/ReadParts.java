package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Address;
import eu.csar.pipelines.oracle.Content.Hash;
import eu.csar.pipelines.oracle.Content.Item;
import eu.csar.pipelines.oracle.Content.Location;
import eu.csar.pipelines.oracle.Content.Person;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts that recur in an Annex III record: times, items, addresses, locations, persons. */
final class ReadParts {

  private static final Map<String, Integer> DIGITS =
      Map.of("MD5", 32, "SHA1", 40, "SHA256", 64, "PDQ", 64);
  private static final Set<String> EVENTS =
      Set.of("UPLOAD", "LOGIN", "REGISTRATION", "PURCHASE", "OTHER", "UNKNOWN");
  private static final Set<String> PLACES =
      Set.of("ESTIMATED_LOCATION", "POSTAL_CODE", "GPS", "TIME_ZONE", "OTHER");

  private ReadParts() {}

  /** S5. */
  static @Nullable Instant time(Members in, String name) {
    String text = in.text(name);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      in.find(isLocal(text) ? "TIME_WITHOUT_ZONE" : "UNREADABLE_TIME", name);
      return null;
    }
  }

  private static boolean isLocal(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static @Nullable String oneOf(Members in, String name, Set<String> codes) {
    String value = in.text(name);
    if (value == null || codes.contains(value)) {
      return value;
    }
    in.find("UNKNOWN_CODE", name);
    return null;
  }

  /** R07, with the addresses of upload of each item. */
  static List<Item> items(Members record, List<Address> uploads) {
    List<Item> items = new ArrayList<>();
    List<@Nullable Members> given = record.objects("items");
    for (int number = 0; number < given.size(); number++) {
      Members item = given.get(number);
      if (item == null) {
        continue;
      }
      String relevance = oneOf(item, "relevance", Set.of("REPORTED", "SUPPLEMENTAL"));
      List<String> annotations = new ArrayList<>(item.texts("annotations"));
      annotations.sort(Bytes.BY_UTF8);
      items.add(
          new Item(
              number,
              item.text("item_id"),
              oneOf(item, "media_type", Set.of("IMAGE", "VIDEO", "OTHER")),
              relevance == null ? "REPORTED" : relevance,
              oneOf(item, "claimed_type", Set.of("KNOWN_CSAM", "NEW_CSAM")),
              item.flag("human_reviewed"),
              item.flag("publicly_available"),
              annotations,
              hashes(item)));
      uploads.addAll(addresses(item, "upload_ips", "UPLOAD"));
    }
    return items;
  }

  private static List<Hash> hashes(Members item) {
    List<Hash> hashes = new ArrayList<>();
    for (Members hash : item.objects("hashes")) {
      if (hash == null) {
        continue;
      }
      String type = hash.text("type");
      String value = hash.text("value");
      if (type == null || value == null) {
        continue;
      }
      Long quality = hash.integer("quality");
      String algorithm = type.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
      Integer digits = DIGITS.get(algorithm);
      if (digits == null) {
        hashes.add(new Hash("OTHER", value, null));
      } else if (value.matches("[0-9a-fA-F]{" + digits + "}")) {
        String digest = value.toLowerCase(Locale.ROOT);
        boolean pdq = algorithm.equals("PDQ");
        if (pdq && (quality == null || quality < 50 || quality > 100)) {
          hash.find("LOW_QUALITY_HASH", "quality");
        } else if (pdq && nearConstant(digest)) {
          hash.find("NEAR_CONSTANT_HASH", "value");
        } else if (Lists.EMPTY_FILE.contains(digest)) {
          hash.find("EMPTY_FILE_HASH", "value");
        }
        boolean known = pdq && quality != null && quality >= 0 && quality <= 100;
        hashes.add(new Hash(algorithm, digest, known ? quality : null));
      } else {
        hash.find("BAD_HASH", "value");
      }
    }
    return hashes;
  }

  /** Fewer than 32 ones, or fewer than 32 zeros, of 256. */
  static boolean nearConstant(String hex) {
    int ones = new BigInteger(hex, 16).bitCount();
    return ones < 32 || 256 - ones < 32;
  }

  static List<Address> addresses(Members in, String name, String usual) {
    List<Address> addresses = new ArrayList<>();
    for (Members given : in.objects(name)) {
      if (given == null) {
        continue;
      }
      String text = given.text("address");
      given.integer("port");
      time(given, "at");
      String event = oneOf(given, "event", EVENTS);
      boolean proxy = Boolean.TRUE.equals(given.flag("possible_proxy"));
      if (text != null) {
        addresses.add(new Address(text, event != null ? event : usual, proxy));
      }
    }
    return addresses;
  }

  static List<Location> locations(Members in, String name) {
    List<Location> locations = new ArrayList<>();
    for (Members given : in.objects(name)) {
      if (given != null) {
        String kind = oneOf(given, "kind", PLACES);
        given.text("value");
        locations.add(
            new Location(
                kind == null ? "OTHER" : kind,
                given.text("country"),
                Boolean.TRUE.equals(given.flag("verified"))));
      }
    }
    return locations;
  }

  static List<Person> persons(Members record, String name, String usualRole) {
    List<Person> persons = new ArrayList<>();
    for (Members given : record.objects(name)) {
      if (given == null) {
        continue;
      }
      String role = oneOf(given, "role", Set.of("SUBJECT", "RECIPIENT", "VICTIM", "OTHER"));
      if (role == null && name.equals("users")) {
        given.find("ROLE_MISSING", "role");
      }
      given.text("username");
      given.text("email");
      keyValues(given, "other");
      persons.add(
          new Person(
              role != null ? role : usualRole,
              given.text("phone"),
              given.text("billing_country"),
              locations(given, "locations"),
              addresses(given, "addresses", "OTHER")));
    }
    return persons;
  }

  static void keyValues(Members in, String name) {
    for (Members pair : in.objects(name)) {
      if (pair != null) {
        pair.text("key");
        pair.text("value");
        time(pair, "at");
      }
    }
  }
}
