package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.explain.AccessLog;
import eu.csar.pipelines.explain.ExplainHash;
import eu.csar.pipelines.explain.ExplainReport;
import eu.csar.transforms.publish.rules.Database;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells one report's story, or which reports carry an item. */
@Command(
    name = "explain",
    description = {
      "Tells one report's story in words, run by run: what came in, what was found and decided and why, who was sent what and why.",
      "With --hash: which reports carry an item, and of each the provider, the date, to whom it was forwarded, and whether removal was reported (Article 20(3))."
    })
final class Explain extends Verb {
  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Parameters(
      arity = "0..1",
      paramLabel = "REPORT_KEY",
      description = "The key, or its first 8 or more digits if no other starts so.")
  private @Nullable String reportKey;

  @Option(
      names = "--hash",
      paramLabel = "HEX",
      description =
          "Instead of a key: MD5, SHA-1, SHA-256 or PDQ of an item. Needs --purpose and --access-log.")
  private @Nullable String hash;

  @Option(
      names = "--purpose",
      paramLabel = "TEXT",
      description = "To what end you ask; goes into the access log.")
  private @Nullable String purpose;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "A line with time, user, purpose and what was asked is appended to it and forced to disk before anything is told. Needs --purpose.")
  private @Nullable Path accessLog;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_DATABASE,
        ExitCode.UNWRITABLE_ACCESS_LOG);
  }

  @Override
  ExitCode perform() throws StoppedException {
    if ((hash == null) == (reportKey == null)) {
      throw new StoppedException(ExitCode.USAGE, "give a report key, or --hash=HEX");
    }
    if (hash != null && accessLog == null) {
      throw new StoppedException(
          ExitCode.USAGE, "--hash needs --purpose=TEXT and --access-log=FILE");
    }
    if (purpose != null && accessLog == null) {
      throw new StoppedException(ExitCode.USAGE, "--purpose goes into --access-log=FILE: give it");
    }
    String wanted = hash == null ? reportKey : ExplainHash.normal(hash);
    if (accessLog != null) {
      log(accessLog, hash == null ? AccessLog.Asked.REPORT : AccessLog.Asked.HASH, wanted);
    }
    Database opened = databaseWithRuns(database);
    try {
      if (hash == null) {
        ExplainReport.tell(opened, wanted, words());
      } else {
        ExplainHash.tell(opened, wanted, words());
      }
    } catch (UncheckedIOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "a published file does not open: " + e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  private void log(Path file, AccessLog.Asked asked, String value) throws StoppedException {
    if (purpose == null || purpose.isBlank()) {
      throw new StoppedException(
          ExitCode.USAGE, "an access is logged with its purpose: give --purpose=TEXT");
    }
    AccessLog.append(
        file,
        new AccessLog.Access(
            Instant.now(), System.getProperty("user.name"), purpose, asked, value, database));
  }
}
