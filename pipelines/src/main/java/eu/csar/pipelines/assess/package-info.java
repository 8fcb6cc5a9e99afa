/** Assessment: bulk exports of reports in, a published run of the report database out. */
@NullMarked
package eu.csar.pipelines.assess;

import org.jspecify.annotations.NullMarked;
