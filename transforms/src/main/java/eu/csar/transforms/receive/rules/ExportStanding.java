package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a planned export.
 *
 * @param refusal null where it stands
 * @param refusedFile path of the file to blame; null where it stands
 * @param files in order of the plan
 * @param findings on the export (S30 of docs/decisions/0005); none where refused
 */
public record ExportStanding(
    @Nullable RefusalCode refusal,
    @Nullable String refusedFile,
    List<FileStanding> files,
    List<ExportFinding> findings) {

  /**
   * A finding on an export.
   *
   * @param code of the published table
   * @param file path; null where it concerns the whole export
   */
  public record ExportFinding(FindingCode code, @Nullable String file) {}

  public ExportStanding {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  public boolean stands() {
    return refusal == null;
  }

  void encode(PackedBytes out) {
    out.writeText(refusal == null ? "" : refusal.name());
    out.writeText(refusedFile == null ? "" : refusedFile);
    out.writeVarint(files.size());
    files.forEach(file -> file.encode(out));
    out.writeVarint(findings.size());
    for (ExportFinding finding : findings) {
      out.writeText(finding.code().name());
      out.writeText(finding.file() == null ? "" : finding.file());
    }
  }

  static ExportStanding decode(UnpackedBytes in) {
    String refusal = in.readText();
    String refusedFile = in.readText();
    List<FileStanding> files = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      files.add(FileStanding.decode(in));
    }
    List<ExportFinding> findings = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      FindingCode code = FindingCode.valueOf(in.readText());
      String file = in.readText();
      findings.add(new ExportFinding(code, file.isEmpty() ? null : file));
    }
    return new ExportStanding(
        refusal.isEmpty() ? null : RefusalCode.valueOf(refusal),
        refusedFile.isEmpty() ? null : refusedFile,
        files,
        findings);
  }
}
