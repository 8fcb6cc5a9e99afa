/** What statistics give: code lists, dimensions, and the catalogue of tables (Article 83). */
@NullMarked
package eu.csar.schemas.statistics;

import org.jspecify.annotations.NullMarked;
