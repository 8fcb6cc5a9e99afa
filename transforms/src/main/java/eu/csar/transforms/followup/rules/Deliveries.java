package eu.csar.transforms.followup.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import java.util.List;

/**
 * The deliveries under {@code --returns}.
 *
 * @param standing those that are read, in order of receipt, then digest
 * @param expired those whose rows were removed when their time was over, of which the cover sheet
 *     is left, in order of receipt
 * @param refused those that are not read, expired ones among them, in order of their directories
 */
public record Deliveries(List<Delivery> standing, List<Delivery> expired, List<Refused> refused) {

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
