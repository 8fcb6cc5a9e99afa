package eu.csar.pipelines.annualreport;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.extend.FSTextBreaker;

/** Where a line may end, by Unicode: never behind an apostrophe or before a hard space. */
final class LineBreaks implements FSTextBreaker {
  private final BreakIterator breaks;

  LineBreaks(String language) {
    this.breaks = BreakIterator.getLineInstance(new ULocale(language));
  }

  @Override
  public int next() {
    return breaks.next();
  }

  @Override
  public void setText(String text) {
    breaks.setText(text);
  }
}
