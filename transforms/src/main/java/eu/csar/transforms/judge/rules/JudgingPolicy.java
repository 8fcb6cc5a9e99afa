package eu.csar.transforms.judge.rules;

import java.io.Serializable;

/**
 * What judging must know of the policy.
 *
 * @param policyVersion version of the policy, for the verdicts
 * @param rulesVersion version of the rules of the code, for the verdicts
 */
public record JudgingPolicy(String policyVersion, String rulesVersion) implements Serializable {}
