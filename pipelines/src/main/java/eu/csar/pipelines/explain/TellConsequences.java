package eu.csar.pipelines.explain;

import eu.csar.schemas.codes.LinkKind;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.NoticeRow;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Tells what the provider was told (RC6), and what the report has in common with others (SU5). */
final class TellConsequences {
  private TellConsequences() {}

  static void of(RunOfReport run, PrintWriter words) {
    Paragraph notices = new Paragraph(words, "What the provider was told");
    for (NoticeRow row : run.notices()) {
      notices.line(InWords.noticeKind(row.getKind()));
      for (String reason : row.getReasonCodes()) {
        notices.under("because " + InWords.noticeReason(reason));
      }
      if (!row.getItemIds().isEmpty()) {
        notices.under("of its items " + InWords.given(String.join(", ", row.getItemIds())));
      }
    }
    Paragraph links = new Paragraph(words, "What it has in common with other reports");
    // An item may share several hashes with one report: one line a report and kind.
    Map<String, Map<String, Long>> byKind = new TreeMap<>();
    Map<String, LinkRow> nearest = new TreeMap<>();
    for (LinkRow row : run.links()) {
      if (row.getKind().equals(LinkKind.NEAR.name())) {
        nearest.merge(row.getOtherKey(), row, (a, b) -> distance(a) <= distance(b) ? a : b);
      } else {
        byKind
            .computeIfAbsent(row.getKind(), kind -> new TreeMap<>())
            .merge(row.getOtherKey(), row.getCount(), Math::max);
      }
    }
    byKind.forEach(
        (kind, others) -> {
          links.line(InWords.link(kind));
          others.forEach(
              (other, count) ->
                  links.under(
                      other + (count > 1 ? ", shared by " + count + " reports by then" : "")));
        });
    if (!nearest.isEmpty()) {
      links.line(InWords.link(LinkKind.NEAR.name()));
      nearest.forEach(
          (other, row) ->
              links.under(other + ", " + InWords.nearness(distance(row), row.getTurn())));
    }
  }

  private static int distance(LinkRow row) {
    return row.getDistance() == null ? 0 : row.getDistance();
  }
}
