package eu.csar.pipelines.assess;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.LocalPath;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.match.rules.BuildIndex;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.UnusableIndexException;
import eu.csar.transforms.receive.rules.ProviderRegister;
import eu.csar.transforms.receive.rules.UnusableRegistersException;
import eu.csar.transforms.route.rules.AuthorityRegister;
import eu.csar.transforms.route.rules.FollowUpToken;
import eu.csar.transforms.route.rules.IpCountry;
import eu.csar.transforms.route.rules.UnusableAuthorityRegisterException;
import eu.csar.transforms.route.rules.UnusableIpDatabaseException;
import eu.csar.transforms.route.rules.UnusableTokenKeyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Everything but the exports that a run reads, checked before anything is read (RC3).
 *
 * @param asOf the run's instant, UTC, microseconds
 * @param policy the policy
 * @param providers register of providers
 * @param authorities register of authorities
 * @param index the index file, built from the lists where a directory was given
 * @param leftOut entries of these lists that cannot be read; 0 of an index built before
 * @param ipCountry the IP database
 * @param digests digest of each of them by name; of the token key its id only
 */
record AssessInputs(
    Instant asOf,
    Policy policy,
    ProviderRegister providers,
    AuthorityRegister authorities,
    Path index,
    long leftOut,
    IpCountry ipCountry,
    SortedMap<String, String> digests) {

  /** Name of an index that is built from lists for one run. */
  static final String BUILT_INDEX = "indicators.index";

  /**
   * Opens and checks all of them.
   *
   * @param scratch directory for an index that is built from lists
   */
  static AssessInputs open(RunOptions options, Path scratch) throws StoppedException {
    Instant asOf = PlanRun.asOf(options.getAsOf());
    TreeMap<String, String> digests = new TreeMap<>();
    Policy policy = policy(options);
    digests.put("policy", policy.digest());
    Path registers = LocalPath.of(options.getRegisters());
    ProviderRegister providers = providers(registers.resolve("providers.json"), digests);
    AuthorityRegister authorities = authorities(registers.resolve("authorities.json"), digests);
    try {
      digests.put("token_key", FollowUpToken.load(LocalPath.of(options.getTokenKey())).keyId());
    } catch (UnusableTokenKeyException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_TOKEN_KEY, e);
    }
    IpCountry ipCountry;
    try {
      ipCountry = IpCountry.shared(LocalPath.of(options.getIpDatabase()));
    } catch (UnusableIpDatabaseException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_IP_DATABASE, e);
    }
    digests.put("ip_database", ipCountry.digest());
    Path indicators = LocalPath.of(options.getIndicators());
    Path index = Files.isDirectory(indicators) ? scratch.resolve(BUILT_INDEX) : indicators;
    long leftOut = index(indicators, index);
    digests.put("indicators", IndicatorIndex.shared(index).digest());
    return new AssessInputs(
        asOf, policy, providers, authorities, index, leftOut, ipCountry, digests);
  }

  private static Policy policy(RunOptions options) throws StoppedException {
    String file = options.getPolicy();
    try {
      return file == null ? Policy.shipped() : Policy.read(LocalPath.of(file));
    } catch (UnusablePolicyException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_POLICY, (file == null ? "" : file + ": ") + e.getMessage());
    }
  }

  private static ProviderRegister providers(Path file, TreeMap<String, String> digests)
      throws StoppedException {
    try {
      ProviderRegister register = ProviderRegister.read(file);
      digests.put("providers", DigestUtils.sha256Hex(Files.readAllBytes(file)));
      return register;
    } catch (UnusableRegistersException | IOException e) {
      throw new StoppedException(ExitCode.UNUSABLE_REGISTERS, file + ": " + e.getMessage());
    }
  }

  private static AuthorityRegister authorities(Path file, TreeMap<String, String> digests)
      throws StoppedException {
    try {
      AuthorityRegister register = AuthorityRegister.read(file);
      digests.put("authorities", DigestUtils.sha256Hex(Files.readAllBytes(file)));
      return register;
    } catch (UnusableAuthorityRegisterException | IOException e) {
      throw new StoppedException(ExitCode.UNUSABLE_REGISTERS, file + ": " + e.getMessage());
    }
  }

  /** Opens the index, built from the lists if it is not one; gives how many entries it lacks. */
  private static long index(Path indicators, Path index) throws StoppedException {
    try {
      long leftOut = 0;
      if (!index.equals(indicators)) {
        Files.createDirectories(index.toAbsolutePath().getParent());
        leftOut = BuildIndex.build(indicators, index).leftOut();
      }
      IndicatorIndex.shared(index);
      return leftOut;
    } catch (UnusableIndexException | IOException | UncheckedIOException e) {
      throw new StoppedException(ExitCode.UNUSABLE_INDICATORS, indicators + ": " + e.getMessage());
    }
  }
}
