package eu.csar.pipelines.assess;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.Place;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.Winner;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private final List<String> happened = new ArrayList<>();
  private final ReadAhead ahead =
      new ReadAhead(
          reports -> happened.add("search " + reports.size()),
          (report, winner, answer) ->
              happened.add(report.getReportKey() + " " + answer.localOrdinal()));

  @Test
  void everyReportIsAssessedOnceInTheOrderInWhichItCame() throws IOException {
    for (int i = 0; i < 10; i++) {
      add(i, ReadAhead.MOST_BYTES / 4);
    }
    ahead.assessAll();
    assertThat(
        happened,
        contains(
            "search 4",
            "r0 0",
            "r1 1",
            "r2 2",
            "r3 3",
            "search 4",
            "r4 4",
            "r5 5",
            "r6 6",
            "r7 7",
            "search 2",
            "r8 8",
            "r9 9"));
  }

  @Test
  void aRecordOfTheMostBytesDoesNotWait() throws IOException {
    add(0, ReadAhead.MOST_BYTES);
    assertThat(happened, contains("search 1", "r0 0"));
  }

  @Test
  void littleWaitsUntilAllAreRead() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      add(i, 800);
    }
    assertThat(happened, is(empty()));
    ahead.assessAll();
    assertThat(
        happened.subList(1, happened.size()),
        equalTo(IntStream.range(0, 1_000).mapToObj(i -> "r" + i + " " + i).toList()));
  }

  private void add(int number, long length) throws IOException {
    Report report = new Report();
    report.put("report_key", "r" + number);
    Place place = new Place(Instant.EPOCH, "E", "d", "f", (long) number);
    Winner winner = new Winner(Winner.NEW, Instant.EPOCH, place, null, null, List.of(), List.of());
    ahead.add(report, winner, SupplementAnswer.none(0, number), length);
  }
}
