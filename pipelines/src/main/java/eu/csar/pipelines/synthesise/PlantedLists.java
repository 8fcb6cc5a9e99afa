package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that planted cases need on the Centre's lists: as they are at first, and as a history
 * changes them later.
 */
final class PlantedLists {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lines of one list. */
  record Lines(List<String> known, List<String> notAbuse) {}

  private final Lines first = new Lines(new ArrayList<>(), new ArrayList<>());
  private final Lines later = new Lines(new ArrayList<>(), new ArrayList<>());
  private int entries;

  Lines first() {
    return first;
  }

  /** The lists from the day on which a history changes them. */
  Lines later() {
    return later;
  }

  /** An entry of the list of known material; the mark is a member that is true, or empty. */
  void known(String sha256, String mark) {
    String line = known(sha256, "PLANTED-" + ++entries, mark);
    first.known.add(line);
    later.known.add(line);
  }

  /** An entry that comes with the later lists. */
  void knownLater(String sha256) {
    later.known.add(known(sha256, "PLANTED-" + ++entries, ""));
  }

  /** A notice that no abuse material of any kind was found; returns its id. */
  String notice(String state, String sha256) {
    return notice(state, sha256, "", "");
  }

  /** A notice that one day has this mark: disabled, quarantined. */
  String notice(String state, String sha256, String mark, String laterMark) {
    return notice(state, sha256, "2025-06-01", "NO_ABUSE_MATERIAL", mark, laterMark);
  }

  String notice(
      String state, String sha256, String date, String reason, String mark, String laterMark) {
    String id = "PLANTED-" + ++entries;
    ObjectNode notice = JSON.createObjectNode().put("notice_id", id).put("state", state);
    notice.put("date", date).put("reason", reason).putArray("sha256").add(sha256);
    first.notAbuse.add(marked(notice, mark));
    later.notAbuse.add(marked(notice, laterMark.isEmpty() ? mark : laterMark));
    return id;
  }

  private static String known(String sha256, String id, String mark) {
    ObjectNode entry = JSON.createObjectNode().put("indicator_id", id).put("algorithm", "SHA256");
    entry.put("value", sha256).put("state", "FR").put("submitted_at", "2025-06-01");
    entry.putArray("tags");
    return marked(entry, mark);
  }

  private static String marked(ObjectNode entry, String mark) {
    ObjectNode marked = entry.deepCopy().put("disabled", false).put("quarantined", false);
    return mark.isEmpty() ? marked.toString() : marked.put(mark, true).toString();
  }
}
