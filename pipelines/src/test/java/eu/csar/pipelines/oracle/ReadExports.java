package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.ExportLines.Line;
import eu.csar.pipelines.oracle.OracleState.KnownFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of standing exports: ID1, ID2, ID9, RC1, RC2, UG1, S15, S30. */
final class ReadExports {

  private static final int LONGEST_LINE = 16 << 20;

  private final OracleState state;
  private final World world;
  private final List<Submission> submissions = new ArrayList<>();

  private ReadExports(OracleState state, World world) {
    this.state = state;
    this.world = world;
  }

  /** Reads exports in order of place; adds rejections and findings on exports to the state. */
  static List<Submission> of(List<Export> exports, OracleState state, World world) {
    ReadExports read = new ReadExports(state, world);
    for (Export export : exports) {
      state.exportsRead.add(export.identity());
      if (export.stands()) {
        read.export(export);
      }
    }
    return read.submissions;
  }

  private void export(Export export) {
    World.Provider provider = world.provider(export.providerName());
    if (!world.registered(export.providerName())) {
      finding(export, null, "UNKNOWN_PROVIDER");
    }
    boolean marked = world.marksAsTest(provider.providerId());
    if (export.testFlag() && !marked) {
      finding(export, null, "TEST_FLAG_IGNORED");
    }
    for (Export.DataFile file : export.files()) {
      KnownFile delivered =
          new KnownFile(
              provider.namespace(), export.testFlag(), export.schemaVersion(), file.sha256());
      if (state.files.contains(delivered)) {
        continue; // ID9: not read again, not counted.
      }
      if (state.files.stream()
          .anyMatch(
              f ->
                  f.sha256().equals(file.sha256())
                      && !world.providerId(f.namespace()).equals(provider.providerId()))) {
        finding(export, file.path(), "FILE_OF_ANOTHER_PROVIDER");
      }
      state.files.add(delivered);
      file(export, file, provider, export.testFlag() && marked);
    }
  }

  private void file(Export export, Export.DataFile file, World.Provider provider, boolean test) {
    ExportLines read =
        ExportLines.of(file.path(), Bytes.read(export.directory().resolve(file.path())));
    long ordinal = 0;
    for (Line line : read.lines()) {
      Place place =
          new Place(export.receivedAt(), export.id(), export.digest(), file.path(), ordinal);
      try {
        if (line.bytes().length > LONGEST_LINE) {
          throw new Json.Unreadable("LINE_TOO_LONG");
        }
        Content content =
            ReadRecord.of(Json.object(line.bytes()), world.placeholders, export.providerName());
        submissions.add(
            new Submission(
                export,
                place,
                provider.namespace(),
                test,
                content,
                Bytes.reportKey(provider.namespace(), content.idKind(), content.id())));
      } catch (Json.Unreadable e) {
        reject(place, line.offset(), line.bytes().length, e.code(), e.field());
      }
      ordinal++;
    }
    Place unread =
        new Place(export.receivedAt(), export.id(), export.digest(), file.path(), ordinal);
    if (read.broken()) {
      reject(unread, read.end(), 0, "TRUNCATED", null);
    } else if (ordinal < file.records()) {
      reject(unread, read.end(), 0, "COUNT_MISMATCH", null);
    }
    if (ordinal > file.records()) {
      finding(export, file.path(), "MORE_RECORDS_THAN_DECLARED");
    }
  }

  private void reject(Place at, long offset, long length, String code, @Nullable String field) {
    state
        .table("rejections")
        .add(
            Row.empty()
                .and("export_id", at.exportId())
                .and("export_digest", at.exportDigest())
                .and("file", at.file())
                .and("ordinal", at.ordinal())
                .and("offset", offset)
                .and("length", length)
                .and("code", code)
                .and("field", field)
                .and("run", state.run));
    state.table("submissions").add(submission(at, "REJECTED", null, null, null));
  }

  private Row submission(
      Place at,
      String outcome,
      @Nullable String key,
      @Nullable Long version,
      @Nullable String digest) {
    return submissionRow(state.run, at, outcome, key, version, digest);
  }

  static Row submissionRow(
      int run,
      Place at,
      String outcome,
      @Nullable String key,
      @Nullable Long version,
      @Nullable String digest) {
    return Row.empty()
        .and("export_id", at.exportId())
        .and("export_digest", at.exportDigest())
        .and("file", at.file())
        .and("ordinal", at.ordinal())
        .and("outcome", outcome)
        .and("report_key", key)
        .and("version", version)
        .and("canonical_digest", digest)
        .and("run", run);
  }

  private void finding(Export export, @Nullable String file, String code) {
    state
        .table("findings")
        .add(
            Row.empty()
                .and("report_key", null)
                .and("export_id", export.id())
                .and("file", file)
                .and("ordinal", null)
                .and("code", code)
                .and("field", null)
                .and("run", state.run));
  }
}
