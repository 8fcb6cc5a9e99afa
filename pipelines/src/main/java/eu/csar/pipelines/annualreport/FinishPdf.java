package eu.csar.pipelines.annualreport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/** What a rendered PDF still lacks: attached tables, the day of issue as its only date, an id. */
final class FinishPdf {
  private static final String XMP_DATE = "(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*";

  private FinishPdf() {}

  /** Attaches files as the data of the document (PDF/A-3: {@code AFRelationship}). */
  static void attach(PDDocument document, SortedMap<String, byte[]> files, LocalDate issued)
      throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Map<String, PDComplexFileSpecification> named = new LinkedHashMap<>();
    COSArray associated = new COSArray();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      PDEmbeddedFile embedded =
          new PDEmbeddedFile(
              document, new ByteArrayInputStream(file.getValue()), COSName.FLATE_DECODE);
      embedded.setSubtype("text/csv");
      embedded.setSize(file.getValue().length);
      embedded.setCreationDate(midnight(issued));
      embedded.setModDate(midnight(issued));
      PDComplexFileSpecification specification = new PDComplexFileSpecification();
      specification.setFile(file.getKey());
      specification.setFileUnicode(file.getKey());
      specification.setFileDescription(file.getKey());
      specification.setEmbeddedFile(embedded);
      specification.setEmbeddedFileUnicode(embedded);
      specification.getCOSObject().setName(COSName.getPDFName("AFRelationship"), "Data");
      named.put(file.getKey(), specification);
      associated.add(specification);
    }
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(named);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
  }

  /** Every date of the document is the day of issue. */
  static void fixDates(PDDocument document, LocalDate issued) throws IOException {
    document.getDocumentInformation().setCreationDate(midnight(issued));
    document.getDocumentInformation().setModificationDate(midnight(issued));
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        xmp.replaceAll(XMP_DATE, "$1" + issued + "T00:00:00+00:00")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The profile as it was given: on its way the Java runtime writes it anew in its own manner. */
  static void fixProfile(PDDocument document, byte[] profile) throws IOException {
    for (PDOutputIntent intent : document.getDocumentCatalog().getOutputIntents()) {
      try (OutputStream stream =
          intent.getDestOutputIntent().createOutputStream(COSName.FLATE_DECODE)) {
        stream.write(profile);
      }
    }
  }

  /** The document's id is made of its page, so that equal pages have equal ids. */
  static void fixId(PDDocument document, String html) {
    document.setDocumentId(ByteBuffer.wrap(DigestUtils.sha256(html)).getLong());
  }

  private static Calendar midnight(LocalDate day) {
    Calendar midnight = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    midnight.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    return midnight;
  }
}
