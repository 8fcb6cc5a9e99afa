package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Attacks a whole release at once, as its best-informed readers would: with all tables and margins,
 * earlier releases, printed zeros, the published threshold and base, and, for each Member State and
 * provider, as one who knows its figures. A cell passes if the reader is left with at least {@code
 * width + 1} values, each end of them proved by a table of whole counts that prints the same
 * release.
 */
public final class AuditRelease {
  /**
   * What the audit found.
   *
   * @param protectedCells cells that must be left in doubt
   * @param attacks pairs of such a cell and a reader
   * @param programs linear programs solved
   * @param exposures empty if the release may be published
   */
  public record Report(int protectedCells, int attacks, long programs, List<Exposure> exposures) {
    public Report {
      exposures = List.copyOf(exposures);
    }

    /** Whether the release may be published. */
    public boolean passes() {
      return exposures.isEmpty();
    }
  }

  private AuditRelease() {}

  /**
   * Audits figures.
   *
   * @param figures what is printed, by number of cell
   * @param earlier releases of the same cells
   * @param width least distance of the ends that a reader must hold possible
   */
  public static Report audit(
      CellSystem system, Figure[] figures, List<EarlierRelease> earlier, int width) {
    SearchMoves search = new SearchMoves(new Knowledge(system, figures, earlier));
    List<Exposure> exposures = new ArrayList<>();
    int targets = 0;
    int attacks = 0;
    for (int target : targets(system, figures)) {
      targets++;
      Doubt open = search.doubt(target, width, Reader.PUBLIC);
      for (Reader reader : readers(system, target)) {
        attacks++;
        Doubt doubt = open.holds(search, reader) ? open : search.doubt(target, width, reader);
        if (doubt.width() < width) {
          exposures.add(exposure(system, doubt, reader));
        }
      }
    }
    return new Report(targets, attacks, search.programs(), exposures);
  }

  /** Cells that must be left in doubt, in order. */
  static List<Integer> targets(CellSystem system, Figure[] figures) {
    List<Integer> targets = new ArrayList<>();
    for (int number = 0; number < system.size(); number++) {
      if (isTarget(system, figures, number)) {
        targets.add(number);
      }
    }
    return targets;
  }

  static boolean isTarget(CellSystem system, Figure[] figures, int number) {
    CellSystem.Cell cell = system.cell(number);
    return cell.control().protects(cell.count(), figures[number])
        || system.isAmountOfHidden(number, figures);
  }

  /** The public, and whoever knows the figures of one State or provider other than its own. */
  static List<Reader> readers(CellSystem system, int target) {
    CellSystem.Cell cell = system.cell(target);
    List<Reader> readers = new ArrayList<>(List.of(Reader.PUBLIC));
    system.owners(cell.key().measure()).stream()
        .filter(reader -> !reader.knows(cell))
        .forEach(readers::add);
    return readers;
  }

  private static Exposure exposure(CellSystem system, Doubt doubt, Reader reader) {
    CellSystem.Cell cell = system.cell(doubt.target());
    return new Exposure(
        Objects.requireNonNullElse(cell.table(), "none, but computed from those of its measure"),
        cell.key().text(),
        reader.toString(),
        doubt.range(cell.count()));
  }
}
