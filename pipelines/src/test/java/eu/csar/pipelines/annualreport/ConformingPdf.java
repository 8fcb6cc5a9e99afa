package eu.csar.pipelines.annualreport;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF says of a PDF. */
final class ConformingPdf {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private ConformingPdf() {}

  /** The rules of a profile that a PDF breaks; none where it conforms. */
  static List<String> brokenRules(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> broken = new ArrayList<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          broken.add(
              assertion.getRuleId().getClause()
                  + ": "
                  + assertion.getMessage()
                  + " "
                  + assertion.getLocation().getContext());
        }
      }
      if (!result.isCompliant() && broken.isEmpty()) {
        broken.add("not compliant");
      }
      return broken;
    }
  }
}
