/** Tests of the rules of receiving. */
@NullMarked
package eu.csar.transforms.receive.rules;

import org.jspecify.annotations.NullMarked;
