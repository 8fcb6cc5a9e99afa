/**
 * The yearly release of Article 84(4): internal statistics go through disclosure control, and of
 * what is left come the data in every form and the annual report for people. It runs in one process
 * and needs no Beam.
 */
@NullMarked
package eu.csar.pipelines.annualreport;

import org.jspecify.annotations.NullMarked;
