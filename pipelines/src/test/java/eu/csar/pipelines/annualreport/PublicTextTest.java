package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.statistics.Catalogue;
import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.Publication;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.PublishedSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers of a release have no decision tables. */
final class PublicTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UG2. The provider retracted its own report.    | The provider retracted its own report.
          CT6, CT7. One for each report and State.       | One for each report and State.
          Referred by Europol (CT7).                     | Referred by Europol.
          One item among others (no report, CT5).        | One item among others (no report).
          Counts from 1 to 4 (Article 84(5)).            | Counts from 1 to 4 (Article 84(5)).
          """)
  @DisplayName("An id of a decision goes with its brackets, and nothing else does")
  void withoutIds(String internal, String published) {
    assertThat(PublicText.of(internal), is(published));
  }

  @Test
  @DisplayName("No text of the catalogue shows an id, and none is left empty")
  void whole() {
    List<String> texts = new ArrayList<>();
    for (PublishedSource source : Publications.sources()) {
      texts.add(Catalogue.table(source.table()).countingRule());
      texts.add(Catalogue.table(source.table()).source());
      for (Publication publication : source.publications()) {
        texts.addAll(List.of(publication.title(), publication.definition(), publication.reason()));
      }
    }
    for (Dimension dimension : Dimension.values()) {
      CodeList list = dimension.codes();
      if (list != null) {
        texts.addAll(list.meanings().values());
      }
    }
    texts.addAll(Publications.withheld().values());
    for (String text : texts) {
      assertThat(
          PublicText.of(text), not(matchesPattern("(?s)\\s*|.*\\b(CT|ID|RC|RT|UG)\\d+\\b.*")));
    }
  }
}
