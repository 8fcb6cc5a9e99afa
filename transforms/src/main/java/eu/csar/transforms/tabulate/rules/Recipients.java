package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.codes.MemberState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recipients as small numbers: Member States in protocol order, then Europol. */
final class Recipients {
  private static final List<String> STATES =
      Arrays.stream(MemberState.values()).map(MemberState::euCode).toList();

  static final int EUROPOL = STATES.size();

  private Recipients() {}

  /** Number of a recipient, by its code. */
  static int of(CharSequence code) {
    String name = code.toString();
    int state = STATES.indexOf(name);
    if (state < 0 && !name.equals("EUROPOL")) {
      throw new IllegalArgumentException("no recipient: " + name);
    }
    return state < 0 ? EUROPOL : state;
  }

  /** Code of a Member State. */
  static String code(int number) {
    return number == EUROPOL ? "EUROPOL" : STATES.get(number);
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
