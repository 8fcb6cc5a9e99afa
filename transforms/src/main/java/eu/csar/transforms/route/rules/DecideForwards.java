package eu.csar.transforms.route.rules;

import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.codes.ForwardKind;
import eu.csar.schemas.codes.Lane;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.tables.ForwardRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each recipient is sent, given what it was sent before (section 4 of the decision
 * tables, last rule but one).
 *
 * <p>Rows come ordered by recipient. A recipient keeps its token for ever, also if the key changes.
 */
public final class DecideForwards {

  private final RoutingPolicy policy;
  private final FollowUpToken tokens;

  public DecideForwards(RoutingPolicy policy, FollowUpToken tokens) {
    this.policy = policy;
    this.tokens = tokens;
  }

  /**
   * Forwards of a report whose decision is to forward it.
   *
   * @param previous latest forward of each recipient in earlier runs
   * @param packageDigests digest of the package line, for each recipient of the routing
   */
  public List<ForwardRow> forward(
      ForwardedReport report,
      List<SentForward> previous,
      Routing routing,
      Map<String, String> packageDigests) {
    SortedMap<String, String> reasons = routing.recipients(policy);
    Map<String, SentForward> sent = new HashMap<>();
    SortedMap<String, ForwardRow> rows = new TreeMap<>();
    for (SentForward forward : previous) {
      sent.put(forward.getRecipient(), forward);
      if (!reasons.containsKey(forward.getRecipient()) && !isRecall(forward)) {
        rows.put(
            forward.getRecipient(), recall(report, forward, RecallReason.JURISDICTION_CHANGED));
      }
    }
    reasons.forEach(
        (recipient, reason) -> {
          SentForward before = sent.get(recipient);
          String digest = digestFor(recipient, packageDigests);
          ForwardKind kind = kindOf(report, before, digest);
          if (kind != null) {
            rows.put(
                recipient,
                row(report, recipient, report.lane().word(), token(report, recipient, before))
                    .setAuthorityIds(routing.authorities().getOrDefault(recipient, List.of()))
                    .setKind(kind.name())
                    .setReason(reason)
                    .setPackageDigest(digest)
                    .build());
          }
        });
    return new ArrayList<>(rows.values());
  }

  /** Takes a report back from everybody who has it. */
  public List<ForwardRow> recallAll(
      ForwardedReport report, List<SentForward> previous, RecallReason reason) {
    SortedMap<String, ForwardRow> rows = new TreeMap<>();
    for (SentForward forward : previous) {
      if (!isRecall(forward)) {
        rows.put(forward.getRecipient(), recall(report, forward, reason));
      }
    }
    return new ArrayList<>(rows.values());
  }

  /** What to send to a competent recipient; null: nothing, since it has just that. */
  private static @Nullable ForwardKind kindOf(
      ForwardedReport report, @Nullable SentForward before, String digest) {
    if (before == null || isRecall(before)) {
      return report.supplement() ? ForwardKind.SUPPLEMENT : ForwardKind.FIRST;
    }
    return digest.equals(before.getPackageDigest()) ? null : ForwardKind.REPLACEMENT;
  }

  /** A recall names what is taken back: the authorities, lane and mark of the line sent last. */
  private static ForwardRow recall(ForwardedReport report, SentForward sent, RecallReason reason) {
    return row(report, sent.getRecipient(), sent.getLane(), sent.getFollowUpToken())
        .setAuthorityIds(sent.getAuthorityIds())
        .setKind(ForwardKind.RECALL.name())
        .setReason(reason.name())
        .setPackageDigest(null)
        .build();
  }

  private static ForwardRow.Builder row(
      ForwardedReport report, String recipient, String lane, String token) {
    return ForwardRow.newBuilder()
        .setReportKey(report.reportKey())
        .setRecipient(recipient)
        .setUrgent(lane.equals(Lane.URGENT.word()))
        .setLane(lane)
        .setForwardedAt(report.asOf())
        .setFollowUpToken(token)
        .setRun(report.run());
  }

  private String token(ForwardedReport report, String recipient, @Nullable SentForward before) {
    return before == null ? tokens.of(report.reportKey(), recipient) : before.getFollowUpToken();
  }

  private static String digestFor(String recipient, Map<String, String> packageDigests) {
    String digest = packageDigests.get(recipient);
    if (digest == null) {
      throw new IllegalArgumentException("no package digest for recipient " + recipient);
    }
    return digest;
  }

  private static boolean isRecall(SentForward forward) {
    return forward.getKind().equals(ForwardKind.RECALL.name());
  }
}
