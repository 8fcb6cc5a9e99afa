package eu.csar.transforms.followup.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import java.util.List;

/**
 * The deliveries under {@code --returns}.
 *
 * @param standing those that are read, in order of receipt, then digest
 * @param refused those that are not, in order of their directories
 */
public record Deliveries(List<Delivery> standing, List<Refused> refused) {

  /**
   * A delivery that is not read.
   *
   * @param name its directory
   * @param sender its sender; empty where unknown
   * @param code why
   */
  public record Refused(String name, String sender, ReturnRejectCode code) {}

  /** Standing deliveries of a kind, in order. */
  public List<Delivery> of(ReturnKind kind) {
    return standing.stream().filter(delivery -> delivery.kind() == kind).toList();
  }
}
