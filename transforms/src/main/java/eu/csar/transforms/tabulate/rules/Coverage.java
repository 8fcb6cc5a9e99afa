package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.transforms.followup.rules.CoveredDays;
import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.followup.rules.Delivery;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each sender submitted for a year: six answers that are never mixed. */
final class Coverage {
  static final String SUBMITTED = "SUBMITTED";
  static final String PARTIAL = "PARTIAL_YEAR";
  static final String EMPTY = "SUBMITTED_EMPTY";
  static final String NOT_APPLICABLE = "NOT_APPLICABLE";
  static final String NOT_SUBMITTED = "NOT_SUBMITTED";
  static final String EXPIRED = "EXPIRED";

  static final List<String> STATES =
      Arrays.stream(MemberState.values()).map(MemberState::euCode).toList();

  private final Deliveries deliveries;
  private final SmallReturns small;
  private final Figures figures;

  /**
   * Sections of deliveries of which rows were rejected: number of the delivery, id of the table.
   */
  private final Set<List<String>> rejected = new HashSet<>();

  /**
   * Of these deliveries.
   *
   * @param figures with the rows of each delivery that were accepted, and those rejected
   */
  Coverage(Deliveries deliveries, SmallReturns small, Figures figures) {
    this.deliveries = deliveries;
    this.small = small;
    this.figures = figures;
    for (List<String> codes : figures.of(Figures.REJECTED).keySet()) {
      if (!codes.get(2).equals("0")) {
        rejected.add(codes.subList(0, 2));
      }
    }
  }

  /** Code of one sender, table and year. */
  String of(ReturnKind kind, ReturnTable table, String sender, int year) {
    return kind.form() == ReturnKind.Form.DOCUMENT
        ? ofYearly(kind, table, sender, year)
        : ofRows(kind, sender, year);
  }

  /** Rows that were accepted. */
  long rows(ReturnKind kind, ReturnTable table, String sender, int year) {
    if (kind.form() == ReturnKind.Form.DOCUMENT) {
      @Nullable Delivery delivery = small.yearly(kind, sender, year);
      return delivery == null ? 0 : small.rows(delivery, table).size();
    }
    return deliveries.of(kind).stream()
        .filter(delivery -> delivery.sender().equals(sender) && isAbout(delivery, year))
        .mapToLong(this::accepted)
        .sum();
  }

  private String ofYearly(ReturnKind kind, ReturnTable table, String sender, int year) {
    @Nullable Delivery delivery = small.yearly(kind, sender, year);
    if (delivery == null) {
      return small.isExpired(kind, sender, year) ? EXPIRED : NOT_SUBMITTED;
    }
    if (!delivery.applies()) {
      return NOT_APPLICABLE;
    }
    if (!small.hasSection(delivery, table)) {
      return NOT_SUBMITTED;
    }
    boolean someRejected =
        rejected.contains(List.of(Integer.toString(delivery.number()), table.id()));
    if (small.rows(delivery, table).isEmpty()) {
      return someRejected ? NOT_SUBMITTED : EMPTY;
    }
    CoveredDays days = new CoveredDays();
    days.add(delivery.from(), delivery.to());
    // What a rejected row said is unknown, so that a cell without a row need not be zero.
    return days.coversAll(year) && !someRejected ? SUBMITTED : PARTIAL;
  }

  /**
   * Whether rows on a year were removed. Then nothing can be told of it: what is left may be the
   * correction of a part, and a report without a row may have had one.
   */
  boolean isExpired(ReturnKind kind, String sender, int year) {
    return deliveries.expired().stream()
        .filter(delivery -> delivery.kind() == kind && delivery.sender().equals(sender))
        .anyMatch(delivery -> isAbout(delivery, year));
  }

  private String ofRows(ReturnKind kind, String sender, int year) {
    if (isExpired(kind, sender, year)) {
      return EXPIRED;
    }
    CoveredDays days = new CoveredDays();
    long accepted = 0;
    long declared = 0;
    @Nullable Delivery last = null;
    for (Delivery delivery : deliveries.of(kind)) {
      if (delivery.sender().equals(sender) && isAbout(delivery, year)) {
        last = delivery;
        accepted += accepted(delivery);
        declared += delivery.rows();
        if (delivery.applies()) {
          days.add(delivery.from(), delivery.to());
        }
      }
    }
    if (last == null) {
      return NOT_SUBMITTED;
    }
    if (accepted == 0) {
      return last.applies() ? (declared == 0 ? EMPTY : NOT_SUBMITTED) : NOT_APPLICABLE;
    }
    return days.coversAll(year) ? SUBMITTED : PARTIAL;
  }

  private long accepted(Delivery delivery) {
    return figures.sum(Figures.ACCEPTED, Integer.toString(delivery.number()));
  }

  private static boolean isAbout(Delivery delivery, int year) {
    CoveredDays days = new CoveredDays();
    days.add(delivery.from(), delivery.to());
    return days.coversAny(year);
  }
}
