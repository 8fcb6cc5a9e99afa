package eu.csar.transforms.followup.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries: which stand, in which order, and why others are refused whole. */
final class ReadDeliveriesTest {
  private static final Instant AS_OF = Instant.parse("2027-06-01T00:00:00Z");
  private static final String ROW = "{\"removed_items\": []}";

  @TempDir private Path directory = Path.of("unset");
  private ReturnsByHand returns = new ReturnsByHand(directory);

  @BeforeEach
  void begin() {
    returns = new ReturnsByHand(directory);
  }

  private static ObjectNode cover(ReturnKind kind) {
    return ReturnsByHand.cover(kind, "2026-01-01", "2026-12-31", 0);
  }

  private Path delivered() throws IOException {
    return returns.write("provider-a", cover(ReturnKind.PROVIDER_YEAR), "rows.json", ROW);
  }

  private List<String> refused() throws IOException {
    return ReadDeliveries.in(directory, AS_OF).refused().stream()
        .map(one -> one.name() + " " + one.sender() + " " + one.code())
        .toList();
  }

  @Test
  @DisplayName("A delivery whose digests are right stands")
  void stands() throws IOException {
    delivered();
    Deliveries read = ReadDeliveries.in(directory, AS_OF);
    assertThat(read.refused(), is(empty()));
    assertThat(read.standing().get(0).sender(), is("provider-a"));
    assertThat(read.standing().get(0).kind(), is(ReturnKind.PROVIDER_YEAR));
  }

  @Test
  @DisplayName("WRONG_FILE: rows with another digest, or none where the cover sheet names some")
  void wrongFile() throws IOException {
    Files.writeString(delivered().resolve("rows.json"), "{}");
    Files.delete(delivered().resolve("rows.json"));
    ObjectNode promised = ReturnsByHand.cover(ReturnKind.FOLLOW_UP, "2026-01-01", "2026-12-31", 3);
    returns.write("FR", promised, null, "");
    assertThat(
        refused(),
        contains(
            "return-0 provider-a WRONG_FILE",
            "return-1 provider-a WRONG_FILE",
            "return-2 FR WRONG_FILE"));
  }

  @ParameterizedTest(name = "{0} may not send {1}")
  @CsvSource({
    "FR, PROVIDER_YEAR",
    "provider-a, FOLLOW_UP",
    "EUROPOL, FOLLOW_UP",
    "FR, EUROPOL_REFERRALS",
    "FR, SEARCH_RESULTS",
    "EUROPOL, VICTIM_ASSISTANCE",
    "GR, FOLLOW_UP",
    "UK, AUTHORITY_YEAR",
    "../FR, PROVIDER_YEAR",
  })
  @DisplayName("UNKNOWN_SENDER: nobody speaks for another; Greece is EL")
  void unknownSender(String sender, ReturnKind kind) throws IOException {
    returns.write(sender, cover(kind), null, "");
    assertThat(refused(), contains("return-0 " + sender + " UNKNOWN_SENDER"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "kind, SOMETHING",
    "kind,",
    "covers_from, 1 January",
    "covers_from,",
    "covers_to, 2025-12-31",
    "covers_to, 2026-02-30",
    "rows, -1",
    "rows, many",
    "file, ../rows.json",
    "file, .hidden",
  })
  @DisplayName(
      "UNREADABLE_COVER: a member of return.json is missing, impossible or leads elsewhere")
  void unreadableCover(String member, @Nullable String value) throws IOException {
    ObjectNode cover = cover(ReturnKind.PROVIDER_YEAR);
    cover.put(member, value);
    returns.write("provider-a", cover, null, "");
    assertThat(refused(), contains("return-0 provider-a UNREADABLE_COVER"));
  }

  @ParameterizedTest(name = "{0}, covering {1} to {2}")
  @CsvSource({
    "2006, 2026-01-01, 2026-12-31",
    "2206, 2026-01-01, 2026-12-31",
    "206, 0206-01-01, 0206-12-31",
    "2025, 2026-01-01, 2026-12-31",
    // Received on 1 February 2027.
    "2028, 2026-01-01, 2028-12-31",
  })
  @DisplayName("YEAR_NOT_COVERED: a year that its days do not meet, or that had not begun")
  void yearNotCovered(int year, String from, String to) throws IOException {
    ObjectNode cover = ReturnsByHand.cover(ReturnKind.PROVIDER_YEAR, from, to, 0).put("year", year);
    ReturnsByHand.intake(
        returns.write("provider-a", cover, null, ""), "provider-a", "2027-02-01T00:00:00Z");
    assertThat(refused(), contains("return-0 provider-a YEAR_NOT_COVERED"));
  }

  @ParameterizedTest(name = "{0}, covering {1} to {2}")
  @CsvSource({"2026, 2026-03-01, 2026-12-31", "2025, 2025-11-01, 2026-01-31"})
  @DisplayName("A year of which a part is covered stands")
  void yearCovered(int year, String from, String to) throws IOException {
    ObjectNode cover = ReturnsByHand.cover(ReturnKind.PROVIDER_YEAR, from, to, 0).put("year", year);
    returns.write("provider-a", cover, null, "");
    assertThat(refused(), is(empty()));
  }

  @Test
  @DisplayName("UNREADABLE_COVER: no return.json, no JSON, or not what the gateway received")
  void coverOfAnotherDigest() throws IOException {
    Files.delete(delivered().resolve("return.json"));
    Path broken = delivered();
    Files.writeString(broken.resolve("return.json"), "{");
    ReturnsByHand.intake(broken, "provider-a", "2027-02-02T00:00:00Z");
    Path changed = delivered();
    Files.writeString(
        changed.resolve("return.json"), Files.readString(changed.resolve("return.json")) + " ");
    assertThat(
        refused(),
        contains(
            "return-0 provider-a UNREADABLE_COVER",
            "return-1 provider-a UNREADABLE_COVER",
            "return-2 provider-a UNREADABLE_COVER"));
  }

  @Test
  @DisplayName("UNREADABLE_INTAKE: missing, no JSON, without sender, or without a zone")
  void unreadableIntake() throws IOException {
    Files.delete(delivered().resolve("intake.json"));
    Files.writeString(delivered().resolve("intake.json"), "{");
    ReturnsByHand.intake(delivered(), "", "2027-02-02T00:00:00Z");
    ReturnsByHand.intake(delivered(), "provider-a", "2027-02-02T00:00:00");
    assertThat(
        refused(),
        contains(
            "return-0  UNREADABLE_INTAKE",
            "return-1  UNREADABLE_INTAKE",
            "return-2  UNREADABLE_INTAKE",
            "return-3 provider-a UNREADABLE_INTAKE"));
  }

  @Test
  @DisplayName("EXPIRED: rows that were removed when their time was over are no damaged ones")
  void expired() throws IOException {
    Path old = delivered();
    Files.delete(old.resolve("rows.json"));
    Files.writeString(old.resolve(ReadDeliveries.EXPIRED), "{}");
    assertThat(refused(), contains("return-0 provider-a EXPIRED"));
    assertThat(
        ReadDeliveries.in(directory, AS_OF).expired().stream().map(Delivery::name).toList(),
        contains("return-0"));
  }

  @Test
  @DisplayName("EXPIRED, ALREADY_RECEIVED: a return that comes again after its time does not count")
  void expiredAndReceivedAgain() throws IOException {
    Path old = delivered();
    delivered();
    Files.delete(old.resolve("rows.json"));
    Files.writeString(old.resolve(ReadDeliveries.EXPIRED), "{}");
    assertThat(
        refused(), contains("return-0 provider-a EXPIRED", "return-1 provider-a ALREADY_RECEIVED"));
    assertThat(ReadDeliveries.in(directory, AS_OF).standing(), is(empty()));
  }

  @Test
  @DisplayName("EXPIRED: a return without rows has lost none, and says what it said")
  void expiredWithoutRows() throws IOException {
    ObjectNode nothing = cover(ReturnKind.FOLLOW_UP).put("applies", false);
    Path old = returns.write("LU", nothing, null, "");
    Files.writeString(old.resolve(ReadDeliveries.EXPIRED), "{}");
    assertThat(refused(), is(empty()));
    assertThat(ReadDeliveries.in(directory, AS_OF).standing().get(0).applies(), is(false));
  }

  @Test
  @DisplayName("ALREADY_RECEIVED: the same return counts once, at its first receipt")
  void alreadyReceived() throws IOException {
    Path first = delivered();
    Path again = delivered();
    ReturnsByHand.intake(again, "provider-a", "2027-01-01T00:00:00Z");
    assertThat(refused(), contains("return-0 provider-a ALREADY_RECEIVED"));
    assertThat(
        ReadDeliveries.in(directory, AS_OF).standing().get(0).receivedAt(),
        is(Instant.parse("2027-01-01T00:00:00Z")));
    assertThat(Files.exists(first), is(true));
  }

  @Test
  @DisplayName("CT6 deliveries stand in order of receipt; what came after the as-of is not there")
  void inOrderOfReceipt() throws IOException {
    for (String receivedAt :
        List.of("2027-03-01T00:00:00Z", "2027-02-01T01:00:00+02:00", "2027-06-01T00:00:01Z")) {
      ObjectNode cover = cover(ReturnKind.PROVIDER_YEAR).put("remark", receivedAt);
      ReturnsByHand.intake(returns.write("provider-a", cover, null, ""), "provider-a", receivedAt);
    }
    assertThat(
        ReadDeliveries.in(directory, AS_OF).standing().stream().map(Delivery::name).toList(),
        contains("return-1", "return-0"));
    assertThat(refused(), is(empty()));
  }
}
