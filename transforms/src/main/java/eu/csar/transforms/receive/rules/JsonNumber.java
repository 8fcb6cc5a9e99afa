package eu.csar.transforms.receive.rules;

/**
 * A JSON number as its source text.
 *
 * @param text as written
 * @param integral without fraction and exponent
 */
record JsonNumber(String text, boolean integral) {}
