package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.tables.IndicatorActivityRow;
import eu.csar.schemas.tables.MatchRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The activity of indicators")
class WriteActivityTest {
  private static final KeyRange ALL = new KeyRange(0, 1);

  @TempDir Path directory;

  private static MatchRow match(String list, String id, String strength) {
    String algorithm = strength.equals("PERCEPTUAL") ? "PDQ" : "SHA256";
    return new MatchRow("key", 0, algorithm, strength, list, "00", id, false, 0, false, "00", 1L);
  }

  private List<byte[]> blocks(IndicatorMatches matches) throws Exception {
    List<byte[]> blocks = new ArrayList<>();
    matches.forEachBlock((bucket, block) -> blocks.add(block));
    return blocks;
  }

  private List<String> publish(int run, List<byte[]> blocks) throws Exception {
    RunName name =
        new RunName(run, "%064x".formatted(run), run == 1 ? null : "%064x".formatted(run - 1));
    PartFiles files = PartFiles.of(Attempt.open(directory, name, "activity-" + ALL.inName()));
    new WriteActivity(Database.open(directory), ALL, new FloodRule(2, 1), run).write(blocks, files);
    Part part = files.finish();
    List<String> rows = new ArrayList<>();
    for (FileEntry file : part.files()) {
      RowsOfFile<SpecificRecord> found =
          RowsOfFile.open(
              directory.resolve(part.attempt()).resolve(file.path()), Table.INDICATOR_ACTIVITY);
      found.forEachRemaining(row -> rows.add(told((IndicatorActivityRow) row)));
    }
    publish(name, part);
    return rows;
  }

  private void publish(RunName name, Part part) throws Exception {
    List<FileEntry> published = new ArrayList<>();
    for (FileEntry file : part.files()) {
      String path = name.directory() + "/" + file.path();
      Files.createDirectories(directory.resolve(path).getParent());
      Files.move(directory.resolve(part.attempt()).resolve(file.path()), directory.resolve(path));
      published.add(new FileEntry(path, file.table(), file.rows(), file.bytes(), file.sha256()));
    }
    Path runs = Files.createDirectories(directory.resolve("runs"));
    new RunMarker(name, name.directory(), published)
        .publish(runs, directory.resolve("own-" + name.number()));
  }

  private static String told(IndicatorActivityRow row) {
    return "%s %s: %d reports, %d matches (%d perceptual), %d providers; before %d in %d since %d%s"
        .formatted(
            row.getList(),
            row.getIndicatorId(),
            row.getReports(),
            row.getMatches(),
            row.getPerceptualMatches(),
            row.getProviders(),
            row.getEarlierReports(),
            row.getEarlierRuns(),
            row.getFirstRun(),
            row.getFlood() ? " FLOOD" : "");
  }

  @Test
  @DisplayName("is the sum of all parts, each report and provider counted once")
  void sumsParts() throws Exception {
    IndicatorMatches one = new IndicatorMatches();
    one.add("A", List.of(match("KNOWN", "K-1", "SHA256"), match("KNOWN", "K-1", "PERCEPTUAL")));
    one.add("A", List.of(match("KNOWN", "K-1", "SHA256")));
    IndicatorMatches other = new IndicatorMatches();
    other.add("B", List.of(match("KNOWN", "K-1", "MD5_ONLY")));
    other.add("B", List.of());
    List<byte[]> blocks = blocks(one);
    blocks.addAll(blocks(other));
    assertThat(
        publish(1, blocks),
        contains(
            "KNOWN K-1: 3 reports, 4 matches (1 perceptual), 2 providers; before 0 in 0 since 1"));
  }

  @Test
  @DisplayName("stands beside that of all runs before, the runs between without a match too")
  void standsBesideHistory() throws Exception {
    IndicatorMatches two = new IndicatorMatches();
    two.add("A", List.of(match("KNOWN", "K-1", "SHA256")));
    two.add("B", List.of(match("KNOWN", "K-1", "SHA256")));
    IndicatorMatches three = new IndicatorMatches();
    for (int i = 0; i < 3; i++) {
      three.add("A", List.of(match("KNOWN", "K-1", "SHA256")));
    }
    String before = "KNOWN K-1: 2 reports, 2 matches (0 perceptual), 2 providers; before ";
    assertThat(publish(1, blocks(two)), contains(before + "0 in 0 since 1"));
    assertThat(publish(2, blocks(two)), contains(before + "2 in 1 since 1"));
    assertThat(publish(3, List.of()), is(empty()));
    assertThat(
        publish(4, blocks(three)),
        contains(
            "KNOWN K-1: 3 reports, 3 matches (0 perceptual), 1 providers; before 4 in 2 since 1 FLOOD"));
    assertThat(publish(5, blocks(two)), contains(before + "7 in 3 since 1 FLOOD"));
  }

  @Test
  @DisplayName("tells entries of two lists with one id apart")
  void listsApart() throws Exception {
    IndicatorMatches matches = new IndicatorMatches();
    matches.add("A", List.of(match("KNOWN", "X", "SHA256"), match("NEW", "X", "SHA256")));
    assertThat(
        publish(1, blocks(matches)).stream().map(row -> row.split(":", 2)[0]).sorted().toList(),
        contains("KNOWN X", "NEW X"));
  }
}
