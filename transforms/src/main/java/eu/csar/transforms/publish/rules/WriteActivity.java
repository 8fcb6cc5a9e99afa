package eu.csar.transforms.publish.rules;

import eu.csar.schemas.tables.IndicatorActivityRow;
import eu.csar.transforms.publish.rules.IndicatorMatches.Tally;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes {@code indicator_activity} of one range of indicators: the counts of this run beside those
 * of history, which the newest row of each indicator sums up.
 */
final class WriteActivity {
  private final Database database;
  private final KeyRange range;
  private final FloodRule floods;
  private final long run;

  WriteActivity(Database database, KeyRange range, FloodRule floods, long run) {
    this.database = database;
    this.range = range;
    this.floods = floods;
    this.run = run;
  }

  void write(Iterable<byte[]> blocks, PartFiles files) throws IOException {
    IndicatorMatches matches = new IndicatorMatches();
    for (byte[] block : blocks) {
      matches.addBlock(block);
    }
    Map<String, IndicatorActivityRow> newest = new HashMap<>();
    database
        .sorted()
        .activity(range, matches.tallies().keySet())
        .forEach(rows -> rows.forEach(row -> newest.put(row.getIndicatorDigest(), row)));
    files.expect(Table.INDICATOR_ACTIVITY, matches.tallies().size());
    for (Map.Entry<String, Tally> entry : matches.tallies().entrySet()) {
      Tally tally = entry.getValue();
      IndicatorActivityRow before = newest.get(entry.getKey());
      long earlierReports = before == null ? 0 : before.getEarlierReports() + before.getReports();
      long firstRun = before == null ? run : before.getFirstRun();
      files.add(
          Table.INDICATOR_ACTIVITY,
          new IndicatorActivityRow(
              entry.getKey(),
              tally.list,
              tally.indicatorId,
              tally.reports,
              tally.matches,
              tally.perceptual,
              tally.namespaces.size(),
              earlierReports,
              before == null ? 0 : before.getEarlierRuns() + 1,
              firstRun,
              floods.isFlood(tally.reports, earlierReports, firstRun, run),
              run));
    }
  }
}
