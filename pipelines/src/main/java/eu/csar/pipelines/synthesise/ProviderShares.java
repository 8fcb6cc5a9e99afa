package eu.csar.pipelines.synthesise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which provider sends which export and how many reports it holds (regulation.md 11): one provider
 * half, a second a third, providers 1, 2 and 4 (one group) 85 %, then a long tail up to 247.
 */
final class ProviderShares {
  static final int PROVIDERS = 247;
  private static final double[] HEAD = {0.496, 0.318, 0.041, 0.039, 0.020};

  /**
   * One plain export.
   *
   * @param day from 0
   * @param position in the day, from 0
   * @param ofDay exports of the day
   * @param provider from 1
   */
  record Share(int index, int day, int position, int ofDay, int provider, long reports) {}

  private ProviderShares() {}

  static List<Share> of(SynthesiseConfig config) {
    int exports = config.exports();
    int[] day = new int[exports];
    int[] ofDay = new int[config.days()];
    for (int e = 0; e < exports; e++) {
      day[e] = (int) ((long) e * config.days() / exports);
      ofDay[day[e]]++;
    }
    int[] provider = new int[exports];
    int[] position = new int[exports];
    int rotation = 0;
    for (int e = 0; e < exports; e++) {
      position[e] = e > 0 && day[e] == day[e - 1] ? position[e - 1] + 1 : 0;
      boolean rich = ofDay[day[e]] >= 3;
      int slot = rich ? position[e] : e % 3;
      int heads = ofDay[day[e]] >= 6 ? HEAD.length : 2;
      provider[e] = slot < heads ? slot + 1 : heads + 1 + rotation++ % (PROVIDERS - heads);
    }
    long[] reports = allot(config.reports(), weights(provider, config.firstShare()));
    List<Share> shares = new ArrayList<>();
    for (int e = 0; e < exports; e++) {
      shares.add(new Share(e, day[e], position[e], ofDay[day[e]], provider[e], reports[e]));
    }
    return shares;
  }

  private static double[] weights(int[] provider, double firstShare) {
    int heads = 0;
    int[] exportsOf = new int[PROVIDERS + 1];
    for (int p : provider) {
      exportsOf[p]++;
    }
    if (firstShare > SynthesiseConfig.AS_OBSERVED) {
      int others = provider.length - exportsOf[1];
      return Arrays.stream(provider)
          .mapToDouble(p -> p == 1 ? firstShare / exportsOf[1] : (1 - firstShare) / others)
          .toArray();
    }
    double rest = 1;
    while (heads < HEAD.length && exportsOf[heads + 1] > 0) {
      rest -= HEAD[heads++];
    }
    double tail = 0;
    for (int p = heads + 1; p <= PROVIDERS; p++) {
      tail += exportsOf[p] > 0 ? 1.0 / (p - heads) : 0;
    }
    double[] weights = new double[provider.length];
    for (int e = 0; e < provider.length; e++) {
      int p = provider[e];
      double share = p <= heads ? HEAD[p - 1] : rest / (p - heads) / tail;
      weights[e] = share / exportsOf[p];
    }
    return weights;
  }

  /** By running sums, so that the whole is exact; at least one report each. */
  private static long[] allot(long reports, double[] weights) {
    double whole = 0;
    for (double weight : weights) {
      whole += weight;
    }
    long spare = reports - weights.length;
    long[] allotted = new long[weights.length];
    double sum = 0;
    long before = 0;
    for (int e = 0; e < weights.length; e++) {
      sum += weights[e];
      long after = e == weights.length - 1 ? spare : Math.round(spare * (sum / whole));
      allotted[e] = 1 + after - before;
      before = after;
    }
    return allotted;
  }
}
