package eu.csar.transforms.judge.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * UG3: assessed as not abuse. Where the competent authorities of several States informed the
 * Centre, after diligent assessment, that each reported file is no abuse material of any kind
 * (Article 36(4)), it is immediately evident that the reported activity is none (recital 65).
 *
 * <p>Every SHA-256 of every reported item must be in force on the list; there must be one at least.
 * MD5, SHA-1 and perceptual equality never count. Doubt about an age, drawn and generated material
 * are no such assessment.
 */
public final class AssessedNotAbuse implements Ground {
  private static final String REPORTED = "REPORTED";
  private static final String SHA256 = "SHA256";

  private final NotAbuseNotices list;

  /** By the list in force. */
  public AssessedNotAbuse(NotAbuseNotices list) {
    this.list = list;
  }

  @Override
  public UnfoundedGround code() {
    return UnfoundedGround.ASSESSED_NOT_ABUSE;
  }

  @Override
  public boolean holds(Matter matter) {
    return !evidence(matter).isEmpty();
  }

  @Override
  public Set<GroundException> exceptions(Matter matter) {
    Set<GroundException> exceptions = Suspicion.in(matter);
    if (matter.reviews().say(ReviewSubject.DECISION, ReviewValue.FORWARD)) {
      exceptions.add(GroundException.REVIEWED_FORWARD);
    }
    return exceptions;
  }

  /** The notices in force that it rests on, by UTF-8 bytes; empty: it does not hold. */
  @Override
  public List<String> evidence(Matter matter) {
    Set<String> notices =
        new TreeSet<>((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
    for (Item item : matter.report().getItems()) {
      if (item.getRelevance().equals(REPORTED) && !addNotices(item, notices)) {
        return List.of();
      }
    }
    return List.copyOf(notices);
  }

  /** Whether the item has a SHA-256, and all that it has are in force. */
  private boolean addNotices(Item item, Set<String> notices) {
    boolean any = false;
    for (Hash hash : item.getHashes()) {
      if (hash.getAlgorithm().equals(SHA256)) {
        List<String> inForce = list.inForceFor(hash.getValue());
        if (inForce.isEmpty()) {
          return false;
        }
        notices.addAll(inForce);
        any = true;
      }
    }
    return any;
  }
}
