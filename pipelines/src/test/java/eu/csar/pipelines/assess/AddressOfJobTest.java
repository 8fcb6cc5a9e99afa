package eu.csar.pipelines.assess;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.io.PrintWriter;
import java.io.Writer;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The job's own options, which no launcher checked,")
final class AddressOfJobTest {
  @Test
  @DisplayName("refuse a database that is an address, before anything is made")
  void refuseAnAddress() {
    AssessOptions options = PipelineOptionsFactory.as(AssessOptions.class);
    options.setDatabase("s3://bucket/database");
    StoppedException refused =
        assertThrows(
            StoppedException.class,
            () -> AssessRun.run(options, new PrintWriter(Writer.nullWriter())));
    assertThat(refused.exitCode(), is(ExitCode.USAGE));
    assertThat(
        refused.getMessage(),
        is(
            "s3://bucket/database is an address;"
                + " only paths of mounted file systems can be read and written"));
  }
}
