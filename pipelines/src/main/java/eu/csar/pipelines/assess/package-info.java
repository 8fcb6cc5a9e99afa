/**
 * The assessment of Articles 12, 13, 45 and 48: from bulk exports of providers to a published run
 * of the database of reports. {@link eu.csar.pipelines.assess.AssessReports} is the chain of steps.
 */
@NullMarked
package eu.csar.pipelines.assess;

import org.jspecify.annotations.NullMarked;
