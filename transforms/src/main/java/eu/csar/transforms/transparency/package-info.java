/**
 * Transparency reports of Article 84: what is said of published figures. What comes in has passed
 * disclosure control; no true count, no return and no database is known here.
 */
@NullMarked
package eu.csar.transforms.transparency;

import org.jspecify.annotations.NullMarked;
