package eu.csar.transforms.protect.rules;

import java.util.Map;

/**
 * What an earlier release tells its readers.
 *
 * @param name of its directory, for messages
 * @param told by cell; {@link Range#ANY} of a cell that was hidden
 */
public record EarlierRelease(String name, Map<CellKey, Range> told) {
  public EarlierRelease {
    told = Map.copyOf(told);
  }
}
