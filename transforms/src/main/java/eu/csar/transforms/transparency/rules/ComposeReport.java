package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes the annual report of Article 84 in one language, from published figures alone.
 *
 * <p>Every item of Article 83 that the report must hold appears with its tables, or with the reason
 * why it cannot. Equal arguments give equal pages.
 */
public final class ComposeReport {
  private final Telling telling;
  private final Words words;

  private ComposeReport(Telling telling) {
    this.telling = telling;
    this.words = telling.words();
  }

  /**
   * Composes the pages.
   *
   * @param published the release
   * @param earlier earlier releases of the same years
   * @param narratives words of the yearly returns; those that may not be published are left out
   * @param language ISO 639-1 code
   * @param issued day of issue, UTC
   * @throws MissingMessageException where a text is missing in the language
   */
  public static ReportPages compose(
      PublishedTables published,
      List<PublishedTables> earlier,
      List<Narrative> narratives,
      String language,
      LocalDate issued,
      Audience audience) {
    Telling telling =
        new Telling(
            audience.narrow(published),
            earlier.stream().map(audience::narrow).toList(),
            narratives.stream().filter(one -> audience.tells(one.sender())).toList(),
            Words.in(language),
            published.year(),
            issued,
            audience);
    return new ComposeReport(telling).pages();
  }

  private ReportPages pages() {
    String year = Integer.toString(telling.year());
    String name = telling.audience().name(words);
    String key = telling.audience().key();
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "key-figures",
            telling.text("section.key-figures"),
            KeyFiguresOfReport.blocks(telling)));
    sections.add(scope());
    sections.add(TellCoverage.section(telling));
    for (ReportPlan plan : ReportPlan.values()) {
      if (plan.items().stream().anyMatch(telling.audience()::holds)) {
        sections.add(section(plan));
      }
    }
    sections.add(TellMethod.section(telling));
    sections.add(TellItems.section(telling));
    return new ReportPages(
        words.language(),
        telling.text("publisher." + key, "name", name),
        telling.text("title." + key, "year", year, "name", name),
        telling.text("subtitle." + key, "name", name),
        telling.text("description." + key, "year", year, "name", name),
        telling.year(),
        words.day(telling.issued()),
        words.instant(telling.published().asOf()),
        sections,
        TellAnnex.section(telling));
  }

  private Section scope() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(telling.phrase("scope.are")));
    blocks.add(
        new Block.Notice(
            "scope-not",
            telling.text("scope.not.heading"),
            List.of(
                telling.phrase("scope.not.prevalence"),
                telling.phrase("scope.not.children"),
                telling.phrase("scope.not.guilt"),
                telling.phrase("scope.not.sum"),
                telling.phrase("scope.not.final"),
                telling.phrase("scope.not.trend"))));
    return new Section("scope", telling.text("section.scope"), blocks);
  }

  private Section section(ReportPlan plan) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(telling.phrase("intro." + plan.id())));
    if (plan == ReportPlan.RECEIVED) {
      blocks.addAll(TellFlow.of(telling));
    }
    for (Table table : telling.published().tables()) {
      if (ReportPlan.of(table, telling.audience()).equals(Optional.of(plan))) {
        blocks.addAll(TellTable.of(telling, table));
      }
    }
    narratives(plan, blocks);
    absent(plan, blocks);
    return new Section(plan.id(), telling.text("section." + plan.id()), blocks);
  }

  private void narratives(ReportPlan plan, List<Block> blocks) {
    List<Narrative> ofSection =
        telling.narratives().stream().filter(one -> plan.items().contains(one.item())).toList();
    List<Phrase> said =
        ofSection.stream()
            .filter(Narrative::mayBePublished)
            .map(
                one ->
                    telling.phrase(
                        "narrative.said",
                        "sender",
                        words
                            .code("geo", new PublishedTables.Code(one.sender(), one.sender()))
                            .text(),
                        "text",
                        one.text()))
            .toList();
    if (ofSection.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading("words-" + plan.id(), telling.phrase("narrative.heading")));
    if (!said.isEmpty()) {
      blocks.add(new Block.Bullets(said));
    }
    int withheld = ofSection.size() - said.size();
    if (withheld > 0) {
      blocks.add(new Block.Paragraph(telling.phrase("narrative.withheld", "n", withheld)));
    }
  }

  private void absent(ReportPlan plan, List<Block> blocks) {
    List<Phrase> reasons = new ArrayList<>();
    for (String item : plan.items()) {
      boolean elsewhere = plan == ReportPlan.VICTIMS;
      if (telling.audience().holds(item)
          && !elsewhere
          && telling.published().serving(item).isEmpty()) {
        reasons.add(reason(telling, item));
      }
    }
    if (!reasons.isEmpty()) {
      blocks.add(new Block.Notice("absent-" + plan.id(), telling.text("absent.heading"), reasons));
    }
  }

  /** What an item demands, and why no figure of it appears. */
  private static Phrase reason(Telling telling, String item) {
    return telling.phrase(
        "absent.item", "demand", telling.text("item." + item), "reason", why(telling, item).text());
  }

  /** Why no figure of an item appears. */
  static Phrase why(Telling telling, String item) {
    if (telling.audience().kind() != Audience.Kind.PUBLIC) {
      return telling.phrase("absent.addressee");
    }
    return telling.published().items().stream()
        .filter(one -> one.id().equals(item) && !one.absence().isEmpty())
        .findFirst()
        .map(one -> telling.words().absence(one))
        .orElse(telling.phrase("absent.release"));
  }
}
