package eu.csar.transforms.route.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.codes.Lane;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.tables.ForwardRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Forwards of a report, by what was sent before")
class DecideForwardsTest {

  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
  private static final RoutingPolicy EUROPOL_OFF = new RoutingPolicy(Set.of(), 3, false);

  private final FollowUpToken tokens;

  DecideForwardsTest(@TempDir Path directory) throws IOException {
    tokens =
        FollowUpToken.load(
            Files.write(
                directory.resolve("token.key"),
                "0123456789abcdef0123456789abcdef".getBytes(US_ASCII)));
  }

  private static ForwardedReport report(boolean supplement, Lane lane) {
    return new ForwardedReport("aa", supplement, lane, AS_OF, 9);
  }

  private static Routing to(String... states) {
    Map<String, List<String>> authorities = new HashMap<>();
    TreeMap<String, String> tiers = new TreeMap<>();
    for (String state : states) {
      tiers.put(state, "RT2");
      authorities.put(state, List.of(state + "-1"));
    }
    return new Routing(List.of(), tiers, states.length == 0 ? "NO_SIGNAL" : null, authorities);
  }

  private static SentForward sent(String recipient, String kind, @Nullable String digest) {
    return SentForward.newBuilder()
        .setRecipient(recipient)
        .setKind(kind)
        .setAuthorityIds(List.of(recipient + "-0"))
        .setPackageDigest(digest)
        .setFollowUpToken("token-" + recipient)
        .setLane("known")
        .build();
  }

  private List<String> forwards(
      RoutingPolicy policy, boolean supplement, Routing routing, SentForward... previous) {
    Map<String, String> digests = new HashMap<>();
    routing.recipients(policy).keySet().forEach(recipient -> digests.put(recipient, "new"));
    return summary(
        new DecideForwards(policy, tokens)
            .forward(report(supplement, Lane.PRIORITY), List.of(previous), routing, digests));
  }

  private static List<String> summary(List<ForwardRow> rows) {
    List<String> lines = new ArrayList<>();
    rows.forEach(
        row -> lines.add(row.getRecipient() + " " + row.getKind() + " " + row.getReason()));
    return lines;
  }

  @Test
  @DisplayName("Section 4 one without a row gets FIRST, ordered by recipient")
  void first() {
    assertThat(
        forwards(World.POLICY, false, to("FR", "DE")),
        contains("DE FIRST RT2", "EUROPOL FIRST EUROPOL_ALWAYS", "FR FIRST RT2"));
  }

  @Test
  @DisplayName("Section 4 of a supplement, one without a row gets SUPPLEMENT")
  void supplement() {
    assertThat(
        forwards(World.POLICY, true, to("FR")),
        contains("EUROPOL SUPPLEMENT EUROPOL_ALWAYS", "FR SUPPLEMENT RT2"));
  }

  @Test
  @DisplayName("Section 4 Europol only is independent of Europol always")
  void europolOnly() {
    assertThat(forwards(World.POLICY, false, to()), contains("EUROPOL FIRST NO_SIGNAL"));
    assertThat(forwards(EUROPOL_OFF, false, to()), contains("EUROPOL FIRST NO_SIGNAL"));
    assertThat(forwards(EUROPOL_OFF, false, to("FR")), contains("FR FIRST RT2"));
  }

  @Test
  @DisplayName("Section 4 a changed package is a REPLACEMENT, an unchanged one is nothing")
  void replacement() {
    assertThat(
        forwards(EUROPOL_OFF, false, to("FR", "DE"), sent("FR", "FIRST", "old")),
        contains("DE FIRST RT2", "FR REPLACEMENT RT2"));
    assertThat(
        forwards(EUROPOL_OFF, true, to("FR"), sent("FR", "SUPPLEMENT", "old")),
        contains("FR REPLACEMENT RT2"));
    assertThat(
        forwards(EUROPOL_OFF, false, to("FR"), sent("FR", "REPLACEMENT", "new")), is(List.of()));
  }

  @Test
  @DisplayName(
      "Section 4 a competent one whose latest row is RECALL gets FIRST or SUPPLEMENT again")
  void afterARecall() {
    assertThat(
        forwards(EUROPOL_OFF, false, to("FR"), sent("FR", "RECALL", "new")),
        contains("FR FIRST RT2"));
    assertThat(
        forwards(EUROPOL_OFF, true, to("FR"), sent("FR", "RECALL", null)),
        contains("FR SUPPLEMENT RT2"));
  }

  @Test
  @DisplayName("Section 4 one no longer competent gets RECALL with JURISDICTION_CHANGED, once")
  void jurisdictionChanged() {
    assertThat(
        forwards(
            World.POLICY,
            false,
            to("DE"),
            sent("FR", "FIRST", "old"),
            sent("IT", "RECALL", null),
            sent("EUROPOL", "FIRST", "new")),
        contains("DE FIRST RT2", "FR RECALL JURISDICTION_CHANGED"));
  }

  @Test
  @DisplayName("Section 4 a report found unfounded is recalled from all who have it")
  void recallAll() {
    List<ForwardRow> rows =
        new DecideForwards(World.POLICY, tokens)
            .recallAll(
                report(false, Lane.URGENT),
                List.of(
                    sent("FR", "REPLACEMENT", "old"),
                    sent("EUROPOL", "FIRST", "old"),
                    sent("IT", "RECALL", null)),
                RecallReason.MANIFESTLY_UNFOUNDED);
    assertThat(
        summary(rows),
        contains("EUROPOL RECALL MANIFESTLY_UNFOUNDED", "FR RECALL MANIFESTLY_UNFOUNDED"));
  }

  @Test
  @DisplayName("JU2 a retraction recalls with the reason RETRACTED_BY_PROVIDER")
  void retraction() {
    List<ForwardRow> rows =
        new DecideForwards(World.POLICY, tokens)
            .recallAll(
                report(false, Lane.PRIORITY),
                List.of(sent("FR", "FIRST", "old")),
                RecallReason.RETRACTED_BY_PROVIDER);
    assertThat(
        rows,
        contains(
            ForwardRow.newBuilder()
                .setReportKey("aa")
                .setRecipient("FR")
                .setAuthorityIds(List.of("FR-0"))
                .setKind("RECALL")
                .setUrgent(false)
                .setLane("known")
                .setReason("RETRACTED_BY_PROVIDER")
                .setForwardedAt(AS_OF)
                .setFollowUpToken("token-FR")
                .setRun(9)
                .build()));
  }

  @Test
  @DisplayName("S22 a row holds authorities, urgency, lane, reason, token and digest")
  void wholeRow() {
    List<ForwardRow> rows =
        new DecideForwards(EUROPOL_OFF, tokens)
            .forward(report(false, Lane.URGENT), List.of(), to("FR"), Map.of("FR", "d1"));
    assertThat(
        rows,
        contains(
            new ForwardRow(
                "aa",
                "FR",
                List.of("FR-1"),
                "FIRST",
                true,
                "urgent",
                "RT2",
                AS_OF,
                tokens.of("aa", "FR"),
                "d1",
                9L)));
  }

  @Test
  @DisplayName("S24 a recipient keeps its token, whatever the key is now")
  void tokenStays() {
    List<ForwardRow> rows =
        new DecideForwards(EUROPOL_OFF, tokens)
            .forward(
                report(false, Lane.PRIORITY),
                List.of(sent("FR", "RECALL", null), sent("DE", "FIRST", "old")),
                to("FR", "DE"),
                Map.of("FR", "d1", "DE", "d2"));
    assertThat(
        rows.stream().map(ForwardRow::getFollowUpToken).toList(),
        containsInAnyOrder("token-FR", "token-DE"));
  }

  @Test
  @DisplayName("A recipient without a package digest is an error of the caller")
  void missingDigest() {
    var decide = new DecideForwards(EUROPOL_OFF, tokens);
    var report = report(false, Lane.PRIORITY);
    var routing = to("FR");
    assertThrows(
        IllegalArgumentException.class,
        () -> decide.forward(report, List.of(), routing, Map.of("DE", "d")));
  }
}
