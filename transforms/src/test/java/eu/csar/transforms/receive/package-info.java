/** Tests of the transforms of receiving. */
@NullMarked
package eu.csar.transforms.receive;

import org.jspecify.annotations.NullMarked;
