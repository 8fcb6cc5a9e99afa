package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.ReportPages;
import eu.csar.transforms.transparency.rules.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates of the report: equal pages give equal bytes, so that a check can render again. */
final class RenderPages {
  private RenderPages() {}

  /** The page for screens. */
  static String web(ReportPages pages, ReportFiles files) {
    return page("web.jte", Map.of("pages", pages, "words", words(pages), "files", files));
  }

  /** The page of which the PDF is made. */
  static String print(ReportPages pages, String css) {
    return page("print.jte", Map.of("pages", pages, "words", words(pages), "css", css));
  }

  private static Words words(ReportPages pages) {
    return Words.in(pages.language());
  }

  private static String page(String template, Map<String, Object> parameters) {
    TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    templates.setTrimControlStructures(true);
    StringOutput output = new StringOutput();
    templates.render(template, parameters, output);
    return output.toString();
  }
}
