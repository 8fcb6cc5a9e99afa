package eu.csar.pipelines.annualreport;

/** A page cannot be printed as it is written: the renderer warns, or a font lacks a character. */
public final class UnprintableReportException extends RuntimeException {
  UnprintableReportException(String message) {
    super(message);
  }
}
