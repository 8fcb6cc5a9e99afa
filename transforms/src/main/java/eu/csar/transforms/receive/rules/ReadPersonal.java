package eu.csar.transforms.receive.rules;

import eu.csar.schemas.Address;
import eu.csar.schemas.KeyValue;
import eu.csar.schemas.Location;
import eu.csar.schemas.Person;
import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.codes.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Normalises the part of a record that holds personal data and free text; nothing is lost, doubtful
 * values are flagged.
 */
final class ReadPersonal {

  private static final Set<String> EVENTS =
      Set.of("UPLOAD", "LOGIN", "REGISTRATION", "PURCHASE", "OTHER", "UNKNOWN");
  private static final Set<String> LOCATION_KINDS =
      Set.of("ESTIMATED_LOCATION", "POSTAL_CODE", "GPS", "TIME_ZONE", "OTHER");
  private static final Set<String> ROLES = Set.of("SUBJECT", "RECIPIENT", "VICTIM", "OTHER");

  private ReadPersonal() {}

  static PersonalPart of(Fields record, @Nullable Fields provider, List<Fields> items) {
    List<Address> uploads = addresses(record, "upload_ips", "UPLOAD");
    for (Fields item : items) {
      uploads.addAll(addresses(item, "upload_ips", "UPLOAD"));
    }
    return new PersonalPart(
        provider == null ? null : provider.text("name"),
        provider == null ? null : provider.text("legal_representative_name"),
        provider == null ? null : provider.text("contact_point"),
        provider == null ? List.of() : provider.texts("contact_info"),
        record.text("urgency_detail"),
        record.text("bundled_reason"),
        keyValues(record, "other_data"),
        uploads,
        locations(record, "other_geo"),
        persons(record.objects("users", AnnexIIINames.PERSON), "SUBJECT", true),
        persons(record.objects("children", AnnexIIINames.PERSON), "VICTIM", false),
        record.text("service_info"),
        record.text("service_url"),
        record.text("awareness_detail"),
        record.texts("third_country_bodies"),
        record.text("user_decision_text"),
        record.text("other_info"),
        record.text("time_stamp"),
        record.text("signature"));
  }

  /**
   * S18 of docs/decisions/0005: a user without role counts as SUBJECT, with a finding; a child as
   * VICTIM, without.
   */
  private static List<Person> persons(
      List<Fields> given, String roleOtherwise, boolean mustHaveRole) {
    List<Person> persons = new ArrayList<>(given.size());
    for (Fields person : given) {
      @Nullable String role = person.code("role", ROLES);
      if (role == null && mustHaveRole) {
        person.finding(FindingCode.ROLE_MISSING, "role");
      }
      persons.add(
          new Person(
              role == null ? roleOtherwise : role,
              person.text("username"),
              person.text("email"),
              person.text("phone"),
              person.text("billing_country"),
              locations(person, "locations"),
              addresses(person, "addresses", "OTHER"),
              keyValues(person, "other")));
    }
    return persons;
  }

  private static List<Address> addresses(Fields of, String name, String eventOtherwise) {
    List<Fields> given = of.objects(name, AnnexIIINames.ADDRESS);
    List<Address> addresses = new ArrayList<>(given.size());
    for (Fields one : given) {
      @Nullable String address = one.text("address");
      @Nullable String event = one.code("event", EVENTS);
      addresses.add(
          new Address(
              address == null ? "" : address,
              portOf(one),
              RecordTime.of(one, "at"),
              event == null ? eventOtherwise : event,
              Boolean.TRUE.equals(one.flag("possible_proxy"))));
    }
    return addresses;
  }

  private static @Nullable Integer portOf(Fields address) {
    @Nullable Long port = address.integer("port");
    if (port == null) {
      return null;
    }
    if (port < 0 || port > 65_535) {
      address.finding(FindingCode.WRONG_TYPE, "port");
      return null;
    }
    return port.intValue();
  }

  private static List<Location> locations(Fields of, String name) {
    List<Fields> given = of.objects(name, AnnexIIINames.LOCATION);
    List<Location> locations = new ArrayList<>(given.size());
    for (Fields one : given) {
      @Nullable String kind = one.code("kind", LOCATION_KINDS);
      locations.add(
          new Location(
              kind == null ? "OTHER" : kind,
              one.text("country"),
              one.text("value"),
              Boolean.TRUE.equals(one.flag("verified"))));
    }
    return locations;
  }

  private static List<KeyValue> keyValues(Fields of, String name) {
    List<Fields> given = of.objects(name, AnnexIIINames.KEY_VALUE);
    List<KeyValue> pairs = new ArrayList<>(given.size());
    for (Fields one : given) {
      @Nullable String key = one.text("key");
      // The time stays text as given; reading it only finds the missing zone (V4).
      RecordTime.of(one, "at");
      pairs.add(new KeyValue(key == null ? "" : key, one.text("value"), one.text("at")));
    }
    return pairs;
  }
}
