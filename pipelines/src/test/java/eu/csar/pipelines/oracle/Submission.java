package eu.csar.pipelines.oracle;

/** One readable record in its place. */
record Submission(
    Export export, Place place, String namespace, boolean test, Content content, String key) {}
