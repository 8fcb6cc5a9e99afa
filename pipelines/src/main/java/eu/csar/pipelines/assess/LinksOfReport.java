package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.transforms.resolve.rules.ReferenceLink;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links of a report that need no shuffle of their own: what it cites (SU4), and what shares its
 * references (SU2, SU3).
 */
final class LinksOfReport {
  private LinksOfReport() {}

  static List<LinkRow> of(
      Report report, @Nullable String supplementOf, SupplementAnswer answer, long run) {
    List<LinkRow> links = new ArrayList<>();
    if (supplementOf == null) {
      for (ReferenceLink link : answer.links()) {
        links.add(
            new LinkRow(
                report.getReportKey(),
                link.otherKey(),
                "REFERENCE",
                null,
                null,
                link.referenceDigest(),
                link.count(),
                null,
                null,
                run));
      }
    }
    for (String cited : report.getCitedKeys()) {
      links.add(
          new LinkRow(
              report.getReportKey(), cited, "CITES", null, null, null, 1L, null, null, run));
    }
    return links;
  }
}
