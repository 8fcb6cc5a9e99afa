package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.RejectCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The records of an XML file")
class XmlSplitterTest {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a report alone | <report><a/></report> | <report><a/></report>",
        "an empty report | <report/> | <report/>",
        "a cyberTip alone | <cyberTip reportId='1'><report/></cyberTip> | <cyberTip reportId='1'><report/></cyberTip>",
        "a root with a number | <tip reportId='1'><report/></tip> | <tip reportId='1'><report/></tip>",
        "children of a root | <tips><cyberTip/> <cyberTip></cyberTip></tips> | <cyberTip/>~<cyberTip></cyberTip>",
        "reports in a root | <all><report/><report></report></all> | <report/>~<report></report>",
        "an empty root | <tips/> | ",
        "a root and nothing in it | <tips> </tips> | ",
        "documents one after the other | <report>1</report><?xml version='1.0'?><report>2</report> | <report>1</report>~<report>2</report>",
        "bundles one after the other | <t><report/></t><t><report>2</report></t> | <report/>~<report>2</report>",
        "comments and instructions between | <t><!-- <report/> --><report/><?p <report/>?></t> | <report/>",
        "a document type with a subset | <!DOCTYPE t [<!ENTITY e \"<report/>\"> <!-- > -->]><t><report/></t> | <report/>",
        "end tags with a blank | <report></report ><report/> | <report></report >~<report/>",
        "names that begin alike | <t><report><reporter/></report></t> | <report><reporter/></report>",
        "an end tag in a comment | <report><!-- </report> --></report> | <report><!-- </report> --></report>",
        "an end tag in CDATA | <report><![CDATA[</report>]]></report> | <report><![CDATA[</report>]]></report>",
        "a record in CDATA | <t><report><a><![CDATA[<report/>]]></a></report><report/></t> | <report><a><![CDATA[<report/>]]></a></report>~<report/>"
      })
  void cutsOut(String what, String xml, String records) throws IOException {
    assertThat(
        what, read(xml, 1000), is(records == null ? List.of() : List.of(records.split("~"))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a missing end tag | <t><report><a></report2><report>2</report></t> | !MALFORMED_XML~<report>2</report>",
        "an end tag of another name | <t><cyberTip><report/></cyberTop><cyberTip/></t> | !MALFORMED_XML~<cyberTip/>",
        "a start tag of another name | <t><cyXberTip><report/></cyberTip><cyberTip/></t> | !MALFORMED_XML~<cyberTip/>",
        "a comment without end | <t><report><!-- </report><report>2</report></t> | !MALFORMED_XML~<report>2</report>",
        "CDATA without end | <t><report><![CDATA[ </report><report>2</report></t> | !MALFORMED_XML~<report>2</report>",
        "a comment that ends in the next | <t><report><!-- </report><report><!-- x --></report></t> | !MALFORMED_XML~<report><!-- x --></report>",
        "text between | <t>text<report/></t> | !MALFORMED_XML~<report/>",
        "a start tag without its bracket | <t>report></report><report>2</report></t> | !MALFORMED_XML~<report>2</report>",
        "the first without its bracket | <t>cyberTip><report/></cyberTip><cyberTip><report/></cyberTip></t> | !MALFORMED_XML~<report/>~<cyberTip><report/></cyberTip>",
        "an end tag without its bracket | <t></x<report/></t> | <report/>",
        "the end tag of a record without its bracket | <t><report></report <report/></t> | <report></report ~<report/>",
        "a stray element before the root | <a/><t><cyberTip><a/></cyberTip></t> | !MALFORMED_XML~<cyberTip><a/></cyberTip>",
        "no XML at all | nothing | !MALFORMED_XML",
        "a lonely bracket | <t>< <report/></t> | !MALFORMED_XML~<report/>",
        "the last without its end | <t><report/><report> | <report/>~!MALFORMED_XML"
      })
  void goesOnBehind(String what, String xml, String records) throws IOException {
    assertThat(what, read(xml, 1000), is(List.of(records.split("~"))));
  }

  @Test
  @DisplayName("a record above the limit is skipped, with its place and whole length")
  void skipsTooLong() throws IOException {
    String big = "<report><a>" + "x".repeat(1 << 20) + "</a></report>";
    try (RecordSplitter records = open(DECLARATION + "<t>" + big + "<report/></t>", 1000)) {
      assertThat(records.next(), is(true));
      assertThat(records.rejection(), is(RejectCode.ELEMENT_TOO_LONG));
      assertThat(records.offset(), is(DECLARATION.length() + 3L));
      assertThat(records.length(), is((long) big.length()));
      assertThat(records.next(), is(true));
      assertThat(textOf(records), is("<report/>"));
      assertThat(records.next(), is(false));
    }
  }

  @Test
  @DisplayName("a byte order mark is no part of a record, and offsets are of the file")
  void skipsByteOrderMark() throws IOException {
    try (RecordSplitter records = open("\ufeff<report>\u00e9</report>", 1000)) {
      assertThat(records.next(), is(true));
      assertThat(textOf(records), is("<report>\u00e9</report>"));
      assertThat(records.offset(), is(3L));
    }
  }

  @Test
  @DisplayName("a stream that breaks ends with what was begun")
  void endsWhereTheStreamBreaks() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          "<t><report>1</report><report>2222222222</report></t>".getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
    Path file = directory.resolve("cut.xml.gz");
    Files.write(file, cut);
    try (RecordSplitter records = open(file, Compression.GZIP, 1000)) {
      List<String> seen = new ArrayList<>();
      boolean unfinished = false;
      while (records.next()) {
        seen.add(records.rejection() == null ? textOf(records) : "!" + records.rejection());
        unfinished |= records.isUnfinished();
      }
      assertThat(records.isBroken(), is(true));
      assertThat(seen.get(0), is("<report>1</report>"));
      assertThat(unfinished || seen.size() == 2, is(true));
    }
  }

  @ParameterizedTest(name = "{0}, a hundred thousand times, takes no more than a few passes")
  @CsvSource(
      delimiter = '|',
      value = {
        "<report>",
        "<report><!--",
        "<report><![CDATA[",
        "<report><x><![CDATA[<report>",
        "<cyberTip><?",
        "<report",
        "</report>",
        "<!DOCTYPE"
      })
  void withstandsManyBeginnings(String beginning) throws IOException {
    String xml = "<t>" + beginning.repeat(100_000) + "--> ]]> ?></x></report></cyberTip></t>";
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(xml, 16 << 20).size());
  }

  @Test
  @DisplayName("an empty file holds nothing")
  void readsNothing() throws IOException {
    assertThat(read("", 1000), is(empty()));
    assertThat(read(DECLARATION, 1000), is(empty()));
  }

  @Test
  @DisplayName("each byte of the input is in a record, a rejection, or markup between them")
  void accountsForEveryByte() throws IOException {
    String xml = "<t><report>1</report>junk<report>2</report></t>";
    try (RecordSplitter records = open(xml, 1000)) {
      List<String> places = new ArrayList<>();
      while (records.next()) {
        places.add(records.offset() + "+" + records.length());
      }
      assertThat(places, contains("3+18", "21+4", "25+18"));
    }
  }

  private List<String> read(String xml, int limit) throws IOException {
    List<String> seen = new ArrayList<>();
    try (RecordSplitter records = open(xml, limit)) {
      while (records.next()) {
        seen.add(records.rejection() == null ? textOf(records) : "!" + records.rejection());
      }
    }
    return seen;
  }

  private RecordSplitter open(String xml, int limit) throws IOException {
    Path file = directory.resolve("records.xml");
    Files.writeString(file, xml);
    return open(file, Compression.NONE, limit);
  }

  private static RecordSplitter open(Path file, Compression compression, int limit)
      throws IOException {
    PlannedFile planned =
        new PlannedFile(
            "records.xml",
            file.toString(),
            "00".repeat(32),
            1,
            Files.size(file),
            compression,
            Format.CYBERTIPLINE,
            List.of());
    return RecordSplitter.open(
        planned,
        new Shard(0, 0, 0, 0, Files.size(file), true),
        ReadLimits.DEFAULT.withRecordBytes(limit));
  }

  private static String textOf(RecordSplitter records) {
    return new String(
        records.buffer(),
        records.start(),
        Math.toIntExact(records.length()),
        StandardCharsets.UTF_8);
  }
}
