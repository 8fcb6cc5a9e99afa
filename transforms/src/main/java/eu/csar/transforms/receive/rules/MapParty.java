package eu.csar.transforms.receive.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps a party of a CyberTipline report to a person of Annex III (R11 to R14, R25 to R28). The
 * service's own identifier stands first for the username where there is no screen name.
 */
final class MapParty {
  private static final List<String> PERSONS =
      List.of("personOrUserReportedPerson", "intendedRecipientPerson", "victimPerson");
  private static final List<String> OWN_TEXTS =
      List.of("vehicleDescription", "espService", "profileBio", "schoolName", "groupIdentifier");
  private static final List<String> OWN_FLAGS =
      List.of("compromisedAccount", "thirdPartyUserReported", "allEmailsReported");
  private static final List<String> DISABLED =
      List.of("accountTemporarilyDisabled", "accountPermanentlyDisabled");

  private MapParty() {}

  /** One person; its role where it has one in Annex III. */
  static JsonObject person(XmlFields party, @Nullable String role) {
    List<Object> other = Members.list();
    @Nullable String screenName = party.text("screenName");
    @Nullable String identifier = party.text("espIdentifier");
    if (screenName != null) {
      Members.addPair(other, "espIdentifier", identifier);
    }
    Members.addPairs(other, "displayName", party.texts("displayName"));
    Members.addPairs(other, "profileUrl", party.texts("profileUrl"));
    OWN_TEXTS.forEach(name -> Members.addPair(other, name, party.text(name)));
    OWN_FLAGS.forEach(name -> Members.addPair(other, name, party.flag(name)));
    Members.addPairs(other, "priorCTReports", party.texts("priorCTReports"));
    devices(party, other);

    Contact contact = new Contact(other);
    for (String name : PERSONS) {
      for (XmlFields person : party.all(name, CyberTiplineNames.PERSON)) {
        contact.read(person);
      }
    }
    for (XmlFields location : party.all("estimatedLocation", CyberTiplineNames.LOCATION)) {
      contact.locations.add(estimated(location));
    }
    return new Members()
        .put("role", role)
        .put("username", screenName != null ? screenName : identifier)
        .put("email", contact.email)
        .put("phone", contact.phone)
        .put("billing_country", contact.billing)
        .put("locations", contact.locations)
        .put("addresses", captures(party))
        .put("other", other)
        .build();
  }

  /**
   * An account elsewhere that belongs to a party: a person of its own, in no role of the report.
   */
  static JsonObject associated(XmlFields account) {
    List<Object> other = Members.list();
    Members.addPair(other, "associatedAccount", account.attribute("type"));
    for (String name :
        List.of(
            "platform", "firstName", "middleName", "lastName", "approximateAge", "dateOfBirth")) {
      Members.addPair(other, name, account.text(name));
    }
    @Nullable String screenName = account.text("screenName");
    @Nullable String identifier = account.text("espIdentifier");
    if (screenName != null) {
      Members.addPair(other, "espIdentifier", identifier);
    }
    Members.addPairs(other, "displayName", account.texts("displayName"));
    Members.addPairs(other, "profileUrl", account.texts("profileUrl"));
    OWN_TEXTS.forEach(name -> Members.addPair(other, name, account.text(name)));
    Members.addPairs(other, "priorCTReport", account.texts("priorCTReport"));
    devices(account, other);
    Contact contact = new Contact(other);
    contact.reach(account);
    return new Members()
        .put("role", "OTHER")
        .put("username", screenName != null ? screenName : identifier)
        .put("email", contact.email)
        .put("phone", contact.phone)
        .put("billing_country", contact.billing)
        .put("locations", contact.locations)
        .put("addresses", captures(account))
        .put("other", other)
        .build();
  }

  /** R23, R24: what the provider did about the account; null where it says nothing. */
  static @Nullable Object decision(XmlFields party, List<String> words) {
    @Nullable Object decided = null;
    for (String name : DISABLED) {
      for (XmlFields disabled : party.all(name, Set.of())) {
        Object flag = XmlFields.flagOf(disabled.text());
        decided = Boolean.TRUE.equals(decided) ? decided : flag;
        if (Boolean.TRUE.equals(flag)) {
          @Nullable String date = disabled.attribute("disabledDate");
          @Nullable String told = disabled.attribute("userNotified");
          words.add(
              name
                  + (date == null ? "" : " " + date)
                  + (told == null ? "" : ", userNotified " + told));
        }
      }
    }
    return decided;
  }

  /** Addresses of the internet with their events (R09). */
  static List<Object> captures(XmlFields of) {
    List<Object> addresses = Members.list();
    for (XmlFields capture : of.all("ipCaptureEvent", CyberTiplineNames.CAPTURE)) {
      @Nullable String event = capture.text("eventName");
      addresses.add(
          new Members()
              .put("address", capture.text("ipAddress"))
              .put("port", integer(capture.text("port")))
              .put("at", capture.text("dateTime"))
              .put("event", event == null ? null : event.toUpperCase(Locale.ROOT))
              .put("possible_proxy", capture.flag("possibleProxy"))
              .build());
    }
    return addresses;
  }

  /** Devices, as named pieces of data. */
  static void devices(XmlFields of, List<Object> pairs) {
    for (XmlFields device : of.all("deviceId", CyberTiplineNames.DEVICE)) {
      @Nullable String type = device.text("idType");
      pairs.add(
          new Members()
              .put("key", type == null ? "deviceId" : "deviceId " + type)
              .put("value", device.text("idValue"))
              .put("at", device.text("dateTime"))
              .build());
    }
  }

  /** A postal address: its country for routing, all of it as text. */
  static JsonObject location(XmlFields address) {
    return new Members()
        .put("kind", "POSTAL_CODE")
        .put("country", address.text("country"))
        .put("value", address.text("zipCode"))
        .build();
  }

  private static JsonObject estimated(XmlFields location) {
    return new Members()
        .put("kind", "ESTIMATED_LOCATION")
        .put("country", location.text("countryCode"))
        .put("value", joined(location, List.of("city", "region")))
        .put("verified", location.attributeFlag("verified"))
        .build();
  }

  /** The lines of an address in one text; null where there are none. */
  static @Nullable String joined(XmlFields of, List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      parts.addAll(of.texts(name));
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  static @Nullable Object integer(@Nullable String text) {
    return text == null
        ? null
        : text.matches("-?(0|[1-9][0-9]{0,18})") ? new JsonNumber(text, true) : text;
  }

  /** Where a party can be reached: the first of each is its own, the others are kept beside. */
  private static final class Contact {
    private static final List<String> LINES =
        List.of("address", "city", "zipCode", "state", "nonUsaState", "country");

    private final List<Object> other;
    private final List<Object> locations = Members.list();
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String billing;

    Contact(List<Object> other) {
      this.other = other;
    }

    void read(XmlFields person) {
      for (String name : List.of("firstName", "lastName", "age", "dateOfBirth")) {
        Members.addPair(other, name, person.text(name));
      }
      Members.addPair(other, "ageAssertionDiscrepancy", person.flag("ageAssertionDiscrepancy"));
      reach(person);
    }

    void reach(XmlFields person) {
      for (String one : person.texts("email")) {
        if (email == null) {
          email = one;
        } else {
          Members.addPair(other, "email", one);
        }
      }
      for (XmlFields one : person.all("phone", Set.of())) {
        String number = number(one);
        if (phone == null) {
          phone = number.isEmpty() ? null : number;
        } else {
          Members.addPair(other, "phone", number);
        }
      }
      for (XmlFields address : person.all("address", CyberTiplineNames.ADDRESS)) {
        @Nullable String country = address.text("country");
        if ("Billing".equals(address.attribute("type")) && billing == null) {
          billing = country;
        } else if (country != null || address.text("zipCode") != null) {
          locations.add(location(address));
        }
        @Nullable String lines = joined(address, LINES);
        Members.addPair(other, "address", lines != null ? lines : blankToNull(address.text()));
      }
    }

    private static @Nullable String blankToNull(String text) {
      return text.isEmpty() ? null : text;
    }

    /** With the calling code, which says where it is (RT4). */
    private static String number(XmlFields phone) {
      @Nullable String code = phone.attribute("countryCallingCode");
      String number = phone.text();
      return code == null || number.startsWith("+") || number.isEmpty() ? number : code + number;
    }
  }
}
