package eu.csar.transforms.transparency.rules;

import java.util.List;

/**
 * A section of the annual report.
 *
 * @param id of its heading, the same in every language
 * @param heading of the second level
 * @param blocks in order
 */
public record Section(String id, String heading, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
