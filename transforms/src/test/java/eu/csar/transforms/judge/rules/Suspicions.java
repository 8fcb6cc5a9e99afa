package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.item;

import eu.csar.schemas.Finding;
import eu.csar.schemas.Report;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What keeps UG2 and UG3 from filtering: a change of a report, and the exception that it makes. */
final class Suspicions {
  private Suspicions() {}

  static Stream<Arguments> all() {
    return Stream.of(
        of("URGENT", "the provider marked it urgent", b -> b.setProviderUrgent(true)),
        of(
            "SOLICITATION",
            "its type is solicitation",
            b -> b.setAbuseTypes(List.of("NEW_CSAM", "SOLICITATION"))),
        of(
            "SOLICITATION",
            "an annotation of it says so",
            b -> b.setAnnotations(List.of("csamSolicitation"))),
        of(
            "SOLICITATION",
            "an annotation of an item says so",
            b ->
                b.setItems(
                    Stream.concat(
                            b.getItems().stream(),
                            Stream.of(
                                item(
                                    9,
                                    "SUPPLEMENTAL",
                                    List.of(),
                                    List.of("online enticement of children"))))
                        .toList())),
        of("OTHER_GROUND", "a child is named", b -> b.setNamesChild(true)),
        of("OTHER_GROUND", "a recipient is named", b -> b.setNamesRecipient(true)),
        of("OTHER_GROUND", "there is a URL", b -> b.setHasUrl(true)),
        of("OTHER_GROUND", "text is flagged", b -> b.setHasFlaggedText(true)),
        of("OTHER_GROUND", "there is free text", b -> b.setHasFreeText(true)),
        unread("WRONG_TYPE"),
        unread("UNKNOWN_CODE"),
        unread("UNREADABLE_TEXT"),
        unread("BAD_HASH"));
  }

  /** What nobody could read may be what speaks for abuse. */
  private static Arguments unread(String finding) {
    return of(
        "OTHER_GROUND",
        "something in it could not be read: " + finding,
        b -> b.setFindings(List.of(new Finding(finding, "children"))));
  }

  private static Arguments of(String code, String because, UnaryOperator<Report.Builder> change) {
    return Arguments.of(code, because, change);
  }
}
