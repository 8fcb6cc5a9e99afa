package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.match;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.tables.MatchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random reports in which everything that judging looks at is likely. */
final class RandomMatters {
  private static final List<String> HASHES = List.of("harmless-1", "harmless-2", "harmless-3", "a");

  private final Random random;

  RandomMatters(Random random) {
    this.random = random;
  }

  Matter next() {
    Report report =
        JudgedReports.builder()
            .setSource(random.nextBoolean() ? "ANNEX_III" : "CYBERTIPLINE")
            .setIncidentType(one(4) ? null : "CHILD_SEX_TOURISM")
            .setTest(one(12))
            .setProviderUrgent(one(6))
            .setAbuseTypes(one(3) ? List.of() : List.of(one(5) ? "SOLICITATION" : "KNOWN_CSAM"))
            .setAnnotations(one(9) ? List.of("csamSolicitation") : List.of())
            .setNamesChild(one(9))
            .setNamesRecipient(one(9))
            .setHasUrl(one(9))
            .setHasFlaggedText(one(9))
            .setHasFreeText(one(9))
            .setItems(items())
            .build();
    List<MatchRow> matches = one(7) ? List.of(match(one(2) ? "KNOWN" : "NOT_ABUSE")) : List.of();
    AcceptedReview[] reviews =
        one(6)
            ? new AcceptedReview[] {JudgedReports.decision(one(2) ? "FORWARD" : "UNFOUNDED")}
            : new AcceptedReview[0];
    return one(4)
        ? JudgedReports.retracted(report, one(2), reviews)
        : JudgedReports.matter(report, matches, reviews);
  }

  /** The same with another report. */
  Matter with(Matter matter, Report report) {
    return new Matter(
        report, matter.matches(), matter.reviews(), matter.retraction(), matter.everForwarded());
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      List<Hash> hashes = new ArrayList<>();
      for (int more = random.nextInt(3); more > 0; more--) {
        hashes.add(
            new Hash(one(4) ? "MD5" : "SHA256", HASHES.get(random.nextInt(HASHES.size())), null));
      }
      items.add(
          JudgedReports.item(
              items.size(), one(4) ? "SUPPLEMENTAL" : "REPORTED", hashes, List.of()));
    }
    return items;
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }
}
