package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.Lane;
import java.time.Instant;

/**
 * What all forwards of one report in one run have in common.
 *
 * @param reportKey report (ID2)
 * @param supplement whether it is a second account of an earlier report (SU2)
 * @param lane package file; {@link Lane#URGENT} exactly if the forward is marked urgent (JU6, S23)
 * @param asOf the run's as-of
 * @param run number of the run
 */
public record ForwardedReport(
    String reportKey, boolean supplement, Lane lane, Instant asOf, long run) {}
