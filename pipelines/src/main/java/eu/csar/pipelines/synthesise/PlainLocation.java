package eu.csar.pipelines.synthesise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a plain report points: half of the reports carry signals that name a State (decisions.md
 * 4), chosen first, so that the truth is the intention and not the result of a rule. The object is
 * drawn again for each report.
 */
final class PlainLocation {
  /** An address with its flag. */
  private record Seen(String address, boolean proxy) {}

  private static final double TERRITORY_SHARE = 0.011;

  private final CountryMap map;
  private final boolean withoutAuthority;
  private final List<String> states = new ArrayList<>();
  private final List<Seen> uploads = new ArrayList<>();
  private final List<Seen> logins = new ArrayList<>();
  private String reason = "";
  private @Nullable String verified;
  private @Nullable String unverified;
  private @Nullable String billing;
  private @Nullable String phone;
  private @Nullable String victim;

  PlainLocation(CountryMap map, boolean withoutAuthority) {
    this.map = map;
    this.withoutAuthority = withoutAuthority;
  }

  /** EU codes of the States that the report is meant for; empty: Europol only. */
  List<String> states() {
    return states;
  }

  /** Why Europol receives it. */
  String reason() {
    return reason;
  }

  void draw(Dice dice) {
    clear();
    reason = "EUROPOL_ALWAYS";
    int kind = dice.below(1000);
    if (kind < 495) {
      determined(kind, dice);
    } else if (kind < 560) {
      reason = "THIRD_COUNTRY";
      upload(dice.pick(Countries.THIRD.toArray(new String[0])), false, dice);
    } else if (kind < 605) {
      reason = "PROXY_ONLY";
      for (int i = 1 + dice.below(3); i > 0; i--) {
        upload(state(dice).iso(), true, dice);
      }
    } else if (kind < 608) {
      reason = "TERRITORY_SETTING";
      billing = dice.pick(Countries.TERRITORIES_BY_SETTING.toArray(new String[0]));
    } else {
      reason = "NO_SIGNAL";
      if (kind < 650) {
        unverified = state(dice).iso();
      } else if (kind < 690) {
        logins.add(new Seen(map.address(state(dice).iso(), dice), false));
      }
    }
  }

  /** Signals that name a State, and now and then a lower tier that must not decide. */
  private void determined(int kind, Dice dice) {
    boolean territory = dice.chance(TERRITORY_SHARE);
    int which = dice.below(Countries.TERRITORIES.size());
    boolean finnish = which == Countries.TERRITORIES.size() - 1;
    Countries.State state = territory ? Countries.byCode(finnish ? "FI" : "FR") : state(dice);
    String iso = territory ? Countries.TERRITORIES.get(which) : state.iso();
    states.add(state.code());
    if (kind < 60) {
      verified = text(state, iso, dice);
      noise(dice, true);
    } else if (kind < 220) {
      upload(iso, false, dice);
      upload(iso, false, dice);
      if (kind < 75) {
        second(dice);
      }
      noise(dice, false);
    } else if (kind < 280) {
      billing = text(state, iso, dice);
      noise(dice, true);
    } else if (kind < 340) {
      phone = state.phone();
      noise(dice, true);
    } else if (kind < 440) {
      uploads.add(
          new Seen(
              dice.chance(0.15) ? map.address6(state.iso(), dice) : map.address(iso, dice), false));
    } else if (kind < 480) {
      logins.add(new Seen(map.address(iso, dice), false));
      logins.add(new Seen(map.address(iso, dice), false));
      if (logins.get(0).equals(logins.get(1))) {
        logins.add(new Seen(map.address(state.iso(), dice), false));
      }
    } else {
      victim = text(state, iso, dice);
    }
  }

  /** A second State with two uploads of its own. */
  private void second(Dice dice) {
    Countries.State other = state(dice);
    upload(other.iso(), false, dice);
    upload(other.iso(), false, dice);
    if (!states.contains(other.code())) {
      states.add(other.code());
    }
  }

  private void noise(Dice dice, boolean single) {
    if (dice.chance(0.2)) {
      logins.add(new Seen(map.address(state(dice).iso(), dice), false));
    }
    if (single && dice.chance(0.2)) {
      upload(state(dice).iso(), false, dice);
    }
    if (!single && dice.chance(0.1)) {
      upload(state(dice).iso(), true, dice);
    }
  }

  /** Distinct from those there are, so that two are two. */
  private void upload(String iso, boolean proxy, Dice dice) {
    String address = map.address(iso, dice);
    while (uploads.contains(new Seen(address, proxy))
        || uploads.contains(new Seen(address, !proxy))) {
      address = map.address(iso, dice);
    }
    uploads.add(new Seen(address, proxy));
  }

  private Countries.State state(Dice dice) {
    Countries.State state = Countries.draw(dice);
    while (withoutAuthority && state.code().equals(Countries.WITHOUT_AUTHORITY)) {
      state = Countries.draw(dice);
    }
    return state;
  }

  /** A country as providers write it: EL or GR, sometimes three letters, sometimes a name. */
  private static String text(Countries.State state, String iso, Dice dice) {
    int form = dice.below(20);
    if (!iso.equals(state.iso())) {
      return iso;
    }
    return form == 0 ? state.alpha3() : form == 1 ? state.name() : form < 10 ? iso : state.code();
  }

  void writeUploads(JsonLine line, String at, Dice dice) {
    addresses(line, "upload_ips", uploads, "UPLOAD", at, dice);
  }

  void writeGeo(JsonLine line) {
    if (unverified != null) {
      line.name("other_geo").array();
      location(line, unverified, false).endArray();
    }
  }

  void writeSubject(JsonLine line, String at, Dice dice) {
    if (phone != null) {
      line.field("phone", phone);
    }
    if (billing != null) {
      line.field("billing_country", billing);
    }
    if (verified != null) {
      line.name("locations").array();
      location(line, verified, true).endArray();
    }
    addresses(line, "addresses", logins, "LOGIN", at, dice);
  }

  void writeChildren(JsonLine line, Dice dice) {
    if (victim != null) {
      line.name("children").array().object().field("role", "VICTIM");
      line.hexField("username", "child-", dice, 4, "").name("locations").array();
      location(line, victim, false).endArray().endObject().endArray();
    }
  }

  private static JsonLine location(JsonLine line, String country, boolean verified) {
    return line.object()
        .field("kind", "ESTIMATED_LOCATION")
        .field("country", country)
        .field("verified", verified)
        .endObject();
  }

  private static void addresses(
      JsonLine line, String name, List<Seen> seen, String event, String at, Dice dice) {
    if (seen.isEmpty()) {
      return;
    }
    line.name(name).array();
    for (Seen one : seen) {
      line.object()
          .field("address", one.address())
          .field("port", 1024 + dice.below(60_000))
          .field("at", at)
          .field("event", event)
          .field("possible_proxy", one.proxy())
          .endObject();
    }
    line.endArray();
  }

  private void clear() {
    states.clear();
    uploads.clear();
    logins.clear();
    verified = null;
    unverified = null;
    billing = null;
    phone = null;
    victim = null;
  }
}
