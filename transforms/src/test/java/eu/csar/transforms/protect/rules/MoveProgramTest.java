package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A program over moves of cells")
class MoveProgramTest {
  private final CellSystem system = system();
  private final Knowledge knowledge = knowledge(system);

  /** Of four rows and columns each inner cell is hidden, each total printed. */
  private static CellSystem system() {
    FrequencyTable table =
        Tables.twoWay(
            "t",
            "M",
            "outcome",
            new long[][] {{3, 6, 9, 7}, {8, 2, 6, 9}, {7, 8, 1, 6}, {9, 7, 8, 4}});
    PlannedRelease plan = Tables.plan(ProtectionMethod.SUPPRESSION, table);
    return CellSystem.of(List.of(table), plan.lists(), plan.controls(Tables.KEY));
  }

  private static boolean isInner(CellSystem system, int cell) {
    return system.sums().stream().noneMatch(sum -> sum.whole() == cell);
  }

  private static Knowledge knowledge(CellSystem system) {
    Figure[] figures = Arrays.copyOf(system.figures(), system.size());
    for (int cell = 0; cell < figures.length; cell++) {
      if (isInner(system, cell)) {
        figures[cell] = Figure.HIDDEN;
      }
    }
    return new Knowledge(system, figures, List.of());
  }

  private @Nullable Map<Integer, Long> farthest(MoveProgram program, int target) {
    for (int cell = 0; cell < system.size(); cell++) {
      if (isInner(system, cell)) {
        assertThat(program.allow(cell, knowledge.range(cell), system.count(cell)), is(true));
      }
    }
    return program.farthest(target, true, 4);
  }

  private int inner() {
    int cell = 0;
    while (!isInner(system, cell)) {
      cell++;
    }
    return cell;
  }

  @Test
  @DisplayName("moves a hidden cell as far as asked, and others so that every sum holds")
  void moves() {
    Map<Integer, Long> move = farthest(new MoveProgram(knowledge), inner());
    assertThat(move, is(not(nullValue())));
    assertThat(move.get(inner()), is(4L));
    for (CellSystem.Sum sum : system.sums()) {
      long changed = 0;
      for (int member : sum.members()) {
        changed += move.getOrDefault(member, 0L);
      }
      assertThat(changed, is(move.getOrDefault(sum.whole(), 0L)));
    }
  }

  @Test
  @DisplayName("has no answer after the most steps allowed, so that a cell is called exposed")
  void givesUp() {
    assertThat(farthest(new MoveProgram(knowledge, 1), inner()), is(nullValue()));
  }
}
