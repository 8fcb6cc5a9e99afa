package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Coverage of those of whom there is one. */
final class CompileCoverageTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";

  private static CountedRows forwarded() {
    return new CountedRows().reports(report(1, MARCH)).forward(1, "EUROPOL", "FIRST", MARCH, 1);
  }

  @Test
  @DisplayName("CT7 a year without referrals of Europol is not a year in which it referred none")
  void europolSaidNothing() throws IOException {
    assertThat(
        TablesByHand.ofRows(forwarded()).cells("coverage", "EUROPOL"),
        is(Map.of("2026 A83-2a-i EUROPOL NOT_SUBMITTED", "0")));
  }

  @Test
  @DisplayName("CT7 a row of Europol covers its year")
  void europolReturned() throws IOException {
    CountedRows rows = forwarded();
    rows.returned(
        ReturnKind.EUROPOL_REFERRALS,
        "EUROPOL",
        "2027-02-01",
        "token",
        token(1, "EUROPOL"),
        "as_of",
        "2026-04-01",
        "not_referable",
        "NO_INFORMATION");
    assertThat(
        TablesByHand.ofRows(rows).cells("coverage", "EUROPOL"),
        is(Map.of("2026 A83-2a-i EUROPOL SUBMITTED", "1")));
  }
}
