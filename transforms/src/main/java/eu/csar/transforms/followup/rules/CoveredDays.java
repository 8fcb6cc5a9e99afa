package eu.csar.transforms.followup.rules;

import java.time.LocalDate;
import java.util.TreeMap;

/** Days that returns of one sender cover, as intervals that do not touch. */
public final class CoveredDays {
  private final TreeMap<LocalDate, LocalDate> intervals = new TreeMap<>();

  /** Adds all days from the first to the last. */
  public void add(LocalDate from, LocalDate to) {
    LocalDate first = from;
    LocalDate last = to;
    var before = intervals.floorEntry(first);
    if (before != null && !before.getValue().plusDays(1).isBefore(first)) {
      first = before.getKey();
      last = before.getValue().isAfter(last) ? before.getValue() : last;
    }
    for (var next = intervals.ceilingEntry(first);
        next != null && !next.getKey().isAfter(last.plusDays(1));
        next = intervals.ceilingEntry(first)) {
      last = next.getValue().isAfter(last) ? next.getValue() : last;
      intervals.remove(next.getKey());
    }
    intervals.put(first, last);
  }

  /** Whether all days of a year are covered. */
  public boolean coversAll(int year) {
    var interval = intervals.floorEntry(LocalDate.of(year, 1, 1));
    return interval != null && !interval.getValue().isBefore(LocalDate.of(year, 12, 31));
  }

  /** Whether any day of a year is covered. */
  public boolean coversAny(int year) {
    var interval = intervals.floorEntry(LocalDate.of(year, 12, 31));
    return interval != null && !interval.getValue().isBefore(LocalDate.of(year, 1, 1));
  }
}
