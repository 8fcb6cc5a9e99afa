package eu.csar.transforms.route.rules;

import eu.csar.schemas.Address;
import eu.csar.schemas.Location;
import eu.csar.schemas.Person;
import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.SignalFlag;
import eu.csar.schemas.codes.SignalKind;
import eu.csar.schemas.codes.Tier;
import eu.csar.schemas.tables.SignalRow;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every indication of jurisdiction in a report, those too weak for a tier too (S17 to S21).
 *
 * <p>Never read: the provider's State of establishment, language, time zone.
 */
public final class ReadSignals {

  private final IpCountry ipCountry;
  private final RoutingPolicy policy;

  public ReadSignals(IpCountry ipCountry, RoutingPolicy policy) {
    this.ipCountry = ipCountry;
    this.policy = policy;
  }

  /** Signals of a report, ordered by tier, kind, state and flags. */
  public List<SignalRow> read(Report report, long run) {
    SignalTable table = new SignalTable(ipCountry, policy);
    PersonalPart personal = report.getPersonal();
    Set<InetAddress> proxies = proxies(personal);

    personal.getLocations().forEach(location -> readOwn(location, Tier.RT1, table));
    personal.getUploadAddresses().forEach(address -> readAddress(address, proxies, table));
    for (Person user : personal.getUsers()) {
      switch (user.getRole()) {
        case "RECIPIENT" -> readOthers(user, SignalKind.RECIPIENT_LOCATION, table);
        case "VICTIM" -> readOthers(user, SignalKind.VICTIM_LOCATION, table);
        default -> readUser(user, proxies, table);
      }
    }
    personal.getChildren().forEach(child -> readOthers(child, SignalKind.VICTIM_LOCATION, table));
    return table.rows(report.getReportKey(), run);
  }

  /** A subject, or a user of another role that is neither recipient nor victim. */
  private static void readUser(Person user, Set<InetAddress> proxies, SignalTable table) {
    // RT1 is the subject's; another user's verified location is evidence.
    @Nullable Tier tier = user.getRole().equals("SUBJECT") ? Tier.RT1 : null;
    user.getLocations().forEach(location -> readOwn(location, tier, table));
    user.getAddresses().forEach(address -> readAddress(address, proxies, table));
    String billing = user.getBillingCountry();
    if (isPresent(billing)) {
      table.addCountry(SignalKind.BILLING_COUNTRY, Tier.RT3, billing);
    }
    String phone = user.getPhone();
    if (isPresent(phone)) {
      table.addPhone(phone);
    }
  }

  /** RT1 by a verified estimated location; a postal code or a position in a picture is evidence. */
  private static void readOwn(Location location, @Nullable Tier tier, SignalTable table) {
    if (!isPlace(location)) {
      return;
    }
    if (isVerified(location)) {
      table.addCountry(SignalKind.ESTIMATED_LOCATION, tier, location.getCountry());
    } else {
      table.addCountry(
          SignalKind.ESTIMATED_LOCATION, null, location.getCountry(), SignalFlag.UNVERIFIED);
    }
  }

  private static boolean isVerified(Location location) {
    return location.getKind().equals("ESTIMATED_LOCATION") && location.getVerified();
  }

  /** RT7: a victim's or a recipient's own location, verified or not. */
  private static void readOthers(Person person, SignalKind kind, SignalTable table) {
    for (Location location : person.getLocations()) {
      if (isPlace(location)) {
        if (isVerified(location)) {
          table.addCountry(kind, Tier.RT7, location.getCountry());
        } else {
          table.addCountry(kind, Tier.RT7, location.getCountry(), SignalFlag.UNVERIFIED);
        }
      }
    }
  }

  /** RT2 and RT5 by uploads, RT6 by any other event. */
  private static void readAddress(Address address, Set<InetAddress> proxies, SignalTable table) {
    SignalKind kind =
        address.getEvent().equals("UPLOAD") ? SignalKind.UPLOAD_ADDRESS : SignalKind.OTHER_ADDRESS;
    UserAddress user = UserAddress.of(address.getAddress());
    if (user == null) {
      table.addUnreadable(kind, address.getAddress());
    } else if (proxies.contains(user.address())) {
      table.addAddress(kind, user, SignalFlag.PROXY);
    } else {
      table.addAddress(kind, user);
    }
  }

  /** Addresses that the provider flags anywhere in the report: one flag is enough (S18). */
  private static Set<InetAddress> proxies(PersonalPart personal) {
    Stream<Address> ofPersons =
        Stream.concat(personal.getUsers().stream(), personal.getChildren().stream())
            .flatMap(person -> person.getAddresses().stream());
    Set<InetAddress> proxies = new HashSet<>();
    Stream.concat(personal.getUploadAddresses().stream(), ofPersons)
        .filter(Address::getProxy)
        .forEach(
            address -> {
              UserAddress user = UserAddress.of(address.getAddress());
              if (user != null) {
                proxies.add(user.address());
              }
            });
    return proxies;
  }

  private static boolean isPlace(Location location) {
    boolean place =
        switch (location.getKind()) {
          case "ESTIMATED_LOCATION", "POSTAL_CODE", "GPS" -> true;
          default -> false;
        };
    return place && isPresent(location.getCountry());
  }

  private static boolean isPresent(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
