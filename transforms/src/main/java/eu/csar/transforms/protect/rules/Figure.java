package eu.csar.transforms.protect.rules;

import org.jspecify.annotations.Nullable;

/**
 * What is printed of a cell.
 *
 * @param value the count or the rounded count; null where it is confidential, printed {@code C}
 */
public record Figure(@Nullable Long value) {
  /** The one flag: nobody is told whether a cell is small or hides one that is. */
  public static final Figure HIDDEN = new Figure(null);

  /** Whether it is printed {@code C}. */
  public boolean isHidden() {
    return value == null;
  }
}
