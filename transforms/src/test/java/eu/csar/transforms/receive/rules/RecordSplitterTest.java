package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.RejectCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSplitterTest {

  private static final String LINES = "{1}\n\n{22}\r\n  \t\n{333}\n\r\n{4}";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void givesEveryLineButBlankOnes(Compression compression) {
    byte[] bytes = compressed(LINES, compression);
    try (RecordSplitter records = open(bytes, compression, 100)) {
      assertThat(read(records), contains("0+3 {1}", "5+4 {22}", "15+5 {333}", "23+3 {4}"));
      assertThat(records.isBroken(), is(false));
      assertThat(records.finishDigest(), is(ExportFixture.sha256(bytes)));
    }
  }

  @Test
  void readsGzipMembersAndZstdFramesThatFollowEachOther() {
    for (Compression compression : List.of(Compression.GZIP, Compression.ZSTD)) {
      byte[] two = compressed("{1}\n{2", compression);
      byte[] more = compressed("2}\n{3}\n", compression);
      try (RecordSplitter records = open(ExportFixture.join(two, more), compression, 100)) {
        assertThat(read(records), contains("0+3 {1}", "4+4 {22}", "9+3 {3}"));
        assertThat(records.isBroken(), is(false));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 7, 11, 25, 26})
  @DisplayName("A byte range owns the lines that start in it, whatever the ranges")
  void cutsPlainFilesAnywhere(long shardBytes) {
    byte[] bytes = ExportFixture.utf8(LINES);
    List<String> found = new ArrayList<>();
    for (long start = 0; start < bytes.length; start += shardBytes) {
      long end = Math.min(start + shardBytes, bytes.length);
      Shard shard = new Shard(0, 0, 0, start, end, false);
      try (RecordSplitter records =
          RecordSplitter.open(
              file(bytes, Compression.NONE), shard, ReadLimits.DEFAULT.withRecordBytes(100))) {
        found.addAll(read(records));
      }
    }
    assertThat(found, contains("0+3 {1}", "5+4 {22}", "15+5 {333}", "23+3 {4}"));
  }

  @Test
  @DisplayName("RC1 Of a broken stream every record before the break is read")
  void readsUntilTheBreak() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("{\"n\":").append(i * 7919L % 1_000_003).append("}\n");
    }
    for (Compression compression : List.of(Compression.GZIP, Compression.ZSTD)) {
      byte[] whole = compressed(text.toString(), compression);
      List<String> all = List.of(text.toString().split("\n"));
      for (int cut : new int[] {whole.length - 1, whole.length / 2, 20}) {
        byte[] bytes = Arrays.copyOf(whole, cut);
        try (RecordSplitter records = open(bytes, compression, 100)) {
          List<String> complete = new ArrayList<>();
          while (records.next()) {
            if (!records.isUnfinished()) {
              complete.add(textOf(records));
            }
          }
          assertThat(records.isBroken(), is(true));
          assertThat(complete, is(all.subList(0, complete.size())));
          assertThat(records.finishDigest(), is(ExportFixture.sha256(bytes)));
        }
      }
    }
  }

  @Test
  @DisplayName(
      "RC1 A damaged byte, a wrong check sum or bytes after the last member break a gzip stream")
  void noticesDamage() {
    byte[] whole = compressed("{1}\n{2}\n", Compression.GZIP);
    byte[] checkSum = whole.clone();
    checkSum[whole.length - 6] ^= 1;
    byte[] garbage = ExportFixture.join(whole, ExportFixture.utf8("xyz"));
    byte[] cutHeader = ExportFixture.join(whole, Arrays.copyOf(whole, 5));
    byte[] padded = ExportFixture.join(whole, new byte[512]);
    for (byte[] bytes : List.of(checkSum, garbage, cutHeader, padded, whole)) {
      try (RecordSplitter records = open(bytes, Compression.GZIP, 100)) {
        assertThat(read(records), contains("0+3 {1}", "4+3 {2}"));
        assertThat(records.isBroken(), is(bytes != padded && bytes != whole));
      }
    }
    try (RecordSplitter records = open(new byte[0], Compression.GZIP, 100)) {
      assertThat(records.next(), is(false));
      assertThat(records.isBroken(), is(true));
    }
  }

  @Test
  @DisplayName("RC2 A line over the limit is one rejection and is not held in memory")
  void rejectsLinesThatAreTooLong() {
    String text =
        "{1}\n"
            + "x".repeat(3_000_000)
            + "\r\n{2}\n"
            + " ".repeat(2_000_000)
            + "\n"
            + "y".repeat(11);
    try (RecordSplitter records = open(ExportFixture.utf8(text), Compression.NONE, 10)) {
      List<String> found = new ArrayList<>();
      while (records.next()) {
        found.add(records.offset() + "+" + records.length() + " " + records.rejection());
      }
      assertThat(
          found,
          contains(
              "0+3 null",
              "4+3000000 " + RejectCode.LINE_TOO_LONG,
              "3000006+3 null",
              "5000011+11 " + RejectCode.LINE_TOO_LONG));
      assertThat(records.buffer().length <= 1 << 20, is(true));
    }
  }

  @Test
  void readsLinesLongerThanItsFirstBuffer() {
    String line = "{" + "z".repeat(1_000_000) + "}";
    try (RecordSplitter records =
        open(ExportFixture.gzip(ExportFixture.utf8("{1}\n" + line)), Compression.GZIP, 2_000_000)) {
      assertThat(records.next(), is(true));
      assertThat(records.next(), is(true));
      assertThat(textOf(records), is(line));
      assertThat(records.next(), is(false));
    }
  }

  @Test
  void skipsAByteOrderMark() {
    try (RecordSplitter records = open(ExportFixture.utf8("\ufeff{1}\n"), Compression.NONE, 100)) {
      assertThat(read(records), contains("3+3 {1}"));
    }
  }

  private RecordSplitter open(byte[] bytes, Compression compression, int maxLine) {
    Shard shard = new Shard(0, 0, 0, 0, bytes.length, true);
    return RecordSplitter.open(
        file(bytes, compression), shard, ReadLimits.DEFAULT.withRecordBytes(maxLine));
  }

  private PlannedFile file(byte[] bytes, Compression compression) {
    Path file = directory.resolve("file");
    ExportFixture.write(file, bytes);
    return new PlannedFile(
        "file", file.toString(), "", 0, bytes.length, compression, Format.ANNEX_III, List.of());
  }

  private static byte[] compressed(String text, Compression compression) {
    byte[] bytes = ExportFixture.utf8(text);
    return switch (compression) {
      case NONE -> bytes;
      case GZIP -> ExportFixture.gzip(bytes);
      case ZSTD -> ExportFixture.zstd(bytes);
    };
  }

  private static List<String> read(RecordSplitter records) {
    List<String> found = new ArrayList<>();
    while (records.next()) {
      found.add(records.offset() + "+" + records.length() + " " + textOf(records));
    }
    return found;
  }

  private static String textOf(RecordSplitter records) {
    int length = Math.toIntExact(records.length());
    return new String(records.buffer(), records.start(), length, StandardCharsets.UTF_8);
  }
}
