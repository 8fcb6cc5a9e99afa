package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.EnumSet;
import java.util.Set;

/**
 * UG1: a test. It is immediately evident, without any substantive legal or factual analysis, that a
 * report which a test provider sends as a test tells of no activity at all (recital 65).
 *
 * <p>Both marks are needed, that of the manifest and that of the register; the flag alone is a
 * finding, and the report is read as real. A positive match is no test.
 */
public final class TestReport implements Ground {

  @Override
  public UnfoundedGround code() {
    return UnfoundedGround.TEST;
  }

  @Override
  public boolean holds(Matter matter) {
    return matter.report().getTest();
  }

  @Override
  public Set<GroundException> exceptions(Matter matter) {
    Set<GroundException> exceptions = EnumSet.noneOf(GroundException.class);
    if (Suspicion.hasPositiveMatch(matter.matches())) {
      exceptions.add(GroundException.POSITIVE_MATCH);
    }
    if (matter.reviews().say(ReviewSubject.DECISION, ReviewValue.FORWARD)) {
      exceptions.add(GroundException.REVIEWED_FORWARD);
    }
    return exceptions;
  }
}
