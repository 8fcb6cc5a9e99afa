package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FuzzReadersTest {
  @Test
  @DisplayName(
      "RC2 Damaged input ends no reader, hides no record, and is read alike by both readings")
  void nothingIsLost() throws Exception {
    assertThat(FuzzReaders.run(10_000, 7, new PrintWriter(Writer.nullWriter())), is(empty()));
  }
}
