package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.AbuseType;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.tables.MatchRow;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What in a report speaks for abuse beside its items' assessment, and so keeps grounds from
 * filtering it (section 3 of the decision tables).
 */
final class Suspicion {
  private static final String NOT_ABUSE = "NOT_ABUSE";

  /** Findings that something was said which nobody could read: doubt never filters. */
  private static final Set<String> UNREAD =
      Set.of(
          FindingCode.WRONG_TYPE.name(),
          FindingCode.UNKNOWN_CODE.name(),
          FindingCode.UNREADABLE_TEXT.name(),
          FindingCode.BAD_HASH.name());

  private Suspicion() {}

  /** All of it: what stands against UG2 and UG3. */
  static Set<GroundException> in(Matter matter) {
    Report report = matter.report();
    Set<GroundException> found = EnumSet.noneOf(GroundException.class);
    if (hasPositiveMatch(matter.matches())) {
      found.add(GroundException.POSITIVE_MATCH);
    }
    if (report.getProviderUrgent()) {
      found.add(GroundException.URGENT);
    }
    if (allegesSolicitation(report)) {
      found.add(GroundException.SOLICITATION);
    }
    if (report.getNamesChild()
        || report.getNamesRecipient()
        || report.getHasUrl()
        || report.getHasFlaggedText()
        || report.getHasFreeText()
        || report.getFindings().stream().map(Finding::getCode).anyMatch(UNREAD::contains)) {
      found.add(GroundException.OTHER_GROUND);
    }
    return found;
  }

  /** JU5: a match of any list but the not-abuse list, perceptual and quarantined ones too. */
  static boolean hasPositiveMatch(List<MatchRow> matches) {
    return matches.stream().anyMatch(match -> !match.getList().equals(NOT_ABUSE));
  }

  /** Whether a type or an annotation alleges solicitation. */
  static boolean allegesSolicitation(Report report) {
    return report.getAbuseTypes().contains(AbuseType.SOLICITATION.name())
        || says(report.getAnnotations())
        || report.getItems().stream().map(Item::getAnnotations).anyMatch(Suspicion::says);
  }

  /** Annotations are the provider's own words, such as csamSolicitation. */
  private static boolean says(Collection<String> annotations) {
    return annotations.stream()
        .map(annotation -> annotation.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", ""))
        .anyMatch(word -> word.contains("SOLICITATION") || word.contains("ENTICEMENT"));
  }
}
