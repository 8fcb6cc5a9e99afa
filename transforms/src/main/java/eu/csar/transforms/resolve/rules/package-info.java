/**
 * Rules of identity, order, retraction and supplements in plain Java, and the blocks that carry
 * their answers.
 */
@NullMarked
package eu.csar.transforms.resolve.rules;

import org.jspecify.annotations.NullMarked;
