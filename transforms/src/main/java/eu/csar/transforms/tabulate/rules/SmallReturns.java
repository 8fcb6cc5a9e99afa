package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReadRows;
import eu.csar.transforms.followup.rules.ReturnRow;
import eu.csar.transforms.followup.rules.RowReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of returns that name no token: yearly returns, and the Centre's own. Of yearly returns
 * the latest of a sender and year counts whole; of other rows the latest on the same subject.
 */
public final class SmallReturns {
  private final Map<String, Delivery> yearly = new LinkedHashMap<>();
  private final Map<String, Delivery> expired = new LinkedHashMap<>();
  private final Map<Integer, List<ReturnRow>> byDelivery = new LinkedHashMap<>();
  private final Map<Integer, Set<ReturnTable>> sections = new LinkedHashMap<>();
  private final Map<String, ReturnRow> latest = new LinkedHashMap<>();
  private final Figures figures = new Figures();

  private SmallReturns() {}

  /** Reads them in order of receipt, so that the later comes behind the earlier. */
  public static SmallReturns of(Deliveries deliveries) throws IOException {
    SmallReturns returns = new SmallReturns();
    for (Delivery delivery : deliveries.standing()) {
      if (!namesTokens(delivery.kind())) {
        returns.read(delivery);
      }
    }
    for (Delivery delivery : deliveries.expired()) {
      if (delivery.kind().form() == ReturnKind.Form.DOCUMENT) {
        returns.expired.put(key(delivery.kind(), delivery.sender(), delivery.year()), delivery);
      }
    }
    return returns;
  }

  /** Whether rows of a kind meet forwards by token. */
  public static boolean namesTokens(ReturnKind kind) {
    return RowsOfReturns.BY_TOKEN.contains(kind.tables().get(0));
  }

  private void read(Delivery delivery) throws IOException {
    boolean document = delivery.kind().form() == ReturnKind.Form.DOCUMENT;
    if (document) {
      yearly.put(key(delivery.kind(), delivery.sender(), delivery.year()), delivery);
    }
    List<ReturnRow> rows = byDelivery.computeIfAbsent(delivery.number(), any -> new ArrayList<>());
    Set<ReturnTable> found = sections.computeIfAbsent(delivery.number(), any -> new HashSet<>());
    String number = Integer.toString(delivery.number());
    long read =
        ReadRows.of(
            delivery,
            new RowReceiver() {
              @Override
              public void section(ReturnTable table) {
                found.add(table);
              }

              @Override
              public void take(ReturnRow row) {
                figures.add(1, Figures.ACCEPTED, number);
                if (document) {
                  rows.add(row);
                } else {
                  latest.put(row.subject(), row);
                }
              }

              @Override
              public void reject(
                  String table, long place, ReturnRejectCode code, @Nullable String column) {
                RowsOfReturns.reject(figures, delivery.number(), table, place, code, column);
              }
            });
    figures.add(read, Figures.READ, number);
  }

  /** Figures of rows read, accepted and rejected. */
  public Figures figures() {
    return figures;
  }

  /** The yearly return that counts; null: none stands. */
  @Nullable Delivery yearly(ReturnKind kind, String sender, int year) {
    return yearly.get(key(kind, sender, year));
  }

  /** Whether the yearly return of a sender and year was removed when its time was over. */
  boolean isExpired(ReturnKind kind, String sender, int year) {
    return expired.containsKey(key(kind, sender, year));
  }

  /** The yearly returns that count for a year, in order of kind, then sender. */
  public List<Delivery> countingFor(int year) {
    return yearly.values().stream()
        .filter(delivery -> delivery.year() == year)
        .sorted(Comparator.comparing(Delivery::kind).thenComparing(Delivery::sender))
        .toList();
  }

  /** Rows of the yearly returns that count for a year, by sender, in order of senders. */
  public SortedMap<String, List<ReturnRow>> ofYear(int year) {
    SortedMap<String, List<ReturnRow>> rows = new TreeMap<>();
    for (Delivery delivery : yearly.values()) {
      if (delivery.year() == year) {
        rows.computeIfAbsent(delivery.sender(), any -> new ArrayList<>())
            .addAll(byDelivery.getOrDefault(delivery.number(), List.of()));
      }
    }
    return rows;
  }

  /** Senders of yearly returns of a kind and year, expired ones among them. */
  List<String> senders(ReturnKind kind, int year) {
    return all()
        .filter(delivery -> delivery.kind() == kind && delivery.year() == year)
        .map(Delivery::sender)
        .distinct()
        .sorted()
        .toList();
  }

  /** Years of which a yearly return speaks. */
  List<Integer> years() {
    return all().map(Delivery::year).distinct().sorted().toList();
  }

  private Stream<Delivery> all() {
    return Stream.concat(yearly.values().stream(), expired.values().stream());
  }

  /** Rows of a section of a yearly return. */
  List<ReturnRow> rows(Delivery delivery, ReturnTable table) {
    return byDelivery.getOrDefault(delivery.number(), List.of()).stream()
        .filter(row -> row.table().equals(table))
        .toList();
  }

  /** Whether a yearly return has a section. */
  boolean hasSection(Delivery delivery, ReturnTable table) {
    return sections.getOrDefault(delivery.number(), Set.of()).contains(table);
  }

  /** The latest rows of a table that is no section of a yearly return. */
  public List<ReturnRow> rows(ReturnTable table) {
    return latest.values().stream().filter(row -> row.table().equals(table)).toList();
  }

  private static String key(ReturnKind kind, String sender, int year) {
    return kind + "\t" + sender + "\t" + year;
  }
}
