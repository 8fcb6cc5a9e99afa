package eu.csar.pipelines.synthesise;

import static eu.csar.pipelines.synthesise.YearOfCentre.row;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Yearly returns of providers (A83-1) and of Coordinating Authorities (A83-2b to 2i), and the truth
 * about them: one comes twice with other figures, one lacks a section, one State sends none.
 */
final class YearlyDocuments {
  private static final String WORDS = "A neutral placeholder for words.";

  private final Dice dice = new Dice();
  private final long seed;
  private final ReturnFiles files;
  private final StatisticsTruth truth;

  YearlyDocuments(long seed, ReturnFiles files, StatisticsTruth truth) {
    this.seed = seed;
    this.files = files;
    this.truth = truth;
  }

  void returns(int year) throws IOException {
    dice.set(seed, Dice.PLANTED, 10_000 + year);
    for (int provider = 1; provider <= 6; provider++) {
      String id = Registers.providerId(provider);
      ReturnFiles.Cover cover =
          ReturnFiles.Cover.of(ReturnKind.PROVIDER_YEAR, id, (year + 1) + "-01-31T12:00:00Z", year);
      if (provider == 2) {
        // Overtaken by the one below.
        files.document(cover, Map.of("own_counts", List.of(row("reports", 1))));
        cover =
            ReturnFiles.Cover.of(
                ReturnKind.PROVIDER_YEAR, id, (year + 1) + "-02-10T12:00:00Z", year);
      }
      files.document(cover, provider(id, year));
    }
    for (Countries.State state : Countries.STATES) {
      if (!state.code().equals(YearFollowUp.SILENT)) {
        files.document(
            ReturnFiles.Cover.of(
                ReturnKind.AUTHORITY_YEAR, state.code(), (year + 1) + "-03-31T12:00:00Z", year),
            authority(state.code(), year));
      }
    }
  }

  private Map<String, List<Map<String, String>>> provider(String id, int year) {
    Map<String, List<Map<String, String>>> sections = new LinkedHashMap<>();
    int orders = dice.below(5);
    sections.put(
        "measures",
        List.of(
            row(
                "technology",
                "HASH_EXACT",
                "safeguard",
                "HUMAN_REVIEW",
                "orders",
                orders,
                "narrative",
                WORDS)));
    truth.add(orders, "provider_measures", year, id, "HASH_EXACT", "HUMAN_REVIEW");
    int flagged = 1000 + dice.below(1000);
    int reviewed = flagged / 3;
    int errors = reviewed / 10;
    sections.put(
        "error_rates",
        List.of(
            row(
                "technology",
                "CLASSIFIER_MEDIA",
                "abuse_type",
                "NEW_CSAM",
                "flagged",
                flagged,
                "reviewed",
                reviewed,
                "errors",
                errors)));
    truth.add(flagged, "provider_errors", year, id, "CLASSIFIER_MEDIA", "NEW_CSAM", "FLAGGED");
    truth.add(reviewed, "provider_errors", year, id, "CLASSIFIER_MEDIA", "NEW_CSAM", "REVIEWED");
    truth.add(errors, "provider_errors", year, id, "CLASSIFIER_MEDIA", "NEW_CSAM", "ERRORS");
    int received = 10 + dice.below(50);
    int decided = received / 2;
    sections.put(
        "complaints",
        List.of(
            row(
                "channel",
                "PROVIDER",
                "basis",
                "NOT_ABUSE",
                "received",
                received,
                "decided",
                decided,
                "upheld",
                decided / 4,
                "reversed",
                0,
                "decision_days",
                decided * 9)));
    String[] of = {"PROVIDER", "NOT_ABUSE"};
    truth.add(received, "provider_complaints", year, id, of[0], of[1], "RECEIVED");
    truth.add(decided, "provider_complaints", year, id, of[0], of[1], "DECIDED");
    truth.add(decided / 4, "provider_complaints", year, id, of[0], of[1], "UPHELD");
    truth.add(decided * 9L, "provider_complaints", year, id, of[0], of[1], "DECISION_DAYS");
    int removal = 1 + dice.below(9);
    sections.put(
        "removal_orders_received",
        List.of(
            row("received", removal, "executed", removal - 1, "execution_minutes", 60 * removal)));
    truth.add(removal, "provider_removal_orders", year, id, "RECEIVED");
    truth.add(removal - 1, "provider_removal_orders", year, id, "EXECUTED");
    truth.add(60L * removal, "provider_removal_orders", year, id, "EXECUTION_MINUTES");
    int own = dice.below(9000);
    sections.put("removed_items", List.of(row("trigger", "OWN_INITIATIVE", "items", own)));
    truth.add(own, "provider_removed_items", year, id, "OWN_INITIATIVE");
    int blocking = id.equals(Registers.providerId(3)) ? 12 : 0;
    sections.put("blocking_orders_received", List.of(row("received", blocking)));
    truth.add(blocking, "provider_blocking_orders", year, id);
    sections.put(
        "invocations", List.of(row("article", "A14_5", "ground", "MANIFEST_ERROR", "times", 2)));
    truth.add(2, "provider_invocations", year, id, "A14_5", "MANIFEST_ERROR");
    int reports = 100 + dice.below(900);
    sections.put("own_counts", List.of(row("reports", reports)));
    truth.add(reports, "own_counts", year, id, "PROVIDER");
    return sections;
  }

  private Map<String, List<Map<String, String>>> authority(String state, int year) {
    Map<String, List<Map<String, String>>> sections = new LinkedHashMap<>();
    int sources = 1 + dice.below(9);
    sections.put(
        "risks", List.of(row("risk", "GENERATED", "sources", sources, "narrative", WORDS)));
    truth.add(sources, "authority_risks", year, state, "GENERATED");
    int issued = dice.below(4);
    sections.put(
        "detection_orders",
        List.of(
            row(
                "provider",
                "provider-001",
                "abuse_type",
                "KNOWN_CSAM",
                "issued",
                issued,
                "invoked_8_3",
                issued / 2)));
    truth.add(
        issued, "authority_detection_orders", year, state, "provider-001", "KNOWN_CSAM", "ISSUED");
    truth.add(
        issued / 2,
        "authority_detection_orders",
        year,
        state,
        "provider-001",
        "KNOWN_CSAM",
        "INVOKED_8_3");
    truth.add(issued > 0 ? 1 : 0, "authority_detection_providers", year, state, "provider-001");
    int removal = 1 + dice.below(6);
    sections.put(
        "removal_orders",
        List.of(
            row(
                "provider",
                "hosting-1",
                "issued",
                removal,
                "executed",
                removal,
                "execution_minutes",
                100 * removal,
                "invoked_14_5",
                1,
                "invoked_14_6",
                0)));
    truth.add(removal, "authority_removal_orders", year, state, "hosting-1", "ISSUED");
    truth.add(removal, "authority_removal_orders", year, state, "hosting-1", "EXECUTED");
    truth.add(
        100L * removal, "authority_removal_orders", year, state, "hosting-1", "EXECUTION_MINUTES");
    truth.add(1, "authority_removal_orders", year, state, "hosting-1", "INVOKED_14_5");
    truth.add(1, "authority_removal_providers", year, state, "hosting-1");
    if (!state.equals("RO")) {
      sections.put(
          "blocking_orders", List.of(row("provider", "access-1", "issued", 1, "invoked_17_5", 0)));
      truth.add(1, "authority_blocking_orders", year, state, "access-1", "ISSUED");
    }
    sections.put(
        "decisions",
        List.of(
            row(
                "article",
                "A27",
                "provider",
                "provider-003",
                "reason",
                "INFORMATION",
                "decisions",
                2)));
    truth.add(2, "authority_decisions", year, state, "A27", "provider-003", "INFORMATION");
    boolean deviated = state.equals("DE");
    sections.put("opinions", deviated ? List.of(row("point", "SCOPE", "cases", 2)) : List.of());
    truth.add(deviated ? 2 : 0, "authority_opinions", year, state, "SCOPE");
    return sections;
  }
}
