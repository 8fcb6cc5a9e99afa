/**
 * Disclosure control (Article 84(5)): the one step through which every published figure passes.
 *
 * <p><b>In</b> internal tables of counts, the catalogue that says which of them are published and
 * how, the operator's rounding key, earlier releases. <b>Out</b> a figure for each published cell,
 * which is a count, a rounded count or {@code C}, and an audit that attacked all of them at once.
 */
@NullMarked
package eu.csar.transforms.protect;

import org.jspecify.annotations.NullMarked;
