package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.Set;

/**
 * UG2: retracted as erroneous. Where the provider itself withdraws its own report as an error
 * before anybody has it, no reasonable ground is left on which the report stood (recitals 29 and
 * 65).
 *
 * <p>A retraction for another reason filters nothing, and what was forwarded once is taken back,
 * not judged again: forwarding is a fact (JU2). A review that says to forward counts only if it was
 * decided with the retraction known.
 */
public final class RetractedAsErroneous implements Ground {

  @Override
  public UnfoundedGround code() {
    return UnfoundedGround.RETRACTED_AS_ERRONEOUS;
  }

  @Override
  public boolean holds(Matter matter) {
    Matter.Retracted retraction = matter.retraction();
    return retraction != null && retraction.erroneous() && !matter.everForwarded();
  }

  @Override
  public Set<GroundException> exceptions(Matter matter) {
    Set<GroundException> exceptions = Suspicion.in(matter);
    Matter.Retracted retraction = matter.retraction();
    if (retraction != null && matter.reviews().forwardAfter(retraction.at())) {
      exceptions.add(GroundException.REVIEWED_FORWARD);
    }
    return exceptions;
  }
}
