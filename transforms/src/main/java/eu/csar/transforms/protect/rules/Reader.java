package eu.csar.transforms.protect.rules;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who attacks a release: with nothing but what is published, or knowing the true figures
 * of one Member State beside it.
 *
 * @param state EU code of the State whose figures it knows; null for the public
 */
public record Reader(@Nullable String state) {
  /** Who has the releases and nothing else. */
  public static final Reader PUBLIC = new Reader(null);

  boolean knows(CellSystem.Cell cell) {
    return state != null && state.equals(cell.state());
  }

  @Override
  public String toString() {
    return state == null ? "any reader" : "a reader who knows the figures of " + state;
  }
}
