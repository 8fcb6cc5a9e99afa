package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.protect.rules.Catalogue;
import eu.csar.transforms.protect.rules.OwnTables;
import eu.csar.transforms.transparency.rules.Audience;
import java.util.Arrays;
import java.util.Locale;

/**
 * For whom the report is made: the Commission and the public (Article 84(4)), a Coordinating
 * Authority for its own report (Article 84(2)), or a provider for its own (Article 84(1)).
 *
 * @param kind whose report it is
 * @param id EU code of the State, or id of the provider; empty for the public
 */
public record Addressee(Kind kind, String id) {

  /** Whose report it is. */
  public enum Kind {
    PUBLIC,
    STATE,
    PROVIDER
  }

  /** The Centre's report, for all. */
  public static final Addressee PUBLIC = new Addressee(Kind.PUBLIC, "");

  /** As it is read: {@code state:FR}, {@code provider:ID}; empty for the public. */
  String text() {
    return kind == Kind.PUBLIC ? "" : kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }

  Audience audience() {
    return new Audience(Audience.Kind.valueOf(kind.name()), id);
  }

  /** What is to be protected of internal statistics, so that the report can be made of it. */
  Catalogue tables(Catalogue statistics) {
    return switch (kind) {
      case PUBLIC -> statistics;
      case STATE -> OwnTables.ofState(statistics, id, audience()::holds);
      case PROVIDER -> OwnTables.ofProvider(statistics, id, audience()::holds);
    };
  }

  /** Column of which the addressee is a code; empty for the public. */
  String dimension() {
    return switch (kind) {
      case PUBLIC -> "";
      case STATE -> "geo";
      case PROVIDER -> "provider";
    };
  }

  /**
   * Reads {@code state:FR} or {@code provider:ID}.
   *
   * @throws StoppedException with usage, where it is neither
   */
  public static Addressee of(String text) throws StoppedException {
    String[] parts = text.split(":", 2);
    if (parts.length == 2 && parts[0].equals("provider") && !parts[1].isBlank()) {
      return new Addressee(Kind.PROVIDER, parts[1]);
    }
    if (parts.length == 2
        && parts[0].equals("state")
        && Arrays.stream(MemberState.values()).anyMatch(state -> state.euCode().equals(parts[1]))) {
      return new Addressee(Kind.STATE, parts[1]);
    }
    throw new StoppedException(
        ExitCode.USAGE,
        "--for=" + text + " is neither state: with an EU code, such as state:EL, nor provider:ID");
  }
}
