package eu.csar.transforms.tabulate.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by event, a report with its supplements: each in the first bucket that holds, and by State
 * (CT3). A State's row is recalled where the latest row of every account that it received is.
 */
public record CountEvents() implements CountWork {
  private static final long serialVersionUID = 1L;

  /** An account of an event. */
  private record Account(
      boolean first, long receivedAt, String decision, int states, int recalled) {
    String year() {
      return Integer.toString(LocalDateTime.ofEpochSecond(receivedAt, 0, ZoneOffset.UTC).getYear());
    }
  }

  @Override
  public void count(Iterable<byte[]> blocks, Emit emit) {
    Map<Digest256, List<Account>> events = new HashMap<>();
    try {
      for (byte[] block : blocks) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
        while (in.available() > 0) {
          events
              .computeIfAbsent(Digest256.read(in), any -> new ArrayList<>(1))
              .add(
                  new Account(
                      in.readBoolean(),
                      in.readLong(),
                      RowsOfReports.DECISIONS.get(in.readByte()),
                      in.readInt(),
                      in.readInt()));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a block of events is cut", e);
    }
    Figures figures = new Figures();
    events.values().forEach(accounts -> count(accounts, figures));
    emit.emit(Meeting.FIGURE, 0, figures.encode());
  }

  private static void count(List<Account> accounts, Figures figures) {
    accounts.sort(
        Comparator.comparing((Account account) -> !account.first())
            .thenComparingLong(Account::receivedAt));
    String year = accounts.get(0).year();
    int states = 0;
    int standing = 0;
    for (Account account : accounts) {
      states |= account.states();
      standing |= account.states() & ~account.recalled();
    }
    for (String state : Recipients.states(states)) {
      figures.add(1, "events_by_state", year, state, "FORWARDED");
    }
    for (String state : Recipients.states(states & ~standing)) {
      figures.add(1, "events_by_state", year, state, "RECALLED");
    }
    int several = Integer.bitCount(states);
    if (several > 1) {
      figures.add(several - 1, "surplus_of_states", year, "SURPLUS");
    }
    figures.add(1, "events_by_bucket", year, bucket(several, accounts));
    if (!accounts.get(0).first()) {
      figures.add(1, Figures.ORPHANS, year);
    }
    for (Account supplement : accounts.subList(1, accounts.size())) {
      figures.add(1, Figures.SUPPLEMENTS, supplement.year());
    }
  }

  private static String bucket(int states, List<Account> accounts) {
    if (states > 0) {
      return states > 1 ? "SEVERAL_STATES" : "ONE_STATE";
    }
    if (accounts.stream().anyMatch(account -> account.decision().equals("FORWARDED"))) {
      return "EUROPOL_ONLY";
    }
    return accounts.stream().anyMatch(account -> account.decision().equals("HELD_FOR_REVIEW"))
        ? "HELD"
        : "UNFOUNDED";
  }
}
