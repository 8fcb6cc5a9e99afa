package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reader who has a file of the data alone finds out what stands in it. */
@DisplayName("The data of a release")
final class WriteDataTest {
  private static final PublishedTables PUBLISHED = SyntheticRelease.of(1);
  private static Map<String, byte[]> files = Map.of();

  @BeforeAll
  static void write() throws Exception {
    files = WriteData.files(PUBLISHED, List.of(), List.of("en"));
  }

  private static String text(String name) {
    assertThat(files, hasKey(name));
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("lists every status and note that a row has, a sum over States with its number")
  void everyNote() {
    String notes = text("codelists/note.csv");
    for (PublishedTables.Table table : PUBLISHED.tables()) {
      for (PublishedTables.Row row : table.rows()) {
        if (!row.note().isEmpty()) {
          assertThat(notes, containsString("\r\n" + row.note() + ","));
        }
        if (!row.obsStatus().isEmpty()) {
          assertThat(
              text("codelists/obs_status.csv"), containsString("\r\n" + row.obsStatus() + ","));
        }
      }
    }
    assertThat(notes, not(containsString("<n>")));
    assertThat(
        notes,
        containsString(
            "\r\nEXPIRED,\"Submitted, and removed when its time was over (Article 83(4)): earlier releases"
                + " have it.\"\r\n"));
  }

  @Test
  @DisplayName("tells of breaks in series only where they concern a table")
  void breaks() {
    assertThat(
        text("methods/reports_by_provider.md"),
        containsString("\n- `REFERRAL_TERM_2024`: from 2024 NCMEC counts referrals"));
    PublishedTables.Table orders =
        PUBLISHED.tables().stream()
            .filter(table -> table.description().items().equals(List.of("A83-2f")))
            .findFirst()
            .orElseThrow();
    assertThat(
        text("methods/" + orders.id() + ".md"), containsString("No break in series is known.\n"));
    assertThat(text("README.md").contains("They concern `" + orders.id() + "`"), is(false));
  }
}
