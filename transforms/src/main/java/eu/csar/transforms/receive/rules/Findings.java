package eu.csar.transforms.receive.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.codes.FindingCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the findings of one record, each pair of code and path once, in order of reading. */
final class Findings {

  private final boolean escapes;
  private final boolean kept;
  private final List<Finding> list = new ArrayList<>(4);
  private final Set<String> seen = new HashSet<>(4);

  private Findings(boolean escapes, boolean kept) {
    this.escapes = escapes;
    this.kept = kept;
  }

  /** For the second reading. */
  static Findings of(JsonTree tree) {
    return new Findings(tree.escapes(), true);
  }

  /** For the first reading, which decides by the same rules but keeps no findings. */
  static Findings forgotten(JsonTree tree) {
    return new Findings(tree.escapes(), false);
  }

  /** Whether texts of the record may hold halves of surrogate pairs. */
  boolean escapes() {
    return escapes;
  }

  void add(FindingCode code, @Nullable String field) {
    if (kept) {
      add(new Finding(code.name(), field));
    }
  }

  void add(Finding finding) {
    @Nullable String field = finding.getField();
    if (kept && seen.add(field == null ? finding.getCode() : finding.getCode() + ' ' + field)) {
      list.add(finding);
    }
  }

  boolean kept() {
    return kept;
  }

  List<Finding> list() {
    return list;
  }
}
