package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Centre's lists as one run sees them: positive ones (JU5), and notices of no abuse (JU1). */
final class Lists {

  private static final String NO_ABUSE = "NO_ABUSE_MATERIAL";

  /** SHA-256, SHA-1 and MD5 of the empty file: lists set such entries aside. */
  static final Set<String> EMPTY_FILE =
      Set.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "d41d8cd98f00b204e9800998ecf8427e");

  /** An indicator, or one hash of a not-abuse notice. */
  record Indicator(String list, String id, boolean disabled, boolean quarantined) {}

  /**
   * A PDQ indicator.
   *
   * @param value 256 bits
   */
  record Perceptual(BigInteger value, Indicator indicator) {}

  /**
   * A notice under Article 36(4).
   *
   * @param state EU code
   * @param date day; null where missing or unreadable
   */
  record Notice(
      String id,
      String state,
      @Nullable LocalDate date,
      String reason,
      boolean disabled,
      boolean quarantined) {

    /** Speaks at all: neither disabled nor quarantined. */
    boolean stands() {
      return !disabled && !quarantined;
    }

    boolean countsOn(LocalDate day) {
      return reason.equals(NO_ABUSE) && date != null && !date.isAfter(day);
    }
  }

  private final Map<String, List<Indicator>> indicators = new HashMap<>();
  private final List<Perceptual> perceptual = new ArrayList<>();
  private final Map<String, List<Notice>> notices = new HashMap<>();
  private final Set<String> standing = new HashSet<>();

  private Lists() {}

  /** The lists of a directory; a list without a file is empty. */
  static Lists of(Path directory) {
    Lists lists = new Lists();
    for (String list : List.of("known", "new", "solicitation")) {
      lists.positive(directory.resolve(list + ".ndjson"), list.toUpperCase(Locale.ROOT));
    }
    lists.notAbuse(directory.resolve("not_abuse.ndjson"));
    return lists;
  }

  /** Entries not disabled with exactly this value. */
  List<Indicator> matching(String algorithm, String value) {
    return indicators.getOrDefault(algorithm + " " + value, List.of()).stream()
        .filter(i -> !i.disabled())
        .toList();
  }

  /** PDQ entries not disabled whose value differs in at most so many bits. */
  List<Perceptual> neighbours(BigInteger value, int radius) {
    return perceptual.stream()
        .filter(p -> !p.indicator().disabled())
        .filter(p -> p.value().xor(value).bitCount() <= radius)
        .toList();
  }

  /**
   * UG3, S33: the notices on which it rests that this SHA-256 is in force; empty: it is not.
   *
   * @param day of the as-of, UTC
   * @param states how many States must have said so
   */
  Set<String> inForce(String sha256, LocalDate day, long states) {
    Set<String> ids = new HashSet<>();
    Set<String> saidBy = new HashSet<>();
    for (Notice notice : notices.getOrDefault(sha256, List.of())) {
      if (notice.stands() && !notice.reason().equals(NO_ABUSE)) {
        return Set.of(); // Somebody assessed it for another reason: doubt protects.
      }
      if (notice.stands() && notice.countsOn(day)) {
        ids.add(notice.id());
        saidBy.add(notice.state());
      }
    }
    return saidBy.size() >= states && !EMPTY_FILE.contains(sha256) ? ids : Set.of();
  }

  /** JU1, S41: a notice of the reason that counts, neither disabled nor quarantined. */
  boolean stands(String noticeId) {
    return standing.contains(noticeId);
  }

  private void positive(Path file, String list) {
    for (JsonNode line : World.lines(file)) {
      Indicator indicator =
          new Indicator(
              list,
              line.path("indicator_id").asText(),
              line.path("disabled").asBoolean(false),
              line.path("quarantined").asBoolean(false));
      String value = line.path("value").asText();
      if (line.path("algorithm").asText().equals("PDQ")) {
        int quality = line.path("quality").asInt(-1);
        if (quality >= 50 && quality <= 100 && !ReadParts.nearConstant(value)) {
          perceptual.add(new Perceptual(new BigInteger(value, 16), indicator));
        }
      } else {
        add(line.path("algorithm").asText(), value, indicator);
      }
    }
  }

  private void notAbuse(Path file) {
    for (JsonNode line : World.lines(file)) {
      Notice notice =
          new Notice(
              line.path("notice_id").asText(),
              World.euCode(line.path("state").asText()),
              day(line.path("date").asText("")),
              line.path("reason").asText(""),
              line.path("disabled").asBoolean(false),
              line.path("quarantined").asBoolean(false));
      if (!Countries.MEMBER_STATES.contains(notice.state())) {
        continue; // Such notices come from Member States only; the list sets others aside.
      }
      if (notice.stands() && notice.reason().equals(NO_ABUSE)) {
        standing.add(notice.id());
      }
      for (JsonNode hash : line.path("sha256")) {
        notices
            .computeIfAbsent(hash.asText().toLowerCase(Locale.ROOT), h -> new ArrayList<>())
            .add(notice);
        // What another reason says is no equality with something known not to be abuse.
        boolean speaks = !notice.disabled() && notice.reason().equals(NO_ABUSE);
        add(
            "SHA256",
            hash.asText(),
            new Indicator("NOT_ABUSE", notice.id(), !speaks, notice.quarantined()));
      }
    }
  }

  private void add(String algorithm, String value, Indicator indicator) {
    if (EMPTY_FILE.contains(value.toLowerCase(Locale.ROOT))) {
      return;
    }
    String spelled = algorithm.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    indicators
        .computeIfAbsent(spelled + " " + value.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
        .add(indicator);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
