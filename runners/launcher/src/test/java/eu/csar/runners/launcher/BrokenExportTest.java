package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose export is mostly rubble does not keep an urgent report from anybody. */
final class BrokenExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ways in which a line is no record. */
  private static final List<String> RUBBLE =
      List.of("{", "null", "[1]", "{'a':1,'a':2}", "{'urgent':true", "urgent", "{'urgent':tru}");

  @Test
  @DisplayName(
      "RC3 RC7 one export is 60 % broken: every readable urgent report, in it and beside it, is in the"
          + " urgent lane, and the exit code tells of the export")
  void urgentReportsComeThrough(@TempDir Path directory) throws Exception {
    SmallWorld world = new SmallWorld(directory.resolve("world"));
    SortedSet<String> urgent = new TreeSet<>();
    List<String> broken = reports("IN", 40, urgent);
    for (int i = 0; i < 60; i++) {
      broken.add(RUBBLE.get(i % RUBBLE.size()));
    }
    Collections.shuffle(broken, new Random(20_260_108));
    world.export("A", "2026-01-02T00:00:00Z", broken);
    world.export("B", "2026-01-02T01:00:00Z", reports("BESIDE", 20, urgent));

    Path database = directory.resolve("database");
    Ended ended = new AssessCommand(world.directory(), database, "2026-01-06T00:00:00Z").run();

    assertThat(ended.err(), ended.code(), is(33));
    assertThat(ended.out(), containsString("Export E1: 60 of 100 records rejected"));
    assertThat(urgent.size(), is(15));
    assertThat(lane(database, "EUROPOL", "urgent"), is(urgent));
    assertThat(lane(database, "FR", "urgent"), is(urgent));
    assertThat(lane(database, "FR", "priority").size(), is(45));
  }

  /** Every fourth is urgent. */
  private static List<String> reports(String name, int count, SortedSet<String> urgent) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = name + "-" + i;
      if (i % 4 == 0) {
        urgent.add(id);
      }
      lines.add(
          ("{'provider_report_id':'%s','urgent':%s,'abuse_types':['NEW_CSAM'],"
                  + "'users':[{'role':'SUBJECT','billing_country':'FR'}]}")
              .formatted(id, i % 4 == 0));
    }
    return lines;
  }

  /** The providers' ids of the reports in a package file. */
  private static SortedSet<String> lane(Path database, String recipient, String lane)
      throws IOException {
    Path run;
    try (Stream<Path> children = Files.list(database)) {
      run = children.filter(child -> child.toString().contains("run=")).findFirst().orElseThrow();
    }
    Path file = run.resolve("packages").resolve(recipient).resolve(lane + ".ndjson.zst");
    SortedSet<String> ids = new TreeSet<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStream(Files.newInputStream(file)).setContinuous(true),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ids.add(
            JSON.readTree(line)
                .path("assessment")
                .path("report")
                .path("provider_report_id")
                .asText());
      }
    }
    return ids;
  }
}
