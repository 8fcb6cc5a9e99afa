package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that name themselves: what they wrote is free text. */
final class UnregisteredProvidersTest {
  @ParameterizedTest
  @ValueSource(strings = {"unknown:Chat & Co", "unknown:a\tb", "unknown:a\nb\rc"})
  @DisplayName("ID1 whom the register does not know is a digest: no name of it stands in a table")
  void unregisteredProvider(String id) throws IOException, NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
    String code = "UNREGISTERED-" + HexFormat.of().formatHex(digest).substring(0, 12);
    CountedRows rows =
        new CountedRows()
            .reports(
                report(1, "2026-03-01T00:00:00Z", "provider_id", id, "namespace", id),
                report(2, "2026-03-01T00:00:00Z"));
    TablesByHand tables = TablesByHand.ofRows(rows);
    assertThat(
        tables.cells("own_counts", "CENTRE"),
        is(Map.of("2026 " + code + " CENTRE", "1", "2026 provider-a CENTRE", "1")));
    assertThat(
        tables.cells("reports_by_provider", "REPORTS"),
        is(Map.of("2026 " + code + " REPORTS", "1", "2026 provider-a REPORTS", "1")));
  }
}
