@NullMarked
package eu.csar.schemas.statistics;

import org.jspecify.annotations.NullMarked;
