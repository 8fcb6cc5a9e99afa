package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.codes.MemberState;
import java.util.ArrayList;
import java.util.List;

/** Recipients as small numbers: Member States in protocol order, then Europol. */
final class Recipients {
  static final int EUROPOL = MemberState.values().length;

  private Recipients() {}

  /** Number of a recipient, by its code. */
  static int of(CharSequence code) {
    String name = code.toString();
    return name.equals("EUROPOL") ? EUROPOL : MemberState.valueOf(name).ordinal();
  }

  /** Code of a Member State. */
  static String code(int number) {
    return number == EUROPOL ? "EUROPOL" : MemberState.values()[number].euCode();
  }

  /** Codes of the Member States of a set of bits. */
  static List<String> states(int bits) {
    List<String> states = new ArrayList<>();
    for (int number = 0; number < EUROPOL; number++) {
      if ((bits & 1 << number) != 0) {
        states.add(code(number));
      }
    }
    return states;
  }
}
