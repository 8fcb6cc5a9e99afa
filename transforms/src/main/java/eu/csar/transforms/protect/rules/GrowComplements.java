package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Hides what must be hidden beside what the method hides, with the audit in the loop.
 *
 * <p>For each cell and reader that would learn too much, the cheapest way to move the cell far
 * enough is a linear program over all cells of its tables; the printed cells on that way are hidden
 * (Fischetti and Salazar-Gonzalez; Castro). Hiding never narrows a range, so one pass is enough.
 * Then each cell that was hidden so, dearest first, is printed again if all cells that rested on it
 * stay in doubt without it. A sum of days or minutes is hidden with its count, and counts are
 * printed again before it.
 *
 * <p>What an earlier release hid stays hidden. Between ways of equal price the key decides, so that
 * nobody without it can replay the choice.
 */
final class GrowComplements {
  private final CellSystem system;
  private final int width;
  private final PriceOfHiding price;
  private final Figure[] figures;
  private final Knowledge knowledge;
  private final SearchMoves search;
  private final Map<Integer, Map<Reader, Doubt>> doubts = new LinkedHashMap<>();
  private final Set<Integer> complements = new HashSet<>();

  private GrowComplements(
      CellSystem system, List<EarlierRelease> earlier, int width, RoundingKey key) {
    this.system = system;
    this.width = width;
    this.price = new PriceOfHiding(system, key);
    this.figures = system.figures();
    hideWhatWasHidden(earlier);
    this.knowledge = new Knowledge(system, figures, earlier);
    this.search = new SearchMoves(knowledge);
  }

  /**
   * The figures to print, by number of cell. What is hidden first decides what must be hidden next,
   * so cells are taken in two orders, and of each measure the cheaper result.
   *
   * @param earlier releases of the same cells
   * @param width least distance of the ends that a reader must hold possible
   */
  static Figure[] grow(
      CellSystem system, List<EarlierRelease> earlier, int width, RoundingKey key) {
    Comparator<Integer> smallestFirst =
        Comparator.<Integer>comparingLong(system::count)
            .thenComparing(cell -> system.cell(cell).key());
    GrowComplements one = new GrowComplements(system, earlier, width, key);
    one.widenAll(smallestFirst.reversed());
    one.printSuperfluous();
    GrowComplements other = new GrowComplements(system, earlier, width, key);
    other.widenAll(smallestFirst);
    other.printSuperfluous();
    Map<String, Double> cheaper = new HashMap<>(one.prices());
    other.prices().forEach((measure, price) -> cheaper.merge(measure, -price, Double::sum));
    Figure[] figures = one.figures.clone();
    for (int cell = 0; cell < figures.length; cell++) {
      if (cheaper.getOrDefault(system.cell(cell).key().measure(), 0.0) > 0) {
        figures[cell] = other.figures[cell];
      }
    }
    return figures;
  }

  /** What was hidden by growing, priced, by measure. */
  private Map<String, Double> prices() {
    Map<String, Double> prices = new HashMap<>();
    complements.stream()
        .sorted()
        .forEach(
            cell -> prices.merge(system.cell(cell).key().measure(), price.of(cell), Double::sum));
    system.measures().forEach(measure -> prices.putIfAbsent(measure, 0.0));
    return prices;
  }

  private void hideWhatWasHidden(List<EarlierRelease> earlier) {
    for (int cell = 0; cell < figures.length; cell++) {
      CellKey cellKey = system.cell(cell).key();
      if (earlier.stream().anyMatch(release -> release.hides(cellKey))) {
        figures[cell] = Figure.HIDDEN;
        system.amountsOf(cell).forEach(amount -> figures[amount] = Figure.HIDDEN);
      }
    }
  }

  /** A sum of days that was hidden with a complement must be left in doubt in its turn. */
  private void widenAll(Comparator<Integer> order) {
    for (List<Integer> targets = newTargets(); !targets.isEmpty(); targets = newTargets()) {
      targets.sort(order);
      widen(targets);
    }
  }

  private List<Integer> newTargets() {
    List<Integer> targets = new ArrayList<>(AuditRelease.targets(system, figures));
    targets.removeAll(doubts.keySet());
    return targets;
  }

  private void widen(List<Integer> targets) {
    for (int target : targets) {
      Map<Reader, Doubt> ofTarget = new LinkedHashMap<>();
      Doubt open = Doubt.of(target);
      for (Reader reader : AuditRelease.readers(system, target)) {
        Doubt doubt = open.suffices(search, width, reader) ? open : widen(target, reader);
        ofTarget.put(reader, doubt);
        open = reader.equals(Reader.PUBLIC) ? doubt : open;
      }
      doubts.put(target, ofTarget);
    }
  }

  /** Hides until the reader is in doubt, or nothing more can be hidden: then the audit says so. */
  private Doubt widen(int target, Reader reader) {
    Doubt doubt = search.doubt(target, width, reader);
    for (int more = 0; doubt.width() < width && more <= 2 * width; more++) {
      long lacking = width - doubt.width() + more;
      Set<Integer> up = cheapest(target, doubt.up().amount(target) + lacking, reader);
      Set<Integer> down = cheapest(target, -doubt.down().amount(target) - lacking, reader);
      Set<Integer> way = cheaper(up, down);
      if (way != null && way.isEmpty()) {
        way = neighbour(target, reader);
      }
      if (way == null) {
        break;
      }
      way.forEach(this::hide);
      doubt = search.doubt(target, width, reader);
    }
    return doubt;
  }

  /**
   * The cheapest printed cell beside the hidden ones that hang together with a target. Where the
   * target can move and only the reason for hiding stands against it, another hidden cell is
   * another reason. Null where there is none.
   */
  private @Nullable Set<Integer> neighbour(int target, Reader reader) {
    Integer best = null;
    for (int member : knowledge.group(target)) {
      for (int number : knowledge.equationsOf(member)) {
        for (Knowledge.Term term : knowledge.equations().get(number).terms()) {
          int cell = term.cell();
          if (!knowledge.isFree(cell)
              && !isOut(cell)
              && !reader.knows(system.cell(cell))
              && (best == null || price.of(cell) < price.of(best))) {
            best = cell;
          }
        }
      }
    }
    return best == null ? null : Set.of(best);
  }

  private @Nullable Set<Integer> cheaper(@Nullable Set<Integer> one, @Nullable Set<Integer> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return price.of(other) < price.of(one) ? other : one;
  }

  /** What must be hidden for the target to move so far; null where hiding does not help. */
  private @Nullable Set<Integer> cheapest(int target, long amount, Reader reader) {
    if (system.count(target) + amount < 0) {
      return null;
    }
    String period = system.cell(target).key().period();
    Set<Integer> near =
        cheapest(
            target,
            amount,
            reader,
            cell ->
                knowledge.isFree(cell) || Objects.equals(period, system.cell(cell).key().period()));
    return near == null ? cheapest(target, amount, reader, cell -> true) : near;
  }

  private @Nullable Set<Integer> cheapest(
      int target, long amount, Reader reader, IntPredicate near) {
    MoveProgram program = new MoveProgram(knowledge);
    List<Integer> scope =
        knowledge.tied(
            target, cell -> near.test(cell) && !isOut(cell) && !reader.knows(system.cell(cell)));
    for (int cell : scope) {
      long count = system.count(cell);
      Range free = knowledge.range(cell);
      Range most = knowledge.outside(cell);
      program.allowBeyond(
          cell,
          free.most() - count,
          count - free.least(),
          most.most() - free.most(),
          free.least() - most.least(),
          price.of(cell));
    }
    Map<Integer, Long> move = program.cheapest(target, amount);
    if (move == null) {
      return null;
    }
    Set<Integer> beyond = new HashSet<>();
    move.forEach(
        (cell, moved) -> {
          if (!knowledge.range(cell).holds(system.count(cell) + moved)) {
            beyond.add(cell);
          }
        });
    return beyond;
  }

  /** Whether an earlier release printed what hiding the cell would have to hide. */
  private boolean isOut(int cell) {
    return knowledge.outside(cell).isExact()
        || (knowledge.range(cell).isExact()
            && system.amountsOf(cell).stream()
                .anyMatch(amount -> knowledge.outside(amount).isExact()));
  }

  private void hide(int cell) {
    complements.add(cell);
    print(cell, Figure.HIDDEN);
    for (int amount : system.amountsOf(cell)) {
      if (!figures[amount].isHidden()) {
        hide(amount);
      }
    }
  }

  private void print(int cell, Figure figure) {
    figures[cell] = figure;
    knowledge.tell(cell, figure);
  }

  private void printSuperfluous() {
    List<Integer> dearest = new ArrayList<>(complements);
    dearest.sort(
        Comparator.<Integer, Boolean>comparing(cell -> system.cell(cell).counted() != null)
            .thenComparing(Comparator.<Integer>comparingDouble(price::of).reversed())
            .thenComparing(cell -> system.cell(cell).key()));
    for (int cell : dearest) {
      if (system.isAmountOfHidden(cell, figures)) {
        continue;
      }
      List<Integer> group = knowledge.group(cell);
      CellSystem.Cell printed = system.cell(cell);
      print(cell, printed.control().print(printed.key(), printed.count()));
      Map<Integer, Map<Reader, Doubt>> changed = stayInDoubt(group);
      if (changed == null) {
        print(cell, Figure.HIDDEN);
      } else {
        doubts.putAll(changed);
        complements.remove(cell);
      }
    }
  }

  /** The doubts of a group as they are now; null if one has become too small. */
  private @Nullable Map<Integer, Map<Reader, Doubt>> stayInDoubt(List<Integer> group) {
    Map<Integer, Map<Reader, Doubt>> now = new LinkedHashMap<>();
    for (int target : group) {
      Map<Reader, Doubt> ofTarget = new LinkedHashMap<>();
      if (system.cell(target).counted() != null
          && !AuditRelease.isTarget(system, figures, target)) {
        continue;
      }
      for (Map.Entry<Reader, Doubt> before : doubts.getOrDefault(target, Map.of()).entrySet()) {
        Reader reader = before.getKey();
        Doubt doubt = before.getValue();
        if (doubt.width() >= width && !doubt.holds(search, reader)) {
          doubt = search.doubt(target, width, reader);
          if (doubt.width() < width) {
            return null;
          }
        }
        ofTarget.put(reader, doubt);
      }
      now.put(target, ofTarget);
    }
    return now;
  }
}
