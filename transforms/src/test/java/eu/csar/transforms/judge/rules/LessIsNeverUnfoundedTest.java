package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Metamorphic properties: what a report lacks never makes it unfounded. The one exception is built
 * into the law: an item, hash or suspicion that itself keeps UG2 or UG3 from filtering. So the
 * properties are of reports in which no such thing is removed: of those on which neither ground's
 * other conditions hold, or of removals that leave the ground's conditions as they were.
 */
@DisplayName("Section 3 metamorphic")
class LessIsNeverUnfoundedTest {
  private static final int CASES = 20_000;

  private final RandomMatters matters = new RandomMatters(new Random(17));

  private Decision decision(Matter matter, Report report) {
    return judge(matters.with(matter, report)).decision();
  }

  private static Report withItems(Report report, List<Item> items) {
    return Report.newBuilder(report).setItems(items).build();
  }

  @Test
  @DisplayName("Section 3 adding an item that is not on the list never makes a report unfounded")
  void addingAnUnlistedItem() {
    for (int i = 0; i < CASES; i++) {
      Matter matter = matters.next();
      if (judge(matter).decision() != Decision.FORWARDED) {
        continue;
      }
      List<Item> items = new ArrayList<>(matter.report().getItems());
      items.add(JudgedReports.item(items.size(), "REPORTED", "unlisted"));
      assertThat(
          decision(matter, withItems(matter.report(), items)),
          is(not(Decision.MANIFESTLY_UNFOUNDED)));
    }
  }

  @Test
  @DisplayName(
      "Section 3 removing a hash or an item from a forwarded report without any listed item")
  void removingItemsAndHashes() {
    for (int i = 0; i < CASES; i++) {
      Matter matter = matters.next();
      Report report = matter.report();
      boolean listed =
          report.getItems().stream()
              .flatMap(item -> item.getHashes().stream())
              .anyMatch(hash -> !JudgedReports.notices(hash.getValue()).isEmpty());
      if (listed || judge(matter).decision() != Decision.FORWARDED) {
        continue;
      }
      for (int removed = 0; removed < report.getItems().size(); removed++) {
        List<Item> fewer = new ArrayList<>(report.getItems());
        Item item = fewer.remove(removed);
        assertThat(
            decision(matter, withItems(report, fewer)), is(not(Decision.MANIFESTLY_UNFOUNDED)));
        for (int hash = 0; hash < item.getHashes().size(); hash++) {
          List<Hash> hashes = new ArrayList<>(item.getHashes());
          hashes.remove(hash);
          List<Item> changed = new ArrayList<>(report.getItems());
          changed.set(removed, Item.newBuilder(item).setHashes(hashes).build());
          assertThat(
              decision(matter, withItems(report, changed)), is(not(Decision.MANIFESTLY_UNFOUNDED)));
        }
      }
    }
  }

  @Test
  @DisplayName("Section 3 removing every hash of an item from any forwarded report")
  void removingAllHashes() {
    for (int i = 0; i < CASES; i++) {
      Matter matter = matters.next();
      if (judge(matter).decision() != Decision.FORWARDED) {
        continue;
      }
      for (int stripped = 0; stripped < matter.report().getItems().size(); stripped++) {
        List<Item> items = new ArrayList<>(matter.report().getItems());
        items.set(stripped, Item.newBuilder(items.get(stripped)).setHashes(List.of()).build());
        assertThat(
            decision(matter, withItems(matter.report(), items)),
            is(not(Decision.MANIFESTLY_UNFOUNDED)));
      }
    }
  }

  @Test
  @DisplayName("Section 3 removing fields that no ground looks at changes no decision")
  void removingFields() {
    for (int i = 0; i < CASES / 10; i++) {
      Matter matter = matters.next();
      Report bare =
          Report.newBuilder(matter.report())
              .setIssuedAt(null)
              .setServiceTypes(List.of())
              .setAwareness(List.of())
              .setReferences(List.of())
              .setRemovedOrDisabled(null)
              .setUserDecision(null)
              .setThirdCountryReported(null)
              .setServiceBrand(null)
              .setBundledIncidentCount(null)
              .build();
      assertThat(decision(matter, bare), is(judge(matter).decision()));
    }
  }
}
