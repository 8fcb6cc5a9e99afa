package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A range of digests")
class KeyRangeTest {

  @Test
  @DisplayName("is told by the first five bits")
  void buckets() {
    assertThat(KeyRange.bucketOf("00"), is(0));
    assertThat(KeyRange.bucketOf("07ff"), is(0));
    assertThat(KeyRange.bucketOf("08"), is(1));
    assertThat(KeyRange.bucketOf("7f"), is(15));
    assertThat(KeyRange.bucketOf("80"), is(16));
    assertThat(KeyRange.bucketOf("ff"), is(31));
  }

  @Test
  @DisplayName("has a name that says which of how many, and files of before hold any digest")
  void names() {
    assertThat(new KeyRange(5, 8).inName(), is("05-of-08"));
    assertThat(KeyRange.ofFile("run=1/carried/keys/part-05-of-08.parquet"), is(new KeyRange(5, 8)));
    assertThat(KeyRange.ofFile("run=1/carried/keys/part-05.parquet"), is(new KeyRange(0, 1)));
  }

  @Test
  @DisplayName("nests in those of larger and smaller runs")
  void overlaps() {
    KeyRange second = new KeyRange(1, 4);
    assertThat(second.overlaps(new KeyRange(0, 1)), is(true));
    assertThat(second.overlaps(new KeyRange(0, 2)), is(true));
    assertThat(second.overlaps(new KeyRange(1, 2)), is(false));
    assertThat(second.overlaps(KeyRange.ofBucket(7)), is(false));
    assertThat(second.overlaps(KeyRange.ofBucket(8)), is(true));
    assertThat(second.overlaps(KeyRange.ofBucket(15)), is(true));
    assertThat(second.overlaps(KeyRange.ofBucket(16)), is(false));
    assertThat(KeyRange.holding(15, 4), is(second));
    assertThat(KeyRange.holding(16, 4), is(new KeyRange(2, 4)));
  }

  @Test
  @DisplayName("has ends between which the texts of its digests lie")
  void ends() {
    assertThat(new KeyRange(1, 4).least(), is("40"));
    assertThat(new KeyRange(1, 4).above(), is("80"));
    assertThat(new KeyRange(1, 4).holds("7fff"), is(true));
    assertThat(new KeyRange(1, 4).holds("8000"), is(false));
    assertThat(new KeyRange(31, 32).above(), is("g"));
    assertThat(new KeyRange(0, 1).least(), is("00"));
  }
}
