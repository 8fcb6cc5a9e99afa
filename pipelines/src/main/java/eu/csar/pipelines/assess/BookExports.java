package eu.csar.pipelines.assess;

import eu.csar.transforms.publish.rules.ExportBook;
import eu.csar.transforms.publish.rules.ExportBook.ExportFinding;
import eu.csar.transforms.publish.rules.ExportBook.FileBook;
import eu.csar.transforms.publish.rules.ExportBooks;
import eu.csar.transforms.receive.rules.ExportStanding;
import eu.csar.transforms.receive.rules.FileStanding;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.RefusedExport;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.ShardStanding;
import eu.csar.transforms.receive.rules.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the publishing room what the receiving room found of each export. */
record BookExports(ReadingPlan plan) implements ExportBooks {

  @Override
  public List<ExportBook> open(byte[] block) {
    Standing standing = Standing.decode(block);
    Map<String, String> contentDigests = new HashMap<>();
    for (RefusedExport refused : standing.refused(plan)) {
      contentDigests.put(refused.directory(), refused.contentDigest());
    }
    List<ExportBook> books = new ArrayList<>();
    for (int number = 0; number < plan.exports().size(); number++) {
      books.add(book(number, standing, contentDigests));
    }
    for (RefusedExport refused : plan.refused()) {
      books.add(
          new ExportBook(
              refused.directory(),
              refused.exportId(),
              null,
              null,
              refused.contentDigest(),
              refused.providerId(),
              null,
              false,
              null,
              null,
              refused.code().name(),
              refused.file(),
              List.of(),
              -1,
              -1,
              List.of()));
    }
    return books;
  }

  private ExportBook book(int number, Standing standing, Map<String, String> contentDigests) {
    PlannedExport export = plan.exports().get(number);
    ExportStanding found = standing.exports().get(number);
    int first = -1;
    int last = -1;
    long[] read = new long[export.files().size()];
    for (Shard shard : plan.shards()) {
      if (shard.export() == number) {
        first = first < 0 ? shard.index() : first;
        last = shard.index();
        ShardStanding facts = standing.shards().get(shard.index());
        read[shard.file()] += facts.recordsRead();
      }
    }
    List<FileBook> files = new ArrayList<>();
    for (int file = 0; file < export.files().size(); file++) {
      FileStanding facts = found.files().get(file);
      files.add(
          new FileBook(
              export.files().get(file).path(),
              facts.declared(),
              read[file],
              facts.foundDigest(),
              facts.skipped()));
    }
    @Nullable String refusal = found.refusal() == null ? null : found.refusal().name();
    return new ExportBook(
        export.directory(),
        export.exportId(),
        export.exportDigest(),
        export.intakeDigest(),
        refusal == null ? null : contentDigests.get(export.directory()),
        export.providerId(),
        export.namespace(),
        export.testFlag(),
        export.schemaVersion(),
        export.receivedAt(),
        refusal,
        found.refusedFile(),
        files,
        first,
        last,
        found.findings().stream()
            .map(finding -> new ExportFinding(finding.code().name(), finding.file()))
            .sorted(
                Comparator.comparing(ExportFinding::code)
                    .thenComparing(
                        ExportFinding::file, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList());
  }
}
