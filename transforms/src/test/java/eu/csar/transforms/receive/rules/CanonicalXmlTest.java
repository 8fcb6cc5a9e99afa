package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ID3 Exclusive canonical XML is that of Apache Santuario")
class CanonicalXmlTest {
  @BeforeAll
  static void start() {
    Init.init();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<report/>",
        "<report  a = 'x'  b=\"y\" ><c/></report >",
        "<r b='2' a='1' xml:lang='en'/>",
        "<r>text &amp; &lt; &gt; &#233; \u00e9 &#13; \"quoted\" 'so'</r>",
        "<r a='tab&#9;line&#10;end&#13; &lt; &amp; &quot; plain\ttab'/>",
        "<r>one<!-- comment -->two<![CDATA[ <three> & ]]></r>",
        "<r>\r\n  <a/>\r\n</r>",
        "<r><?target  data here?><?bare?></r>",
        "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='x' a='1'/>",
        "<r xmlns:unused='u:1'><a xmlns:used='u:2' used:b='1'><used:c/></a></r>",
        "<p:r xmlns:p='u:1' xmlns='u:2'><a/><p:b xmlns:p='u:3'/></p:r>",
        "<r xmlns='u:1'><a xmlns=''><b xmlns='u:1'/></a></r>",
        "<r xmlns:b='u:1' xmlns:a='u:2' b:z='1' a:y='2' x='3'/>"
      })
  void agrees(String xml) throws Exception {
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
        .canonicalize(xml.getBytes(StandardCharsets.UTF_8), theirs, false);
    byte[] given = xml.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    CanonicalXml.write(
        XmlElement.parse(given, 0, given.length, ReadLimits.DEFAULT), Map.of(), ours);
    assertThat(ours.toString(StandardCharsets.UTF_8), is(theirs.toString(StandardCharsets.UTF_8)));
  }
}
