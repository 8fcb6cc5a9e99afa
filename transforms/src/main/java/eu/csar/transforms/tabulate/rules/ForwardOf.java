package eu.csar.transforms.tabulate.rules;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;

/**
 * What follow-up must know of a first forward.
 *
 * @param recipient number of the recipient
 * @param day UTC day of the first forward, in days since 1970
 * @param missing how many fields its provider was asked for
 * @param assessable types that Article 36(3) asks the State to assess, as bits
 * @param states Member States that the Centre forwarded the report to, as bits
 */
record ForwardOf(int recipient, int day, int missing, int assessable, int states) {
  private static final long SECONDS_A_DAY = 86_400;

  static ForwardOf of(StoredReport.Sent first, int missing, int assessable, int states) {
    return new ForwardOf(
        first.recipient(),
        (int) Math.floorDiv(first.forwardedAt(), SECONDS_A_DAY),
        Integer.bitCount(missing),
        assessable,
        states);
  }

  static ForwardOf read(DataInputStream in) throws IOException {
    return new ForwardOf(in.readByte(), in.readInt(), in.readByte(), in.readByte(), in.readInt());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(recipient);
    out.writeInt(day);
    out.writeByte(missing);
    out.writeByte(assessable);
    out.writeInt(states);
  }

  /** UTC year of the first forward (ID8). */
  int cohort() {
    return LocalDate.ofEpochDay(day).getYear();
  }

  /** Code of its completeness. */
  String completeness() {
    return missing == 0 ? "COMPLETE" : missing <= 2 ? "MISSING_1_2" : "MISSING_3_OR_MORE";
  }

  boolean isEuropol() {
    return recipient == Recipients.EUROPOL;
  }
}
