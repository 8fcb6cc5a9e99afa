package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.FindingCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times in records: RFC 3339 with Z or an offset, years 0000 to 9999, cut to microseconds. A time
 * without a zone is a finding and never guessed (V4).
 */
final class RecordTime {

  private static final int NO_OFFSET = Integer.MIN_VALUE;

  private RecordTime() {}

  /** Time of a member; null where missing, without zone or unreadable. */
  static @Nullable Instant of(Fields fields, String name) {
    @Nullable String text = fields.text(name);
    if (text == null) {
      return null;
    }
    @Nullable Instant quick = common(text);
    if (quick != null) {
      return quick;
    }
    try {
      return bounded(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    } catch (DateTimeException e) {
      fields.finding(
          isLocal(text) ? FindingCode.TIME_WITHOUT_ZONE : FindingCode.UNREADABLE_TIME, name);
      return null;
    }
  }

  private static Instant bounded(OffsetDateTime time) {
    if (time.getYear() < 0 || time.getYear() > 9999) {
      throw new DateTimeException("Year out of range");
    }
    return time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean isLocal(String text) {
    try {
      int year = LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME).getYear();
      return year >= 0 && year <= 9999;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * The form 2026-01-02T03:04:05[.123456] with Z or +01:00, which nearly all records have; null for
   * any other.
   */
  private static @Nullable Instant common(String t) {
    int zone = t.endsWith("Z") ? t.length() - 1 : t.length() - 6;
    if (zone < 19
        || zone > 29
        || t.charAt(4) != '-'
        || t.charAt(7) != '-'
        || t.charAt(10) != 'T'
        || t.charAt(13) != ':'
        || t.charAt(16) != ':') {
      return null;
    }
    int year = digits(t, 0, 4);
    int month = digits(t, 5, 7);
    int day = digits(t, 8, 10);
    int hour = digits(t, 11, 13);
    int minute = digits(t, 14, 16);
    int second = digits(t, 17, 19);
    int micros = zone == 19 ? 0 : micros(t, zone);
    int offset = offset(t, zone);
    if (!(in(year, 0, 9999) && in(month, 1, 12) && in(day, 1, 31) && in(hour, 0, 23))
        || !(in(minute, 0, 59) && in(second, 0, 59) && micros >= 0 && offset != NO_OFFSET)) {
      return null;
    }
    LocalDate first = LocalDate.of(year, month, 1);
    if (day > first.lengthOfMonth()) {
      return null;
    }
    long days = first.toEpochDay() + day - 1;
    long seconds = days * 86_400 + hour * 3_600L + minute * 60L + second - offset;
    return Instant.ofEpochSecond(seconds, micros * 1_000L);
  }

  private static int offset(String t, int zone) {
    if (t.charAt(zone) == 'Z') {
      return 0;
    }
    char sign = t.charAt(zone);
    int hours = digits(t, zone + 1, zone + 3);
    int minutes = digits(t, zone + 4, zone + 6);
    if ((sign != '+' && sign != '-') || t.charAt(zone + 3) != ':') {
      return NO_OFFSET;
    }
    if (!in(hours, 0, 17) || !in(minutes, 0, 59)) {
      return NO_OFFSET;
    }
    return (hours * 3_600 + minutes * 60) * (sign == '+' ? 1 : -1);
  }

  private static boolean in(int value, int least, int most) {
    return value >= least && value <= most;
  }

  private static int micros(String t, int zone) {
    if (t.charAt(19) != '.' || zone == 20) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < 9; i++) {
      int at = 20 + i;
      int digit = at < zone ? t.charAt(at) - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = i < 6 ? value * 10 + digit : value;
    }
    return value;
  }

  private static int digits(String t, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = t.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
