package eu.csar.schemas.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is published, table by table, and why the rest is not. The one place in which it is decided;
 * disclosure control reads it from the catalogue of a release.
 */
public final class Publications {
  /** Least count but zero that a suppressed table prints. */
  public static final int THRESHOLD = 5;

  /** Base of rounding. */
  public static final int BASE = 5;

  /** Least distance between the ends of what any reader must hold possible. */
  public static final int WIDTH = 4;

  private static final List<PublishedSource> SOURCES = new ArrayList<>();

  static {
    SOURCES.addAll(CentrePublications.ALL);
    SOURCES.addAll(FollowUpPublications.ALL);
    SOURCES.addAll(AuthorityPublications.ALL);
    SOURCES.addAll(ProviderPublications.ALL);
  }

  private static final Map<String, String> WITHHELD = new LinkedHashMap<>();

  static {
    WITHHELD.put(
        "coverage",
        "Its values are numbers of rows returned, so numbers of reports by State. What was not submitted is said in the"
            + " status of each published row.");
    WITHHELD.put(
        "reconciliation", "Sums of internal tables, each the better known the more is hidden.");
    WITHHELD.put(
        "events_by_state",
        "Nearly the totals of followup_by_state, counted by event: either would give away what the other hides.");
    WITHHELD.put("surplus_of_states", "An equation between events and States, and no demand.");
    WITHHELD.put(
        "reports_by_abuse_type",
        "Types overlap and so do not add up; the tables of items and of solicitation serve the demand.");
    WITHHELD.put("followup_actionable", "Sums of outcomes: readers make it of followup_by_state.");
    WITHHELD.put(
        "followup_days_median",
        "An exact median of few reports is the number of days of one; classes of days are published.");
    WITHHELD.put("assessments_open", "Work that goes on (Article 84(5)).");
    WITHHELD.put(
        "authority_removal_providers",
        "Never more than the orders, which it would bound from below; the list is removal_orders_by_provider.");
    WITHHELD.put("eu_aggregates", "Totals are made anew of what is published.");
    WITHHELD.put("completeness", "About single providers by quarter; no demand of Article 83.");
    WITHHELD.put(
        "hours_to_forwarding",
        "Exact hours; reports forwarded and unfounded would tell how many are held.");
    WITHHELD.put(
        "provider_concentration",
        "Sums of reports_by_provider: readers make it of what is printed.");
    WITHHELD.put("provider_ranks", "The figures of reports_by_provider in another order.");
    WITHHELD.put("own_counts", "The figures of reports_by_provider beside nearly equal ones.");
    WITHHELD.put("series_breaks", "No counts; the annual report tells them in words.");
    WITHHELD.put("revisions", "Differences of true counts of two releases.");
    WITHHELD.put("quality_gates", "About how the statistics were made.");
  }

  private Publications() {}

  /** All internal tables of which something is published, in order of publication. */
  public static List<PublishedSource> sources() {
    return Collections.unmodifiableList(SOURCES);
  }

  /** What is published of an internal table; null if nothing is. */
  public static @Nullable PublishedSource of(String table) {
    return SOURCES.stream().filter(source -> source.table().equals(table)).findFirst().orElse(null);
  }

  /** Published tables that serve an item of Article 83. */
  public static List<Publication> serving(String item) {
    return SOURCES.stream()
        .flatMap(source -> source.publications().stream())
        .filter(publication -> publication.items().contains(item))
        .toList();
  }

  /** Why nothing is published of an internal table; null where something is. */
  public static @Nullable String withheld(String table) {
    return WITHHELD.get(table);
  }

  /** Internal tables of which nothing is published, with the reason. */
  public static Map<String, String> withheld() {
    return Collections.unmodifiableMap(WITHHELD);
  }
}
