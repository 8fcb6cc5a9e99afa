package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code run-report.html}: one screen that answers whether everything that came in came out, what
 * was refused and why, who received how much, what waits for a person, and where the time went.
 *
 * <p>All but the times stands in {@code run.json}. Since times differ from run to run, no marker
 * lists the page: it is no content of the database.
 */
public final class RunPage {
  /** Name of the page in the directory of a run. */
  public static final String NAME = "run-report.html";

  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:0 auto;max-width:78rem;padding:1rem 1.5rem;color:#1a1a1a}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:0 0 .4rem;border-bottom:2px solid #003399}
      main{display:grid;grid-template-columns:repeat(auto-fit,minmax(21rem,1fr));gap:1.2rem 2rem;margin-top:1rem}
      table{border-collapse:collapse;width:100%}caption{text-align:left;color:#555;padding:.2rem 0}
      th{text-align:left;font-weight:400;padding:.1rem .5rem .1rem 0}td{text-align:right;font-variant-numeric:tabular-nums;padding:.1rem 0}
      tr.sum th,tr.sum td{font-weight:600;border-top:1px solid #999}
      .bar{display:inline-block;height:.7rem;background:#003399;vertical-align:baseline}
      .good{color:#0b6b2e;font-weight:600}.look{color:#9a3b00;font-weight:600}p{margin:.3rem 0}
      .of{color:#555;padding:.2rem 0;margin:0}
      dl{display:grid;grid-template-columns:repeat(3,auto 1fr);gap:.15rem .8rem;margin:0}
      dd{margin:0 .8rem 0 0;text-align:right;font-variant-numeric:tabular-nums}
      """;

  private final JsonNode run;
  private final StringBuilder page = new StringBuilder(8192);

  private RunPage(JsonNode run) {
    this.run = run;
  }

  /**
   * The page.
   *
   * @param run {@code run.json}
   * @param phases what the run did one after the other, and how long
   */
  static String of(JsonNode run, Map<String, Duration> phases) {
    RunPage page = new RunPage(run);
    page.head();
    page.cameInAndOut();
    page.refused();
    page.recipients();
    page.waiting();
    page.time(phases);
    page.page.append("</main>\n</body>\n</html>\n");
    return page.page.toString();
  }

  private void head() {
    String title = "Run " + run.path("number").asLong() + " as of " + run.path("as_of").asText();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append(escape(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escape(title))
        .append("</h1>\n<p>Id ")
        .append(escape(run.path("id").asText().substring(0, 16)))
        .append(", code ")
        .append(escape(run.path("versions").path("code").asText()))
        .append(", policy ")
        .append(escape(run.path("versions").path("policy").asText()))
        .append(". Figures and digests: run.json beside this page.</p>\n<main>\n");
  }

  private void cameInAndOut() {
    JsonNode ledger = run.path("ledger");
    section("Did everything that came in come out?");
    // A run that does not balance is not published, so there is no page that could say no.
    page.append("<p class=\"good\">Yes: the ledger balances.</p>\n");
    table("Records read, each with one outcome");
    rows(ledger.path("outcomes"));
    sum("Records read", ledger.path("records_read").asLong());
    table("Reports assessed");
    row("Forwarded", ledger.path("forwarded").asLong());
    row("Manifestly unfounded", ledger.path("manifestly_unfounded").asLong());
    row("Held for review", ledger.path("held_for_review").asLong());
    sum("Reports", ledger.path("reports").asLong());
    page.append("</section>\n");
  }

  private void refused() {
    section("What was refused, and why?");
    long exports = 0;
    List<String[]> refused = new ArrayList<>();
    List<String[]> rejecting = new ArrayList<>();
    for (JsonNode export : run.path("exports")) {
      exports++;
      String name = export.path("export_id").asText(export.path("directory").asText());
      if (!export.path("status").asText().equals("READ")) {
        refused.add(new String[] {name, export.path("code").asText()});
      } else if (export.path("rejected").asLong() > 0) {
        rejecting.add(
            new String[] {
              name,
              count(export.path("rejected").asLong())
                  + " of "
                  + count(export.path("records_read").asLong())
            });
      }
    }
    page.append("<p>")
        .append(count(exports))
        .append(" exports came, ")
        .append(count(refused.size()))
        .append(" refused whole.</p>\n");
    list("Exports refused whole", refused);
    list("Records rejected, by export; the receipts say where and why", rejecting);
    if (refused.isEmpty() && rejecting.isEmpty()) {
      page.append("<p class=\"good\">Nothing.</p>\n");
    }
    page.append("</section>\n");
  }

  private void recipients() {
    section("Who received how much?");
    JsonNode ledger = run.path("ledger");
    table("Forwards by kind");
    rows(ledger.path("forwards"));
    page.append("</table>\n<p class=\"of\">Lines in packages, by recipient</p>\n<dl>\n");
    Map<String, Long> recipients = new TreeMap<>();
    run.path("recipients")
        .fields()
        .forEachRemaining(entry -> recipients.put(entry.getKey(), entry.getValue().asLong()));
    recipients.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            recipient ->
                page.append("<dt>")
                    .append(escape(recipient.getKey()))
                    .append("</dt><dd>")
                    .append(count(recipient.getValue()))
                    .append("</dd>\n"));
    page.append("</dl>\n</section>\n");
  }

  private void waiting() {
    section("What waits for a person?");
    long held = run.path("review").path("held").asLong();
    boolean nothing = held == 0;
    if (held > 0) {
      look(
          count(held)
              + " held for review, the oldest since "
              + run.path("review").path("oldest_held_since").asText("this run")
              + ": review/queue.ndjson.");
    }
    long messages = run.path("messages_rejected").asLong();
    if (messages > 0) {
      nothing = false;
      look(count(messages) + " messages not accepted: table messages.");
    }
    for (Map.Entry<String, JsonNode> ground : run.path("breaker").properties()) {
      if (ground.getValue().path("tripped").asBoolean()) {
        nothing = false;
        look(
            "The circuit breaker stopped the ground "
                + ground.getKey()
                + ", which held for "
                + count(ground.getValue().path("reports").asLong())
                + " reports: all were forwarded.");
      }
    }
    long references = run.path("references_over_limit").size();
    if (references > 0) {
      nothing = false;
      look(
          count(references)
              + " references carried by more reports than the policy allows; they make no supplements.");
    }
    if (nothing) {
      page.append("<p class=\"good\">Nothing.</p>\n");
    }
    page.append("</section>\n");
  }

  private void time(Map<String, Duration> phases) {
    section("Where did the time go?");
    double all = phases.values().stream().mapToDouble(Duration::toMillis).sum() / 1e3;
    page.append("<table>\n<caption>Seconds, one phase after the other</caption>\n");
    phases.forEach(
        (phase, duration) -> {
          double seconds = duration.toMillis() / 1e3;
          page.append("<tr><th scope=\"row\">")
              .append(escape(phase))
              .append("</th><td>")
              .append(String.format(Locale.ROOT, "%,.1f", seconds))
              .append(
                  "</td><td style=\"text-align:left;width:35%;padding-left:.6rem\"><span class=\"bar\" style=\"width:")
              .append(String.format(Locale.ROOT, "%.0f", all == 0 ? 0 : 100 * seconds / all))
              .append("%\"></span></td></tr>\n");
        });
    page.append("<tr class=\"sum\"><th scope=\"row\">From submission to publication</th><td>")
        .append(String.format(Locale.ROOT, "%,.1f", all))
        .append("</td><td></td></tr>\n</table>\n</section>\n");
  }

  private void section(String title) {
    page.append("<section>\n<h2>").append(escape(title)).append("</h2>\n");
  }

  private void table(String caption) {
    page.append("<table>\n<caption>").append(escape(caption)).append("</caption>\n");
  }

  private void rows(JsonNode group) {
    group.fields().forEachRemaining(e -> row(words(e.getKey()), e.getValue().asLong()));
  }

  private void row(String name, long number) {
    cells("", name, count(number));
  }

  private void sum(String name, long number) {
    cells(" class=\"sum\"", name, count(number));
    page.append("</table>\n");
  }

  private void cells(String kind, String name, String value) {
    page.append("<tr")
        .append(kind)
        .append("><th scope=\"row\">")
        .append(escape(name))
        .append("</th><td>")
        .append(escape(value))
        .append("</td></tr>\n");
  }

  private void list(String caption, List<String[]> pairs) {
    if (!pairs.isEmpty()) {
      table(caption);
      pairs.forEach(pair -> cells("", pair[0], pair[1]));
      page.append("</table>\n");
    }
  }

  private void look(String sentence) {
    page.append("<p class=\"look\">").append(escape(sentence)).append("</p>\n");
  }

  /** {@code NEW_VERSION} as {@code New version}. */
  private static String words(String code) {
    String lower = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Export ids are the provider's words. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }
}
