/** The grounds of manifest unfoundedness, one file each. */
@NullMarked
package eu.csar.transforms.judge.rules.grounds;

import org.jspecify.annotations.NullMarked;
