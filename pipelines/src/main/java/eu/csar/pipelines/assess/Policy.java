package eu.csar.pipelines.assess;

import eu.csar.transforms.judge.rules.JudgingPolicy;
import eu.csar.transforms.receive.rules.ReadLimits;
import eu.csar.transforms.route.rules.RoutingPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the Centre may set for an assessment; {@code policy.schema.json} beside this class describes
 * the file.
 *
 * @param version the policy's own version
 * @param digest hex SHA-256 of the file
 * @param referenceLimit SU3: most reports that carry a reference which makes supplements
 * @param referencePlaceholders SU1: texts that are no reference, in upper case
 * @param routing what routing needs
 * @param judging what judging needs, without the version of the rules
 * @param matching what matching needs
 * @param rejectionThreshold RC3: share of rejections of an export above which the exit code says so
 * @param reviewOverdueHours JU3: hours above which a held report is overdue
 * @param limits of what is read of a provider's input
 */
public record Policy(
    String version,
    String digest,
    int referenceLimit,
    List<String> referencePlaceholders,
    RoutingPolicy routing,
    JudgingPolicy judging,
    MatchingPolicy matching,
    double rejectionThreshold,
    int reviewOverdueHours,
    ReadLimits limits)
    implements Serializable {

  private static final String SHIPPED = "policy.json";

  public Policy {
    referencePlaceholders = List.copyOf(referencePlaceholders);
  }

  /** The policy that the code ships with. */
  public static Policy shipped() {
    try (InputStream in = Policy.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + SHIPPED);
      }
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the jar's " + SHIPPED + " cannot be read", e);
    }
  }

  /**
   * The policy in a file.
   *
   * @throws UnusablePolicyException with everything that is wrong with it
   */
  public static Policy read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusablePolicyException(List.of("the file cannot be read"));
    }
  }

  /**
   * The policy in a JSON text.
   *
   * @throws UnusablePolicyException with everything that is wrong with it
   */
  public static Policy parse(byte[] json) {
    return new PolicyFile(json).policy();
  }

  /**
   * What judging needs.
   *
   * @param rulesVersion version of the rules of the code
   */
  public JudgingPolicy judging(String rulesVersion) {
    return new JudgingPolicy(
        version,
        rulesVersion,
        judging.grounds(),
        judging.notAbuseStates(),
        judging.breakerShare(),
        judging.breakerCount());
  }
}
