package eu.csar.transforms.protect.rules;

import eu.csar.schemas.codes.MemberState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Somebody who attacks a release: with nothing but what is published, or knowing the true figures
 * of one Member State or one provider beside it.
 *
 * @param dimension of the code; empty for the public
 * @param code EU code of the State, or id of the provider, whose figures it knows; empty for the
 *     public
 */
public record Reader(String dimension, String code) implements Comparable<Reader> {
  /** Who has the releases and nothing else. */
  public static final Reader PUBLIC = new Reader("", "");

  private static final Set<String> STATES =
      Arrays.stream(MemberState.values())
          .map(MemberState::euCode)
          .collect(Collectors.toUnmodifiableSet());

  private static final Comparator<Reader> ORDER =
      Comparator.comparing(Reader::dimension).thenComparing(Reader::code);

  /** Who knows the figures of a State. */
  public static Reader ofState(String state) {
    return new Reader(LayTables.GEO, state);
  }

  /**
   * To whom a cell belongs: the State that received or hosts, and the provider. Groups belong to
   * nobody.
   *
   * @param isGroup of a provider's code
   */
  static Set<Reader> owners(CellKey key, Predicate<String> isGroup) {
    Set<Reader> owners = new TreeSet<>();
    for (String dimension : Set.of(LayTables.GEO, "hosted_in")) {
      String state = key.codes().get(dimension);
      if (state != null && STATES.contains(state)) {
        owners.add(new Reader(dimension, state));
      }
    }
    String provider = key.codes().get("provider");
    if (provider != null && !isGroup.test(provider)) {
      owners.add(new Reader("provider", provider));
    }
    return owners;
  }

  boolean knows(CellSystem.Cell cell) {
    return cell.owners().contains(this);
  }

  @Override
  public int compareTo(Reader other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return equals(PUBLIC) ? "any reader" : "a reader who knows the figures of " + code;
  }
}
