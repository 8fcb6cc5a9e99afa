package eu.csar.transforms.route.rules;

import eu.csar.schemas.Report;

/** Routes a report: reads its signals, and decides by them to whom it goes (Article 48(3)). */
public final class RouteReport {

  private final ReadSignals signals;
  private final DecideJurisdiction jurisdiction;

  public RouteReport(IpCountry ipCountry, AuthorityRegister register, RoutingPolicy policy) {
    this.signals = new ReadSignals(ipCountry, policy);
    this.jurisdiction = new DecideJurisdiction(register, policy);
  }

  /**
   * The routing of a report that is to be forwarded.
   *
   * @param run number of the run, for the signal rows
   */
  public Routing route(Report report, long run) {
    return jurisdiction.decide(signals.read(report, run));
  }
}
