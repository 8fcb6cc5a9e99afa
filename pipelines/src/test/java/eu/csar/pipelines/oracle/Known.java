package eu.csar.pipelines.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that later runs must know of one report key. */
final class Known {

  /** A version that some run read (ID6). */
  record Seen(long version, String digest) {}

  /** A retraction that some run read (ID10). */
  record Retraction(@Nullable Instant issuedAt, boolean erroneous, Place place) {

    /** S11: its own issue time, otherwise when its export was received. */
    Instant instant() {
      return issuedAt != null ? issuedAt : place.receivedAt();
    }

    /** JU2: by instants; where one is missing, by place. */
    boolean appliesTo(@Nullable Instant versionIssued, Place versionPlace) {
      return (versionIssued != null && issuedAt != null)
          ? !versionIssued.isAfter(issuedAt)
          : versionPlace.compareTo(place) < 0;
    }
  }

  /**
   * The latest forward to a recipient; its token stays for ever.
   *
   * @param line what stood in the package; null after a recall
   * @param last what stood in it last, before a recall too
   * @param recalledFor the reason of the recall; null: it is none
   */
  record Sent(
      String kind,
      List<String> authorityIds,
      boolean urgent,
      String lane,
      String token,
      @Nullable Line line,
      Line last,
      @Nullable String recalledFor) {}

  /**
   * An accepted review (JU4).
   *
   * @param run that accepted it
   */
  record Review(String id, String subject, String value, Instant decidedAt, int run) {

    /** What speaks against a report ends with its next version. */
    boolean endsWithVersion() {
      return value.equals("UNFOUNDED") || value.equals("NOT_URGENT");
    }
  }

  /** ID7: reports of earlier runs first, then by place. */
  static final Comparator<Known> EARLIER_FIRST =
      Comparator.<Known>comparingInt(k -> k.firstRun).thenComparing(Known::first);

  final String key;
  final String namespace;
  final Set<Seen> seen = new HashSet<>();
  final List<Retraction> retractions = new ArrayList<>();
  final Set<String> references = new TreeSet<>();
  final Map<String, Sent> sent = new TreeMap<>();
  final List<Review> reviews = new ArrayList<>();

  /** JU1: notices on which its being unfounded rests. */
  final Set<String> notices = new TreeSet<>();

  /** Run that made it NEW; 0 while only a retraction is known. */
  int firstRun;

  @Nullable Place firstPlace;
  long version;
  @Nullable Instant issuedAt;
  @Nullable Place place;
  boolean test;
  @Nullable Instant retractedAt;
  @Nullable String supplementOf;
  boolean firstAccount;

  /** Run of its latest NEW_VERSION; 0 before. */
  int newVersionRun;

  /** What made its current version. */
  @Nullable Submission submission;

  /** Its latest row of table reports. */
  @Nullable Row row;

  Known(String key, String namespace) {
    this.key = key;
    this.namespace = namespace;
  }

  Known copy() {
    Known copy = new Known(key, namespace);
    copy.seen.addAll(seen);
    copy.retractions.addAll(retractions);
    copy.references.addAll(references);
    copy.sent.putAll(sent);
    copy.reviews.addAll(reviews);
    copy.notices.addAll(notices);
    copy.newVersionRun = newVersionRun;
    copy.submission = submission;
    copy.firstRun = firstRun;
    copy.firstPlace = firstPlace;
    copy.version = version;
    copy.issuedAt = issuedAt;
    copy.place = place;
    copy.test = test;
    copy.retractedAt = retractedAt;
    copy.supplementOf = supplementOf;
    copy.firstAccount = firstAccount;
    copy.row = row;
    return copy;
  }

  boolean isReport() {
    return firstRun > 0;
  }

  /** Whether somebody has it, not recalled. */
  boolean isWithSomebody() {
    return sent.values().stream().anyMatch(s -> s.line() != null);
  }

  /** The decision before this run, or after it; null while there is none. */
  @Nullable String decision() {
    return row == null ? null : row.get("decision");
  }

  /** S11: the retractions that apply to the current version. */
  List<Retraction> inForce() {
    return retractions.stream().filter(r -> r.appliesTo(issuedAt, current())).toList();
  }

  /** JU4: the review of a subject that decides; null: none is in force. */
  @Nullable Review inForce(String subject) {
    return reviews.stream()
        .filter(r -> r.subject().equals(subject))
        .filter(r -> !r.endsWithVersion() || r.run() > newVersionRun)
        .max(Comparator.comparing(Review::decidedAt).thenComparing(Review::id, Bytes.BY_UTF8))
        .orElse(null);
  }

  /** What its current version says. */
  Content content() {
    return Objects.requireNonNull(submission).content();
  }

  Place first() {
    return Objects.requireNonNull(firstPlace);
  }

  Place current() {
    return Objects.requireNonNull(place);
  }
}
