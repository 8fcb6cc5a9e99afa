package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexSummary.QuarantineCode;
import eu.csar.transforms.match.rules.ReadLists.ReadList;
import eu.csar.transforms.match.rules.TakeEntries.Mark;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes over the entries of a base for which an overlay has marks without a value: the values of
 * the base, the marks of the overlay. Marks beside a value of the same id say nothing new; marks
 * for an entry that is not there are set aside.
 */
final class MarkEntries {
  private final List<ReadList> lists;

  MarkEntries(List<ReadList> lists) {
    this.lists = lists;
  }

  void takeFrom(IndicatorIndex base) throws IOException {
    for (ReadList list : lists) {
      Map<String, Mark> marks = list.taken().marks();
      marks.keySet().removeIf(list.taken()::hasValueOf);
      if (!marks.isEmpty()) {
        takeFrom(base, list, marks);
      }
    }
  }

  private static void takeFrom(IndicatorIndex base, ReadList list, Map<String, Mark> marks)
      throws IOException {
    Set<String> found = new HashSet<>();
    base.forEachValue(
        list.list(),
        (table, value, origin, id) -> {
          Mark mark = marks.get(id);
          if (mark != null) {
            found.add(id);
            Origin marked = origin.marked(mark.disabled(), mark.quarantined());
            list.taken().take(table, value, marked, id);
          }
        });
    for (Map.Entry<String, Mark> mark : marks.entrySet()) {
      if (!found.contains(mark.getKey())) {
        list.taken().bad(mark.getValue().line(), QuarantineCode.UNKNOWN_ENTRY);
      }
    }
  }
}
