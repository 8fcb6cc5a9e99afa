package eu.csar.pipelines.oracle;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import eu.csar.pipelines.oracle.Content.Address;
import eu.csar.pipelines.oracle.Content.Location;
import eu.csar.pipelines.oracle.Content.Person;
import eu.csar.pipelines.oracle.Countries.Country;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decisions.md section 4: every indication of jurisdiction of a report, with its tier (S17, S18).
 */
final class Signals {

  private static final Set<String> GEOGRAPHIC = Set.of("ESTIMATED_LOCATION", "POSTAL_CODE", "GPS");
  private static final Country NO_COUNTRY = new Country(null, null, null);

  /**
   * One indication: what kind, which value says so, what it names and why it may not count.
   *
   * @param tier the tier for which it may count; null where unusable or too weak
   */
  record Signal(
      @Nullable String tier,
      String kind,
      String value,
      Country country,
      Set<String> flags,
      boolean lookedUp) {

    Signal withTier(@Nullable String changed) {
      return new Signal(changed, kind, value, country, flags, lookedUp);
    }
  }

  private final World world;
  private final Function<InetAddress, @Nullable String> lookUp;
  private final List<Signal> signals = new ArrayList<>();

  private Signals(World world, Function<InetAddress, @Nullable String> lookUp) {
    this.world = world;
    this.lookUp = lookUp;
  }

  /**
   * All signals of a report.
   *
   * @param lookUp country code of a public address
   */
  static List<Signal> of(
      Content content, World world, Function<InetAddress, @Nullable String> lookUp) {
    Signals signals = new Signals(world, lookUp);
    signals.collect(content);
    return signals.signals;
  }

  private void collect(Content content) {
    List<Address> uploads = new ArrayList<>();
    List<Address> others = new ArrayList<>();
    content.uploads().forEach(a -> (a.event().equals("UPLOAD") ? uploads : others).add(a));
    content.locations().forEach(l -> own(l, true));
    for (Person user : content.users()) {
      if (user.role().equals("RECIPIENT") || user.role().equals("VICTIM")) {
        user.locations().forEach(l -> others(l, user.role() + "_LOCATION"));
        continue;
      }
      user.locations().forEach(l -> own(l, user.role().equals("SUBJECT")));
      user.addresses().forEach(a -> (a.event().equals("UPLOAD") ? uploads : others).add(a));
      if (user.billingCountry() != null) {
        add("RT3", "BILLING_COUNTRY", user.billingCountry(), country(user.billingCountry()));
      }
      if (user.phone() != null) {
        phone(user.phone());
      }
    }
    for (Person child : content.children()) {
      child.locations().forEach(l -> others(l, "VICTIM_LOCATION"));
    }
    Set<String> proxies = new HashSet<>();
    for (Address address : both(uploads, others)) {
      if (address.proxy()) {
        proxies.add(canonical(address.text()));
      }
    }
    addresses(uploads, "UPLOAD_ADDRESS", proxies);
    addresses(others, "OTHER_ADDRESS", proxies);
    weigh();
  }

  private static List<Address> both(List<Address> uploads, List<Address> others) {
    List<Address> both = new ArrayList<>(uploads);
    both.addAll(others);
    return both;
  }

  private Country country(@Nullable String value) {
    return Countries.of(value, world.territories);
  }

  /** RT1: verified estimated location of the subject; other geography is evidence only (S18). */
  private void own(Location location, boolean ofSubject) {
    if (location.country() == null || !GEOGRAPHIC.contains(location.kind())) {
      return;
    }
    boolean verified = location.verified() && location.kind().equals("ESTIMATED_LOCATION");
    add(
        verified && ofSubject ? "RT1" : null,
        "ESTIMATED_LOCATION",
        location.country(),
        country(location.country()),
        verified ? List.of() : List.of("UNVERIFIED"));
  }

  /** RT7, verified or not. */
  private void others(Location location, String kind) {
    if (location.country() == null || !GEOGRAPHIC.contains(location.kind())) {
      return;
    }
    boolean verified = location.verified() && location.kind().equals("ESTIMATED_LOCATION");
    add(
        "RT7",
        kind,
        location.country(),
        country(location.country()),
        verified ? List.of() : List.of("UNVERIFIED"));
  }

  /** RT4: the number's own region where a calling code is shared, else the code's. */
  private void phone(String text) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = phones.parse(text, "ZZ");
      String region = phones.getRegionCodeForNumber(number);
      add(
          "RT4",
          "PHONE_PREFIX",
          phones.format(number, PhoneNumberFormat.E164),
          country(
              region != null
                  ? region
                  : phones.getRegionCodeForCountryCode(number.getCountryCode())));
    } catch (NumberParseException e) {
      add(null, "PHONE_PREFIX", text, NO_COUNTRY, List.of("UNPARSABLE"));
    }
  }

  private static String canonical(String text) {
    InetAddress address = IpLiteral.parse(text);
    return address == null ? "text " + text : Bytes.hex(address.getAddress());
  }

  /** Distinct addresses of one kind; tiers follow when all are known. */
  private void addresses(List<Address> addresses, String kind, Set<String> proxies) {
    Map<String, String> distinct = new LinkedHashMap<>();
    addresses.forEach(a -> distinct.putIfAbsent(canonical(a.text()), a.text()));
    distinct.forEach(
        (canonical, text) -> {
          InetAddress address = IpLiteral.parse(text);
          if (address == null) {
            add(null, kind, canonical, NO_COUNTRY, List.of("UNPARSABLE"));
            return;
          }
          List<String> flags = new ArrayList<>();
          if (proxies.contains(canonical)) {
            flags.add("PROXY");
          }
          String special = IpLiteral.flag(address);
          if (special != null) {
            flags.add(special);
            add(null, kind, canonical, NO_COUNTRY, flags);
            return;
          }
          Country country = country(lookUp.apply(address));
          Set<String> all = new TreeSet<>(flags);
          if (country.flag() != null) {
            all.add(country.flag());
          }
          boolean usable = flags.isEmpty() && country.memberState() != null;
          signals.add(new Signal(usable ? "?" : null, kind, canonical, country, all, true));
        });
  }

  /** RT2, RT5, RT6: by the number of distinct unflagged addresses in one State. */
  private void weigh() {
    for (int i = 0; i < signals.size(); i++) {
      Signal signal = signals.get(i);
      if ("?".equals(signal.tier())) {
        long here =
            signals.stream()
                .filter(s -> s.kind().equals(signal.kind()))
                .filter(s -> s.flags().stream().allMatch("TERRITORY"::equals))
                .filter(s -> s.lookedUp())
                .filter(
                    s -> Objects.equals(s.country().memberState(), signal.country().memberState()))
                .count();
        boolean upload = signal.kind().equals("UPLOAD_ADDRESS");
        signals.set(
            i, signal.withTier(here >= 2 ? (upload ? "RT2" : "RT6") : (upload ? "RT5" : null)));
      }
    }
  }

  private void add(String tier, String kind, String value, Country country) {
    add(tier, kind, value, country, List.of());
  }

  private void add(
      @Nullable String tier, String kind, String value, Country country, List<String> flags) {
    Set<String> all = new TreeSet<>(flags);
    if (country.flag() != null) {
      all.add(country.flag());
    }
    signals.add(
        new Signal(country.memberState() == null ? null : tier, kind, value, country, all, false));
  }

  /** One row for each tier, kind, state and set of flags; the count is of distinct values. */
  static List<Row> rows(List<Signal> signals, String reportKey, int run, World world) {
    Map<Row, Set<String>> values = new LinkedHashMap<>();
    for (Signal s : signals) {
      Row row =
          Row.empty()
              .and("report_key", reportKey)
              .and("tier", s.tier())
              .and("kind", s.kind())
              .and("state", s.country().code())
              .and("flags", s.flags())
              .and("ip_database_digest", s.lookedUp() ? world.ipDigest : null)
              .and("ip_database_built", s.lookedUp() ? world.ipBuilt : null)
              .and("run", run);
      values.computeIfAbsent(row, r -> new HashSet<>()).add(s.value());
    }
    List<Row> rows = new ArrayList<>();
    values.forEach((row, distinct) -> rows.add(row.and("count", distinct.size())));
    return rows;
  }
}
