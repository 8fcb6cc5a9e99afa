package eu.csar.transforms.followup.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.RowReturns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of returns: what is rejected, with which code, and that the others count. */
final class ReadRowsTest {
  private static final String TOKEN = "0123456789abcdef".repeat(2);
  private static final String GOOD = TOKEN + ",2026-05-01,NO_ACTION,,,,,,,OTHER";

  @TempDir private Path directory = Path.of("unset");
  private final List<ReturnRow> taken = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();

  private long read(ReturnKind kind, String file, String text, long declared) throws IOException {
    Files.writeString(directory.resolve(file), text);
    Delivery delivery =
        new Delivery(
            0,
            directory.toString(),
            "FR",
            Instant.parse("2026-06-01T00:00:00Z"),
            "",
            kind,
            2026,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            true,
            file,
            declared);
    return ReadRows.of(
        delivery,
        new RowReceiver() {
          @Override
          public void take(ReturnRow row) {
            taken.add(row);
          }

          @Override
          public void reject(
              String table, long number, ReturnRejectCode code, @Nullable String column) {
            rejected.add(number + " " + code + " " + column);
          }
        });
  }

  private static String header() {
    return RowReturns.FOLLOW_UP.columns().stream()
        .map(ReturnColumn::name)
        .collect(Collectors.joining(","));
  }

  /** Fills a row up with empty cells. */
  private static String row(String cells) {
    int given = cells.split(",", -1).length;
    return cells + ",".repeat(RowReturns.FOLLOW_UP.columns().size() - given);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource({
    "'x,2026-05-01,NO_ACTION,,,,,,,OTHER', NOT_A_TOKEN, token",
    "'T,2026-05-01,,,,,,,,OTHER', MISSING_VALUE, outcome",
    "'T,2026-05-01,NO_FEEDBACK_YET,,,,,,,OTHER', UNKNOWN_CODE, outcome",
    "'T,01.05.2026,NO_ACTION,,,,,,,OTHER', NOT_A_DAY, as_of",
    "'T,2026-02-30,NO_ACTION,,,,,,,OTHER', NOT_A_DAY, as_of",
    "'T,2026-06-02,NO_ACTION,,,,,,,OTHER', DAY_IN_FUTURE, as_of",
    "'T,2026-05-01,NO_ACTION,,,,,,,', REASON_MISSING, reason",
    "'T,2026-05-01,OTHER_ACTION,,,,,,,', ACTION_MISSING, action_type",
    "'T,2026-05-01,NO_ACTION,,,,,OTHER,,OTHER', CONTRADICTION, action_type",
    "'T,2026-05-01,INVESTIGATION_OPENED,,ONGOING', CASE_MISSING, case_key",
    "'T,2026-05-01,INVESTIGATION_OPENED,c,', CASE_MISSING, state_of_play",
    "'T,2026-05-01,INVESTIGATION_OPENED,a b,ONGOING', NOT_A_KEY, case_key",
    "'T,2026-05-01,INVESTIGATION_OPENED,c,ONGOING,-1', NOT_A_COUNT, suspects_arrested",
    "'T,2026-05-01,INVESTIGATION_OPENED,c,ONGOING,1.5', NOT_A_COUNT, suspects_arrested",
    "'T,2026-05-01,INVESTIGATION_OPENED,c,ONGOING,,,,,OTHER', CONTRADICTION, reason",
    "'T,2026-05-01,NO_ACTION,c,,,,,,OTHER', CASE_WITHOUT_INVESTIGATION, case_key",
  })
  @DisplayName("A row that cannot be used is rejected alone, with a code")
  void rejectsRows(String cells, ReturnRejectCode code, String column) throws IOException {
    String text = header() + "\n" + row(GOOD) + "\n" + row(cells.replaceFirst("^T", TOKEN)) + "\n";
    assertThat(read(ReturnKind.FOLLOW_UP, "rows.csv", text, 2), is(2L));
    assertThat(rejected, contains("2 " + code + " " + column));
    assertThat(taken.size(), is(1));
    assertThat(taken.get(0).get("reason"), is("OTHER"));
  }

  @ParameterizedTest(name = "{0}: {1} is {2} {3}")
  @CsvSource({
    "EUROPOL_REFERRALS, 'referred_to=FR', CONTRADICTION, referred_to",
    "EUROPOL_REFERRALS, 'referred_to=FR referred_on=2026-04-01 not_referable=OTHER', CONTRADICTION, referred_to",
    "EUROPOL_REFERRALS, 'not_referable=OTHER referred_on=2026-04-01', CONTRADICTION, referred_to",
    "EUROPOL_REFERRALS, 'referred_to=FR referred_on=2026-05-02', CONTRADICTION, referred_on",
    "EUROPOL_REFERRALS, 'referred_to=GR referred_on=2026-04-01', UNKNOWN_CODE, referred_to",
    "ASSESSMENTS, 'result=NEGATIVE scope=EVERYTHING', UNKNOWN_CODE, scope",
    "SEARCH_RESULTS, 'result=r found_on=2026-05-01 hosted_in=FR media=IMAGE hash=abc', NOT_A_HASH, hash",
    "SEARCH_RESULTS, 'result=r found_on=2026-05-01 hosted_in=FR media=IMAGE algorithm=MD5', CONTRADICTION, hash",
    "HOSTING_NOTICES, 'notice=n notified_on=2026-05-01 provider=a@b', NOT_A_PROVIDER, provider",
    "VICTIM_ASSISTANCE, 'month=2026-04-02 assisted=1 accessible=0', CONTRADICTION, month",
    "VICTIM_ASSISTANCE, 'month=2026-04-01 assisted=1 accessible=2', IMPOSSIBLE_COUNT, accessible",
    "INDICATOR_SNAPSHOTS, 'database=KNOWN_CSAM element=URL entries=1e9', NOT_A_COUNT, entries",
  })
  @DisplayName("Rows of the other kinds: values that exclude each other, and impossible ones")
  void rejectsRowsOfOtherKinds(ReturnKind kind, String cells, String code, String column)
      throws IOException {
    String row = columns(cells);
    for (String always : List.of("token", "as_of")) {
      boolean has = kind.tables().get(0).columns().stream().anyMatch(c -> c.name().equals(always));
      String value = always.equals("token") ? TOKEN : "2026-05-01";
      row = has ? row + ",\"" + always + "\":\"" + value + "\"" : row;
    }
    read(kind, "rows.ndjson", "{" + row + "}\n", 1);
    assertThat(rejected, contains("1 " + code + " " + column));
  }

  private static String columns(String cells) {
    return "\"" + cells.replace("=", "\":\"").replace(" ", "\",\"") + "\"";
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "PROVIDER_YEAR, complaints, 'channel=COURT basis=NOT_ABUSE received=9 decided=2 upheld=3 reversed=0 decision_days=1', decided",
    "PROVIDER_YEAR, complaints, 'channel=COURT basis=NOT_ABUSE received=9 decided=2 upheld=0 reversed=3 decision_days=1', decided",
    "PROVIDER_YEAR, removal_orders_received, 'received=1 executed=2 execution_minutes=9', executed",
    "PROVIDER_YEAR, error_rates, 'technology=HASH_EXACT abuse_type=KNOWN_CSAM flagged=9 reviewed=4 errors=5', errors",
    "AUTHORITY_YEAR, removal_orders, 'provider=h issued=1 executed=2 execution_minutes=9 invoked_14_5=0 invoked_14_6=0', executed",
  })
  @DisplayName("A part of a yearly return that is larger than its whole is impossible")
  void impossibleParts(ReturnKind kind, String section, String cells, String column)
      throws IOException {
    read(kind, "rows.json", "{\"" + section + "\": [{" + columns(cells) + "}]}", 1);
    assertThat(rejected, contains("1 IMPOSSIBLE_COUNT " + column));
  }

  @Test
  @DisplayName("More victims rescued than identified is impossible")
  void impossibleVictims() throws IOException {
    int place = RowReturns.FOLLOW_UP.indexOf("rescued_f_y6_11");
    String cells = TOKEN + ",2026-05-01,INVESTIGATION_OPENED,c,ONGOING";
    String row = row(cells);
    String[] parts = row.split(",", -1);
    parts[place] = "1";
    String text = header() + "\n" + String.join(",", parts) + "\n";
    read(ReturnKind.FOLLOW_UP, "rows.csv", text, 1);
    assertThat(rejected, contains("1 IMPOSSIBLE_COUNT rescued_f_y6_11"));
  }

  @Test
  @DisplayName("CSV and JSON have one schema: the same row is the same")
  void bothFormatsAreOne() throws IOException {
    read(ReturnKind.FOLLOW_UP, "rows.csv", header() + "\n" + row(GOOD) + "\n", 1);
    read(
        ReturnKind.FOLLOW_UP,
        "rows.ndjson",
        "{\"reason\":\"OTHER\",\"outcome\":\"NO_ACTION\",\"as_of\":\"2026-05-01\",\"token\":\""
            + TOKEN
            + "\"}\n",
        1);
    assertThat(rejected, is(empty()));
    for (ReturnColumn column : RowReturns.FOLLOW_UP.columns()) {
      assertThat(
          column.name(), taken.get(1).get(column.name()), is(taken.get(0).get(column.name())));
    }
  }

  @Test
  @DisplayName("Another header, a short row, broken JSON, another number of rows")
  void brokenFiles() throws IOException {
    read(ReturnKind.FOLLOW_UP, "a.csv", "token,outcome\n" + TOKEN + ",NO_ACTION\n", 0);
    read(ReturnKind.FOLLOW_UP, "b.csv", header() + "\n" + TOKEN + ",2026-05-01\n", 1);
    read(ReturnKind.FOLLOW_UP, "c.ndjson", "{\"token\":\n{\"tokens\":1}\n", 2);
    read(ReturnKind.FOLLOW_UP, "d.csv", header() + "\n" + row(GOOD) + "\n", 2);
    assertThat(
        rejected,
        contains(
            "0 WRONG_HEADER null",
            "1 MALFORMED_ROW null",
            "1 MALFORMED_ROW null",
            "2 MALFORMED_ROW null",
            "0 COUNT_MISMATCH null"));
    assertThat(taken.size(), is(1));
  }

  @Test
  @DisplayName("A yearly return: sections, and no subject twice")
  void yearlyReturn() throws IOException {
    String text =
        """
        {"removed_items": [{"trigger": "REMOVAL_ORDER", "items": 3},
                           {"trigger": "REMOVAL_ORDER", "items": 4},
                           {"trigger": "OWN_INITIATIVE", "items": "many"}],
         "error_rates": [{"technology": "HASH_EXACT", "abuse_type": "KNOWN_CSAM",
                          "flagged": 9, "reviewed": 10, "errors": 0}]}
        """;
    assertThat(read(ReturnKind.PROVIDER_YEAR, "rows.json", text, 4), is(4L));
    assertThat(
        rejected, contains("1 IMPOSSIBLE_COUNT errors", "2 TWICE null", "3 NOT_A_COUNT items"));
    assertThat(taken.get(0).count("items"), is(3L));
  }
}
