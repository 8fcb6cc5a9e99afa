package eu.csar.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What an operator writes as a path")
final class LocalPathTest {
  @ParameterizedTest(name = "{0} is a path")
  @ValueSource(strings = {"db", "/data/db", "./s3/b", "run=1:2/x", "s3:b", "C:/db"})
  void isAPath(String text) throws Exception {
    assertThat(LocalPath.of(text), is(Path.of(text)));
  }

  @ParameterizedTest(name = "{0} is refused")
  @ValueSource(strings = {"s3://bucket/db", "s3:/bucket/db", "hdfs://host:9000/db", "file:///db"})
  void isAnAddress(String text) {
    StoppedException refused = assertThrows(StoppedException.class, () -> LocalPath.of(text));
    assertThat(refused.exitCode(), is(ExitCode.USAGE));
    assertThat(refused.getMessage(), containsString(text + " is an address"));
  }
}
