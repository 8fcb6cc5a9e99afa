package eu.csar.transforms.transparency.rules;

import java.util.List;

/**
 * The annual report in one language, ready for templates.
 *
 * @param language ISO 639-1 code
 * @param publisher whose report it is, by name
 * @param title of the document
 * @param subtitle the legal basis
 * @param description one sentence for those who look for it
 * @param year reported on
 * @param issued day of issue, in words
 * @param asOf day up to which figures count, in words; empty where the release does not say
 * @param sections in order
 * @param annex every published table, whole
 */
public record ReportPages(
    String language,
    String publisher,
    String title,
    String subtitle,
    String description,
    int year,
    String issued,
    String asOf,
    List<Section> sections,
    Section annex) {
  public ReportPages {
    sections = List.copyOf(sections);
  }
}
