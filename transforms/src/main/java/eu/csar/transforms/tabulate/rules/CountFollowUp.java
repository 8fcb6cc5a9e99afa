package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.transforms.followup.rules.ReturnRow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of each first forward (A83-2a, A83-3f; CT5 to CT7). Rows on unknown tokens, on
 * those of others and on days before the forward are rejected here; of the rest the latest as-of
 * counts. A report that Europol referred to a State which did not have it stands there as referred.
 *
 * @param asOf day of the release, UTC
 */
public record CountFollowUp(LocalDate asOf) implements CountWork {
  private static final long serialVersionUID = 1L;

  @Override
  public void count(Iterable<byte[]> blocks, Emit emit) {
    Map<Token, TokenReturns> tokens = new HashMap<>();
    try {
      for (byte[] block : blocks) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
        while (in.available() > 0) {
          read(in, tokens);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a block of returns is cut", e);
    }
    Figures figures = new Figures();
    try (Blocks cases = new Blocks(Meeting.CASE, emit)) {
      tokens.values().forEach(token -> count(token, figures, cases));
    }
    emit.emit(Meeting.FIGURE, 0, figures.encode());
  }

  private static void read(DataInputStream in, Map<Token, TokenReturns> tokens) throws IOException {
    int tag = in.readByte();
    TokenReturns token = tokens.computeIfAbsent(Token.read(in), any -> new TokenReturns());
    if (tag == HandOn.FORWARD) {
      token.forward(ForwardOf.read(in));
    } else {
      ReturnTable table = RowsOfReturns.BY_TOKEN.get(tag - 1);
      token.of(tag).add(new Returned(in.readByte(), RowsOfReturns.read(table, in)));
    }
  }

  private void count(TokenReturns token, Figures figures, Blocks cases) {
    ForwardOf forward = token.forward();
    if (forward == null) {
      for (int tag = 1; tag <= RowsOfReturns.BY_TOKEN.size(); tag++) {
        token.of(tag).forEach(row -> reject(row, ReturnRejectCode.UNKNOWN_TOKEN, figures));
      }
      return;
    }
    List<ReturnRow> referrals = accepted(token.of(3), forward, forward.recipient(), figures);
    int state = forward.recipient();
    String route = "FORWARDED";
    if (forward.isEuropol()) {
      state = referredTo(forward, referrals);
      route = "REFERRED";
    }
    List<ReturnRow> followUp = accepted(token.of(1), forward, state, figures);
    List<ReturnRow> assessments = accepted(token.of(2), forward, state, figures);
    if (state != Recipients.EUROPOL) {
      outcome(forward, state, route, followUp, figures, cases);
      assessment(forward, state, assessments, figures);
    }
  }

  /** The State that the latest row names; Europol where none, or where the State has it already. */
  private static int referredTo(ForwardOf forward, List<ReturnRow> referrals) {
    @Nullable ReturnRow latest = referrals.stream().max(Returned.LATEST).orElse(null);
    String named = latest == null ? null : latest.get("referred_to");
    if (named == null) {
      return Recipients.EUROPOL;
    }
    int state = Recipients.of(named);
    return (forward.states() & 1 << state) == 0 ? state : Recipients.EUROPOL;
  }

  private static List<ReturnRow> accepted(
      List<Returned> rows, ForwardOf forward, int owner, Figures figures) {
    List<ReturnRow> accepted = new ArrayList<>(rows.size());
    for (Returned one : rows) {
      if (one.sender() != owner) {
        reject(one, ReturnRejectCode.TOKEN_OF_ANOTHER, figures);
      } else if (isBeforeForward(one.row(), "as_of", forward)) {
        reject(one, ReturnRejectCode.DAY_BEFORE_FORWARD, "as_of", figures);
      } else if (one.row().table().equals(RowReturns.EUROPOL_REFERRALS)
          && isBeforeForward(one.row(), "referred_on", forward)) {
        reject(one, ReturnRejectCode.DAY_BEFORE_FORWARD, "referred_on", figures);
      } else {
        figures.add(1, Figures.ACCEPTED, Integer.toString(one.row().delivery()));
        accepted.add(one.row());
      }
    }
    return accepted;
  }

  private static boolean isBeforeForward(ReturnRow row, String column, ForwardOf forward) {
    return row.get(column) != null && row.day(column).toEpochDay() < forward.day();
  }

  private static void reject(Returned one, ReturnRejectCode code, Figures figures) {
    reject(one, code, "token", figures);
  }

  private static void reject(Returned one, ReturnRejectCode code, String column, Figures figures) {
    ReturnRow row = one.row();
    RowsOfReturns.reject(figures, row.delivery(), row.table().id(), row.number(), code, column);
  }

  private static void outcome(
      ForwardOf forward,
      int state,
      String route,
      List<ReturnRow> rows,
      Figures figures,
      Blocks cases) {
    String cohort = Integer.toString(forward.cohort());
    String geo = Recipients.code(state);
    @Nullable ReturnRow latest = rows.stream().max(Returned.LATEST).orElse(null);
    String outcome = latest == null ? "NO_FEEDBACK_YET" : latest.text("outcome");
    figures.add(1, "followup_outcomes", cohort, geo, route, outcome);
    figures.add(1, "outcomes_by_completeness", cohort, geo, forward.completeness(), outcome);
    if (latest == null) {
      return;
    }
    figures.add(1, "followup_actionable", cohort, geo, "WITH_FEEDBACK");
    figures.add(
        outcome.equals("NO_ACTION") ? 0 : 1, "followup_actionable", cohort, geo, "ACTIONABLE");
    LocalDate first =
        rows.stream().map(row -> row.day("as_of")).min(LocalDate::compareTo).orElseThrow();
    figures.add(1, "followup_days", cohort, geo, Long.toString(first.toEpochDay() - forward.day()));
    String reason = Objects.requireNonNullElse(latest.get("reason"), "UNKNOWN");
    switch (outcome) {
      case "NO_ACTION" -> figures.add(1, "followup_no_action", cohort, geo, reason);
      case "OTHER_ACTION" ->
          figures.add(
              1,
              "followup_other_actions",
              cohort,
              geo,
              latest.text("action_type"),
              Objects.requireNonNullElse(latest.get("action_state"), "UNKNOWN"),
              reason);
      default -> {
        String key = latest.text("case_key");
        cases.add(
            (31 * state + key.hashCode()) & (Meeting.BUCKETS - 1),
            out -> {
              out.writeByte(state);
              out.writeUTF(key);
              out.writeInt(forward.cohort());
              RowsOfReturns.write(latest, out);
            });
      }
    }
  }

  private void assessment(ForwardOf forward, int state, List<ReturnRow> rows, Figures figures) {
    if (forward.assessable() == 0) {
      return;
    }
    String geo = Recipients.code(state);
    @Nullable ReturnRow done =
        rows.stream()
            .filter(row -> row.text("scope").equals("REPORT"))
            .filter(row -> !row.text("result").equals("EXTENDED"))
            .max(Returned.LATEST)
            .orElse(null);
    if (done == null) {
      boolean extended = rows.stream().anyMatch(row -> row.text("result").equals("EXTENDED"));
      String cohort = Integer.toString(forward.cohort());
      figures.add(1, "assessments_open", cohort, geo, openFor(forward, extended));
    } else if (done.text("result").equals("NEGATIVE")) {
      String year = Integer.toString(done.day("as_of").getYear());
      for (String type : TypeBits.names(forward.assessable())) {
        figures.add(1, "assessed_negative", year, geo, type);
      }
      figures.add(1, "assessed_negative", year, geo, "_T");
    }
  }

  private String openFor(ForwardOf forward, boolean extended) {
    LocalDate since = LocalDate.ofEpochDay(forward.day());
    if (since.plusMonths(2).isBefore(asOf)) {
      return "OVER_2_MONTHS";
    }
    return !since.plusMonths(1).isBefore(asOf)
        ? "UP_TO_1_MONTH"
        : extended ? "OVER_1_MONTH_EXTENDED" : "OVER_1_MONTH";
  }
}
