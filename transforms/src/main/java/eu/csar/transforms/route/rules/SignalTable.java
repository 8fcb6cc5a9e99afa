package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.Country;
import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.codes.SignalFlag;
import eu.csar.schemas.codes.SignalKind;
import eu.csar.schemas.codes.Tier;
import eu.csar.schemas.tables.SignalRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signals of one report, while they are gathered: distinct values that say the same. */
final class SignalTable {

  private static final Comparator<@Nullable String> NULL_LAST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private static final Comparator<SignalRow> ORDER =
      Comparator.comparing(SignalRow::getTier, NULL_LAST)
          .thenComparing(SignalRow::getKind)
          .thenComparing(SignalRow::getState, NULL_LAST)
          .thenComparing(row -> String.join(",", row.getFlags()));

  private final IpCountry ipCountry;
  private final RoutingPolicy policy;
  private final Map<Group, Set<Object>> values = new HashMap<>();

  /**
   * What a row says.
   *
   * @param tier tier in which the value names its State; null for addresses, whose tier depends on
   *     how many there are, and for evidence
   */
  private record Group(
      SignalKind kind,
      @Nullable Tier tier,
      @Nullable String state,
      Set<SignalFlag> flags,
      boolean ipDatabaseAsked) {

    /** Whether it is a usable address in a Member State. */
    boolean isUsableAddress() {
      return ipDatabaseAsked && !flags.contains(SignalFlag.PROXY) && namesMemberState();
    }

    /** A territory that counts as its State has that State's code here. */
    boolean namesMemberState() {
      return state != null && MEMBER_STATES.contains(state);
    }
  }

  private static final Set<String> MEMBER_STATES = new HashSet<>();

  static {
    for (MemberState state : MemberState.values()) {
      MEMBER_STATES.add(state.euCode());
    }
  }

  SignalTable(IpCountry ipCountry, RoutingPolicy policy) {
    this.ipCountry = ipCountry;
    this.policy = policy;
  }

  /** A country value; each distinct text counts once. */
  void addCountry(SignalKind kind, @Nullable Tier tier, String text, SignalFlag... flags) {
    add(kind, tier, Country.of(text), text, false, flags);
  }

  /** A phone number; each distinct number counts once. */
  void addPhone(String text) {
    PhoneCountry phone = PhoneCountry.of(text);
    if (phone == null) {
      addUnreadable(SignalKind.PHONE_PREFIX, text);
    } else {
      Country country = Country.of(phone.region());
      add(SignalKind.PHONE_PREFIX, Tier.RT4, country, phone.number(), false);
    }
  }

  /** An address; only public ones are looked up (S21). */
  void addAddress(SignalKind kind, UserAddress address, SignalFlag... flags) {
    SignalFlag range = address.range().flag();
    if (range == null) {
      Country country = Country.of(ipCountry.of(address.address()));
      add(kind, null, country, address.address(), true, flags);
    } else {
      Set<SignalFlag> all = flagSet(flags);
      all.add(range);
      put(new Group(kind, null, null, all, false), address.address());
    }
  }

  /** A text that is no address or phone number. */
  void addUnreadable(SignalKind kind, String text) {
    put(new Group(kind, null, null, EnumSet.of(SignalFlag.UNPARSABLE), false), text);
  }

  /** The rows, ordered by tier, kind, state and flags. */
  List<SignalRow> rows(String reportKey, long run) {
    Map<String, Integer> usable = new HashMap<>();
    values.forEach(
        (group, distinct) -> {
          if (group.isUsableAddress()) {
            usable.merge(group.kind() + "/" + group.state(), distinct.size(), Integer::sum);
          }
        });
    List<SignalRow> rows = new ArrayList<>();
    values.forEach(
        (group, distinct) -> {
          int inState = usable.getOrDefault(group.kind() + "/" + group.state(), 0);
          Tier tier = group.isUsableAddress() ? tierOf(group.kind(), inState) : group.tier();
          rows.add(row(reportKey, group, tier, distinct.size(), run));
        });
    rows.sort(ORDER);
    return rows;
  }

  private static @Nullable Tier tierOf(SignalKind kind, int addresses) {
    if (kind == SignalKind.UPLOAD_ADDRESS) {
      return addresses > 1 ? Tier.RT2 : Tier.RT5;
    }
    return addresses > 1 ? Tier.RT6 : null;
  }

  private SignalRow row(
      String reportKey, Group group, @Nullable Tier tier, int distinct, long run) {
    return SignalRow.newBuilder()
        .setReportKey(reportKey)
        .setTier(tier == null ? null : tier.name())
        .setKind(group.kind().name())
        .setState(group.state())
        .setCount(distinct)
        .setFlags(group.flags().stream().map(SignalFlag::name).sorted().toList())
        .setIpDatabaseDigest(group.ipDatabaseAsked() ? ipCountry.digest() : null)
        .setIpDatabaseBuilt(group.ipDatabaseAsked() ? ipCountry.built() : null)
        .setRun(run)
        .build();
  }

  private void add(
      SignalKind kind,
      @Nullable Tier tier,
      @Nullable Country country,
      Object value,
      boolean asked,
      SignalFlag... more) {
    Set<SignalFlag> flags = flagSet(more);
    String state = null;
    if (country == null) {
      flags.add(SignalFlag.UNKNOWN_COUNTRY);
    } else {
      MemberState named = policy.stateOf(country);
      state = named == null ? country.code() : named.euCode();
      if (country.territory() != null) {
        flags.add(SignalFlag.TERRITORY);
      } else if (country.pseudoCode() != null) {
        flags.add(SignalFlag.PSEUDO_CODE);
      } else if (country.isThirdCountry()) {
        flags.add(SignalFlag.THIRD_COUNTRY);
      }
    }
    Group group = new Group(kind, tier, state, flags, asked);
    put(group.namesMemberState() ? group : new Group(kind, null, state, flags, asked), value);
  }

  private void put(Group group, Object value) {
    values.computeIfAbsent(group, any -> new HashSet<>()).add(value);
  }

  private static Set<SignalFlag> flagSet(SignalFlag... flags) {
    Set<SignalFlag> set = EnumSet.noneOf(SignalFlag.class);
    set.addAll(List.of(flags));
    return set;
  }
}
