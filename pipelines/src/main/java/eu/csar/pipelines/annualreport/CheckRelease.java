package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.protect.rules.AttackPublished;
import eu.csar.transforms.protect.rules.CodeList;
import eu.csar.transforms.protect.rules.ProtectionPolicy;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a release for somebody who has only its folder: digests, columns and codes, every form and
 * every page as the tables make them, and an attack on what is hidden from what is printed.
 */
public final class CheckRelease {
  /**
   * One check.
   *
   * @param subject what was looked at, with how much of it
   * @param findings a sentence each; empty if all is as it must be
   */
  public record Check(String subject, List<String> findings) {
    public Check {
      findings = List.copyOf(findings);
    }
  }

  private CheckRelease() {}

  /**
   * Makes all checks. Where digests differ, the rest is looked at all the same, as far as it can be
   * read.
   *
   * @throws StoppedException where the directory is no release
   */
  public static List<Check> of(Path release) throws StoppedException, IOException {
    List<Check> checks = new ArrayList<>();
    Check sums = CheckSums.of(release);
    checks.add(sums);
    PublishedTables published;
    try {
      published = ReadPublishedTables.of(release);
    } catch (StoppedException e) {
      if (sums.findings().isEmpty()) {
        throw e;
      }
      checks.add(new Check("tables", List.of(String.valueOf(e.getMessage()))));
      return checks;
    }
    checks.add(CheckColumns.of(published, release));
    checks.add(CheckForms.of(published, release));
    checks.add(CheckReport.of(published, release));
    checks.add(disclosure(published));
    return checks;
  }

  private static Check disclosure(PublishedTables published) {
    AttackPublished.Report report =
        AttackPublished.attack(
            published.tables().stream().map(CheckRelease::printed).toList(),
            new ProtectionPolicy(
                published.protection().threshold(),
                published.protection().base(),
                published.protection().width()));
    return new Check(
        "disclosure: " + report.attacked() + " figures attacked from what is published",
        report.findings());
  }

  private static AttackPublished.Table printed(PublishedTables.Table table) {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (PublishedTables.Dimension dimension : table.dimensions()) {
      lists.put(
          dimension.id(), new CodeList(dimension.id(), dimension.total(), dimension.parents()));
    }
    return new AttackPublished.Table(
        table.id(),
        table.measure(),
        table.method(),
        lists,
        table.rows().stream()
            .map(row -> new AttackPublished.Row(row.codes(), row.value(), row.isConfidential()))
            .toList());
  }
}
