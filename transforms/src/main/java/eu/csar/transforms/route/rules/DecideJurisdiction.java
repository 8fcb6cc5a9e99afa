package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.EuropolOnlyReason;
import eu.csar.schemas.codes.SignalFlag;
import eu.csar.schemas.codes.Territory;
import eu.csar.schemas.codes.Tier;
import eu.csar.schemas.tables.SignalRow;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which Member States are likely to have jurisdiction (Article 48(3), RT1 to RT7).
 *
 * <p>The highest tier of RT1 to RT6 that names a Member State decides, for every State that it
 * names, unless these are more than the policy's limit; RT7 adds its States. A State without an
 * authority in the register receives nothing. Where none receives, Europol does alone.
 */
public final class DecideJurisdiction {

  private static final List<Tier> DECIDING =
      List.of(Tier.RT1, Tier.RT2, Tier.RT3, Tier.RT4, Tier.RT5, Tier.RT6);

  private final AuthorityRegister register;
  private final RoutingPolicy policy;

  public DecideJurisdiction(AuthorityRegister register, RoutingPolicy policy) {
    this.register = register;
    this.policy = policy;
  }

  /** Recipients by the signals of a report. */
  public Routing decide(List<SignalRow> signals) {
    SortedMap<String, String> deciding = new TreeMap<>();
    for (Tier tier : DECIDING) {
      if (deciding.isEmpty()) {
        nameStates(signals, tier, deciding);
      }
    }
    boolean conflicting = deciding.size() > policy.stateLimit();
    SortedMap<String, String> named = new TreeMap<>();
    nameStates(signals, Tier.RT7, named);
    boolean addedByVictims = !named.isEmpty();
    if (!conflicting) {
      named.putAll(deciding);
    }

    SortedMap<String, String> receiving = new TreeMap<>(named);
    receiving.keySet().removeIf(state -> register.authoritiesOf(state).isEmpty());
    Map<String, List<String>> authorities = new TreeMap<>();
    receiving.keySet().forEach(state -> authorities.put(state, register.authoritiesOf(state)));

    String reason = null;
    if (receiving.isEmpty()) {
      if (conflicting && !addedByVictims) {
        reason = EuropolOnlyReason.CONFLICTING.name();
      } else if (!named.isEmpty()) {
        reason = EuropolOnlyReason.NO_AUTHORITY.name();
      } else {
        reason = reasonWithoutState(signals).name();
      }
    }
    return new Routing(signals, receiving, reason, authorities);
  }

  private static void nameStates(
      List<SignalRow> signals, Tier tier, SortedMap<String, String> states) {
    for (SignalRow signal : signals) {
      // A row has a tier only if it names a Member State in it.
      if (tier.name().equals(signal.getTier())) {
        states.put(signal.getState(), tier.name());
      }
    }
  }

  private static EuropolOnlyReason reasonWithoutState(List<SignalRow> signals) {
    if (signals.stream().anyMatch(DecideJurisdiction::isTerritoryOfNobody)) {
      return EuropolOnlyReason.TERRITORY_SETTING;
    }
    if (any(signals, SignalFlag.PROXY)
        && signals.stream().noneMatch(DecideJurisdiction::isUnflaggedPublicAddress)) {
      return EuropolOnlyReason.PROXY_ONLY;
    }
    if (any(signals, SignalFlag.PSEUDO_CODE)) {
      return EuropolOnlyReason.PSEUDO_CODE;
    }
    return any(signals, SignalFlag.THIRD_COUNTRY)
        ? EuropolOnlyReason.THIRD_COUNTRY
        : EuropolOnlyReason.NO_SIGNAL;
  }

  /** A territory that the policy gives to its State has that State's code instead of its own. */
  private static boolean isTerritoryOfNobody(SignalRow signal) {
    if (!has(signal, SignalFlag.TERRITORY)) {
      return false;
    }
    for (Territory territory : Territory.values()) {
      if (territory.name().equals(signal.getState())) {
        return true;
      }
    }
    return false;
  }

  /** Only public addresses are looked up, so the database's digest marks them. */
  private static boolean isUnflaggedPublicAddress(SignalRow signal) {
    return signal.getIpDatabaseDigest() != null && !has(signal, SignalFlag.PROXY);
  }

  private static boolean any(List<SignalRow> signals, SignalFlag flag) {
    return signals.stream().anyMatch(signal -> has(signal, flag));
  }

  private static boolean has(SignalRow signal, SignalFlag flag) {
    return signal.getFlags().contains(flag.name());
  }
}
