package eu.csar.schemas.codes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodesTest {

  private record Texts(String meaning, String example, String remedy) {}

  private static List<Texts> all() {
    return Stream.of(
            Stream.of(RejectCode.values())
                .map(c -> new Texts(c.meaning(), c.example(), c.remedy())),
            Stream.of(RefusalCode.values())
                .map(c -> new Texts(c.meaning(), c.example(), c.remedy())),
            Stream.of(FindingCode.values())
                .map(c -> new Texts(c.meaning(), c.example(), c.remedy())))
        .flatMap(texts -> texts)
        .toList();
  }

  @Test
  void everyCodeSaysWhatItMeansAndWhatToDo() {
    Set<String> meanings = new HashSet<>();
    for (Texts texts : all()) {
      assertThat(texts.meaning(), endsWith("."));
      assertThat(texts.example(), is(not("")));
      assertThat(texts.remedy(), endsWith("."));
      meanings.add(texts.meaning());
    }
    assertThat(meanings, hasSize(all().size()));
  }
}
