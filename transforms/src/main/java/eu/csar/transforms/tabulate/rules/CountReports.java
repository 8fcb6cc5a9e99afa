package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.CodeLists;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts by report: submissions, reports, items, types, completeness, hours (A83-3c to 3e). Hands
 * on the event, the tokens of first forwards and the hashes of items. Test reports enter no figure
 * (UG1).
 *
 * @param lastYear reports received after it are not counted; their accounts and forwards are handed
 *     on all the same, since an account may be of an earlier event, and a return on a forward is
 *     right whatever the year
 */
public record CountReports(int lastYear) implements CountWork {
  private static final long serialVersionUID = 1L;
  private static final List<String> FIELDS = CodeLists.REQUESTED_FIELD.codes();

  @Override
  public void count(Iterable<byte[]> blocks, Emit emit) {
    Map<Digest256, StoredReport> reports = new HashMap<>();
    try {
      for (byte[] block : blocks) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
        while (in.available() > 0) {
          int tag = in.readByte();
          reports.computeIfAbsent(Digest256.read(in), any -> new StoredReport()).read(tag, in);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a block of rows is cut", e);
    }
    Figures figures = new Figures();
    try (HandOn onwards = new HandOn(emit)) {
      reports.forEach((key, report) -> count(key, report, figures, onwards));
    }
    emit.emit(Meeting.FIGURE, 0, figures.encode());
  }

  private void count(Digest256 key, StoredReport report, Figures figures, HandOn onwards) {
    StoredReport.ReportState state = report.current();
    if (state == null || state.test()) {
      return;
    }
    boolean event = state.supplementOf() == null;
    int missing = report.missingFields();
    if (state.year() <= lastYear) {
      count(report, state, event, missing, figures, onwards);
    }
    onwards.event(event ? key : Objects.requireNonNull(state.supplementOf()), event, state, report);
    forwards(report, state, missing, figures, onwards);
  }

  private static void count(
      StoredReport report,
      StoredReport.ReportState state,
      boolean event,
      int missing,
      Figures figures,
      HandOn onwards) {
    String year = Integer.toString(state.year());
    units(report, state, year, event, figures);
    figures.add(1, Figures.DECISIONS, year, state.decision());
    if (state.decision().equals("MANIFESTLY_UNFOUNDED")) {
      figures.add(1, "unfounded_reports", year, state.namespace(), state.ground());
    } else {
      completeness(state, year, missing, figures);
    }
    hours(report, state, year, figures);
    if (event) {
      List<String> places = places(report, state);
      types(state, year, places, figures);
      items(report, state, year, places, figures, onwards);
    }
  }

  private static void units(
      StoredReport report,
      StoredReport.ReportState state,
      String year,
      boolean event,
      Figures figures) {
    String table = "reports_by_provider";
    String namespace = state.namespace();
    figures.add(report.submissions(), table, year, namespace, "SUBMISSIONS");
    figures.add(1, table, year, namespace, "REPORTS");
    figures.add(event ? 1 : 0, table, year, namespace, "EVENTS");
    if (state.bundled() >= 0) {
      figures.add(1, table, year, namespace, "INCIDENTS_KNOWN");
      figures.add(state.bundled(), table, year, namespace, "INCIDENTS");
    }
  }

  private static void completeness(
      StoredReport.ReportState state, String year, int missing, Figures figures) {
    String quarter = year + "-Q" + (state.received().getMonthValue() + 2) / 3;
    // The denominator is the same for every field; the last step repeats it.
    figures.add(1, "completeness", year, quarter, state.namespace(), "*", "REPORTS");
    for (int field = 0; missing != 0 && field < FIELDS.size(); field++) {
      if ((missing & 1 << field) != 0) {
        figures.add(
            1, "completeness", year, quarter, state.namespace(), FIELDS.get(field), "MISSING");
      }
    }
  }

  private static void hours(
      StoredReport report, StoredReport.ReportState state, String year, Figures figures) {
    List<StoredReport.Sent> first = report.firstForwards();
    if (!first.isEmpty()) {
      long hours = Math.floorDiv(first.get(0).forwardedAt() - state.receivedAt(), 3600);
      figures.add(
          1,
          "hours_to_forwarding",
          year,
          first.get(0).urgent() ? "Y" : "N",
          Long.toString(Math.max(0, hours)));
    }
  }

  /** Where a report counts by State, and {@code _T}, where it counts once. */
  private static List<String> places(StoredReport report, StoredReport.ReportState state) {
    List<String> places = new ArrayList<>(Recipients.states(report.statesForwardedTo()));
    if (places.isEmpty()) {
      places.add(state.decision().equals("FORWARDED") ? "EUROPOL_ONLY" : "NOT_FORWARDED");
    }
    places.add("_T");
    return places;
  }

  private static void types(
      StoredReport.ReportState state, String year, List<String> places, Figures figures) {
    int types = state.claimed() | state.matched();
    for (String type : types == 0 ? List.of("UNDETERMINED") : TypeBits.names(types)) {
      figures.add(1, "reports_by_abuse_type", year, type);
    }
    figures.add(1, "reports_by_abuse_type", year, "_T");
    if ((types & TypeBits.SOLICITATION) != 0) {
      for (String place : places) {
        figures.add(1, "solicitation_by_state", year, place, TypeBits.service(state.services()));
      }
    }
  }

  private static void items(
      StoredReport report,
      StoredReport.ReportState state,
      String year,
      List<String> places,
      Figures figures,
      HandOn onwards) {
    Map<Object, int[]> distinct = new LinkedHashMap<>();
    for (StoredReport.ItemOf item : report.items(state.contentRun())) {
      // Equal SHA-256 counts once; other hashes are no proof that two items are one.
      Object identity = item.hash().bytes().length() == 32 ? item.hash() : item;
      int[] seen = distinct.computeIfAbsent(identity, any -> new int[2]);
      seen[0] |= report.matched(state.contentRun(), item.number());
      seen[1] = seen[1] == 0 ? item.claimed() : seen[1];
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int[] item : distinct.values()) {
      counts.merge(typeAndBasis(item[0], item[1], state.claimed()), 1, Integer::sum);
    }
    String service = TypeBits.service(state.services());
    counts.forEach(
        (typeAndBasis, count) -> {
          for (String place : places) {
            figures.add(count, "items_by_state", year, place, service, typeAndBasis);
          }
        });
    figures.add(distinct.size(), Figures.ITEMS, year);
    report.items(state.contentRun()).stream()
        .map(StoredReport.ItemOf::hash)
        .filter(hash -> !hash.bytes().isEmpty())
        .distinct()
        .forEach(hash -> onwards.hash(hash, state.year()));
  }

  /** CT1: two codes with a tab between. */
  private static String typeAndBasis(int matched, int claimed, int ofReport) {
    if ((matched & TypeBits.KNOWN) != 0) {
      return "KNOWN_CSAM\tMATCH";
    }
    if ((matched & TypeBits.NEW) != 0) {
      return "NEW_CSAM\tMATCH";
    }
    if (claimed == TypeBits.KNOWN || claimed == TypeBits.NEW) {
      return TypeBits.name(claimed) + "\tITEM_CLAIM";
    }
    int material = ofReport & (TypeBits.KNOWN | TypeBits.NEW);
    return Integer.bitCount(material) == 1
        ? TypeBits.name(material) + "\tREPORT_CLAIM"
        : "UNDETERMINED\tNONE";
  }

  private static void forwards(
      StoredReport report,
      StoredReport.ReportState state,
      int missing,
      Figures figures,
      HandOn onwards) {
    int assessable = (state.claimed() | state.matched()) & (TypeBits.NEW | TypeBits.SOLICITATION);
    int recipients = 0;
    for (StoredReport.Sent first : report.firstForwards()) {
      int bit = 1 << first.recipient();
      if ((recipients & bit) != 0) {
        continue;
      }
      recipients |= bit;
      ForwardOf forward = ForwardOf.of(first, missing, assessable, report.statesForwardedTo());
      if (first.recipient() != Recipients.EUROPOL) {
        String cohort = Integer.toString(forward.cohort());
        figures.add(1, Figures.FORWARDS, cohort, Recipients.code(first.recipient()));
      }
      onwards.forward(first.token(), forward);
    }
  }
}
