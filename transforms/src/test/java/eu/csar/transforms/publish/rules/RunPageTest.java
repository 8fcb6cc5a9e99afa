package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunPageTest {
  private static final String RUN =
      """
      {"number":3,"id":"0123456789abcdef0123","as_of":"2026-01-06T00:00:00Z",
       "versions":{"code":"1","policy":"2026-1"},"messages_rejected":2,
       "ledger":{"records_read":1005,"outcomes":{"NEW":1000,"NEW_VERSION":2,"REJECTED":3},
         "reports":1002,"forwarded":1001,"manifestly_unfounded":0,"held_for_review":1,
         "forwards":{"FIRST":1001,"RECALL":0}},
       "exports":[
         {"directory":"d1","export_id":"<b>E-1","status":"REFUSED","code":"WRONG_DIGEST","records_read":0,"rejected":0},
         {"directory":"d2","export_id":"E-2","status":"READ","code":null,"records_read":1005,"rejected":3}],
       "recipients":{"AT":1,"EUROPOL":1000},
       "references_over_limit":{},
       "review":{"held":1,"oldest_held_since":"2026-01-05T00:00:00Z"}}
      """;

  private static String page() throws IOException {
    Map<String, Duration> phases = new LinkedHashMap<>();
    phases.put("Read", Duration.ofMillis(1500));
    phases.put("Write", Duration.ofMillis(500));
    return RunPage.of(new ObjectMapper().readTree(RUN), phases);
  }

  @Test
  @DisplayName(
      "The page says what came in, what was refused, who received, what waits, and the time")
  void answersTheFiveQuestions() throws IOException {
    assertThat(
        page(),
        allOf(
            containsString(
                "<tr class=\"sum\"><th scope=\"row\">Records read</th><td>1,005</td></tr>"),
            containsString("<th scope=\"row\">New version</th><td>2</td>"),
            containsString("<p>2 exports came, 1 refused whole.</p>"),
            containsString("<th scope=\"row\">E-2</th><td>3 of 1,005</td>"),
            containsString("<dt>EUROPOL</dt><dd>1,000</dd>"),
            containsString("1 held for review, the oldest since 2026-01-05T00:00:00Z"),
            containsString("2 messages not accepted"),
            containsString("<th scope=\"row\">From submission to publication</th><td>2.0</td>")));
  }

  @Test
  @DisplayName("What a provider writes is text on the page, never markup")
  void escapesWhatProvidersWrite() throws IOException {
    assertThat(
        page(),
        allOf(
            containsString("<th scope=\"row\">&lt;b&gt;E-1</th><td>WRONG_DIGEST</td>"),
            not(containsString("<b>"))));
  }
}
