/**
 * Code lists of the published tables: each code with its meaning, an example and what the sender
 * should do.
 *
 * <p>Codes stand in the data by their names; the texts beside them make the published code tables.
 */
@NullMarked
package eu.csar.schemas.codes;

import org.jspecify.annotations.NullMarked;
