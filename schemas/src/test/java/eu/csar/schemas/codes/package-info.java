/** Tests of the code lists. */
@NullMarked
package eu.csar.schemas.codes;

import org.jspecify.annotations.NullMarked;
