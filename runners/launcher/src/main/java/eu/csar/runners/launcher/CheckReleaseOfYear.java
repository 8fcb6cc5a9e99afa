package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.annualreport.CheckRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a release for somebody who has only its folder. */
@Command(
    name = "check-release",
    description = {
      "Checks a release of annual-report with nothing but its folder: digests, columns and codes, the same figures",
      "in every form, and an attack on what is hidden from what is printed."
    })
final class CheckReleaseOfYear extends Verb {
  @Parameters(paramLabel = "RELEASE", description = "Folder of the release.")
  private Path release;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.CHECK_FAILED,
        ExitCode.UNUSABLE_RELEASE);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (!Files.isDirectory(release)) {
      throw new StoppedException(ExitCode.UNUSABLE_RELEASE, "there is no directory " + release);
    }
    List<CheckRelease.Check> checks = CheckRelease.of(release);
    boolean whole = true;
    for (CheckRelease.Check check : checks) {
      words().println((check.findings().isEmpty() ? "ok   " : "BAD  ") + check.subject());
      check.findings().forEach(finding -> words().println("     " + finding));
      whole &= check.findings().isEmpty();
    }
    words()
        .println(
            whole
                ? "The release is whole."
                : "The release is not what it was, or gives away too much.");
    return whole ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
