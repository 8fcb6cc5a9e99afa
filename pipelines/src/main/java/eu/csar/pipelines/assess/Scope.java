package eu.csar.pipelines.assess;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a run assesses beside what messages and lists touch: new exports, or history.
 *
 * @param exports directory of exports; null: none are read
 * @param since reports received from then on are assessed again; null: none for that alone
 */
record Scope(@Nullable String exports, @Nullable Instant since) {

  /** New exports. */
  static Scope of(AssessOptions options) {
    return new Scope(options.getExports(), null);
  }

  /** History since the start of a day, UTC. */
  static Scope of(ReassessOptions options) throws StoppedException {
    String day = options.getSince();
    try {
      return new Scope(null, LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      throw new StoppedException(ExitCode.USAGE, "--since is no day such as 2026-01-31: " + day);
    }
  }
}
