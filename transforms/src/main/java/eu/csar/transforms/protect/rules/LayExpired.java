package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays beside a release what earlier ones hid and nobody submits any more: an earlier sum less
 * today's sum of the others is what it was. So it is in the system with the count that follows if
 * the others did not change, which a reader is taken to know.
 *
 * <p>A sum of today without it, and one of its own row, do as sums; where the earlier whole was
 * hidden too, nothing is known of it and nothing is laid.
 */
final class LayExpired {
  private final CellSystem system;
  private final EarlierRelease release;
  private final List<CellSystem.Cell> cells;
  private final List<CellSystem.EarlierSum> sums;
  private final Map<CellKey, Integer> numbers = new HashMap<>();

  private LayExpired(
      CellSystem system,
      EarlierRelease release,
      List<CellSystem.Cell> cells,
      List<CellSystem.EarlierSum> sums) {
    this.system = system;
    this.release = release;
    this.cells = cells;
    this.sums = sums;
  }

  /** The system with the expired cells of all earlier releases, behind its own. */
  static CellSystem over(CellSystem system, List<EarlierRelease> earlier) {
    List<CellSystem.Cell> cells = new ArrayList<>();
    List<CellSystem.EarlierSum> sums = new ArrayList<>();
    for (EarlierRelease release : earlier) {
      new LayExpired(system, release, cells, sums).lay();
    }
    return cells.isEmpty() ? system : system.with(cells, sums);
  }

  private void lay() {
    system.sums().forEach(this::laySum);
    system.lostSums().forEach(this::layRow);
  }

  /** The whole of then, less what is known of the parts that are still submitted. */
  private void laySum(CellSystem.Sum sum) {
    CellSystem.Cell whole = system.cell(sum.whole());
    Range told = release.told(whole.key());
    List<CellSystem.Lost> expired =
        sum.lost().stream().filter(part -> release.hides(part.key())).toList();
    if (expired.isEmpty() || !told.isExact() || whole.counted() != null) {
      return;
    }
    long left = told.least();
    for (CellSystem.Lost part : sum.lost()) {
      left -= exactly(part.key());
    }
    List<Integer> open = new ArrayList<>();
    for (int part : sum.parts()) {
      CellKey key = system.cell(part).key();
      if (release.told(key).isExact()) {
        left -= exactly(key);
      } else if (!release.notSubmitted().contains(key)) {
        left -= system.count(part);
        open.add(part);
      }
    }
    if (left >= 0) {
      open.add(expired(expired, left, whole.control()));
      sums.add(new CellSystem.EarlierSum(null, open));
    }
  }

  private long exactly(CellKey key) {
    Range told = release.told(key);
    return told.isExact() ? told.least() : 0;
  }

  /** Several that expired together are one: nobody can say more than what they were in all. */
  private int expired(List<CellSystem.Lost> expired, long count, DisclosureControl control) {
    CellSystem.Lost first = expired.get(0);
    int number = system.size() + cells.size();
    Integer known = expired.size() == 1 ? numbers.putIfAbsent(first.key(), number) : null;
    if (known != null && cells.get(known - system.size()).count() == count) {
      return known;
    }
    cells.add(
        new CellSystem.Cell(
            first.key(),
            count,
            control,
            null,
            expired.size() == 1 ? first.owners() : List.of(),
            null));
    return number;
  }

  /** A sum over cells of the same return, as it was printed then. */
  private void layRow(CellSystem.LostSum sum) {
    List<Integer> parts = new ArrayList<>();
    Integer whole = numbers.get(sum.whole());
    long rest = told(sum.whole(), whole);
    for (CellKey key : sum.parts()) {
      Integer part = numbers.get(key);
      if (part == null && !release.told(key).isExact()) {
        return;
      }
      rest -= told(key, part);
      if (part != null) {
        parts.add(part);
      }
    }
    boolean isKnown = whole != null || release.told(sum.whole()).isExact();
    if (isKnown && rest == 0 && !parts.isEmpty()) {
      sums.add(new CellSystem.EarlierSum(whole, parts));
    }
  }

  private long told(CellKey key, @Nullable Integer number) {
    return number == null ? exactly(key) : cells.get(number - system.size()).count();
  }
}
