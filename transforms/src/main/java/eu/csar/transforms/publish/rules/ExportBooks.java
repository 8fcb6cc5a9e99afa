package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.List;

/** Opens what the first reading found of each export, in order of place; refused ones last. */
public interface ExportBooks extends Serializable {
  /** The books in this block. */
  List<ExportBook> open(byte[] standing);
}
