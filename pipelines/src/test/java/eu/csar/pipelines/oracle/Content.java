package eu.csar.pipelines.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What the oracle keeps of one readable record; regulation.md section 2 has the meanings. */
record Content(
    String idKind,
    String id,
    boolean retraction,
    @Nullable String retractionReason,
    long version,
    @Nullable Instant issuedAt,
    String digest,
    List<Reference> references,
    List<String> cited,
    boolean urgent,
    SortedSet<String> abuseTypes,
    SortedSet<String> serviceTypes,
    @Nullable Long bundled,
    List<Item> items,
    List<Address> uploads,
    List<Location> locations,
    List<Person> users,
    List<Person> children,
    Presence presence,
    List<String> missing,
    String source,
    List<Finding> findings) {

  /** A flag on the record: a code and where, never a value. */
  record Finding(String code, @Nullable String field) {}

  /**
   * What the report gives besides items: the other grounds of suspicion of decisions.md section 3.
   */
  record Presence(boolean child, boolean recipient, boolean url, boolean text, boolean freeText) {
    boolean any() {
      return child || recipient || url || text || freeText;
    }
  }

  /** Items with relevance Reported or absent (UG3, JU3). */
  List<Item> reported() {
    return items.stream().filter(i -> i.relevance().equals("REPORTED")).toList();
  }

  /** UG2, UG3, JU3: solicitation is alleged in type or annotation. */
  boolean allegesSolicitation() {
    return abuseTypes.contains("SOLICITATION")
        || items.stream()
            .flatMap(i -> i.annotations().stream())
            .map(a -> a.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", ""))
            .anyMatch(a -> a.contains("SOLICITATION") || a.contains("ENTICEMENT"));
  }

  /** SU1: a reference that is no placeholder. */
  record Reference(String body, String text) {
    String digest() {
      return Bytes.sha256(Bytes.utf8(body + "\0" + text));
    }
  }

  /** A hash in normal form; quality of PDQ only, where one is given. */
  record Hash(String algorithm, String value, @Nullable Long quality) {}

  /** An item of the report. */
  record Item(
      int number,
      @Nullable String id,
      @Nullable String mediaType,
      String relevance,
      @Nullable String claimedType,
      @Nullable Boolean humanReviewed,
      @Nullable Boolean publiclyAvailable,
      List<String> annotations,
      List<Hash> hashes) {

    List<String> all(String algorithm) {
      return hashes.stream().filter(h -> h.algorithm().equals(algorithm)).map(Hash::value).toList();
    }

    @Nullable String first(String algorithm) {
      Optional<Hash> found =
          hashes.stream().filter(h -> h.algorithm().equals(algorithm)).findFirst();
      return found.isPresent() ? found.get().value() : null;
    }
  }

  /** An address and what was done from it. */
  record Address(String text, String event, boolean proxy) {}

  /** A location of a person or of the media. */
  record Location(String kind, @Nullable String country, boolean verified) {}

  /** A user or a child. */
  record Person(
      String role,
      @Nullable String phone,
      @Nullable String billingCountry,
      List<Location> locations,
      List<Address> addresses) {}
}
