package eu.csar.transforms.tabulate.rules;

import java.util.ArrayList;
import java.util.List;

/** Sets of types as bits. */
final class TypeBits {
  static final int KNOWN = 1;
  static final int NEW = 2;
  static final int SOLICITATION = 4;

  private static final List<String> ABUSE = List.of("KNOWN_CSAM", "NEW_CSAM", "SOLICITATION");
  private static final List<String> SERVICES = List.of("HOSTING", "INTERPERSONAL_COMMUNICATIONS");

  private TypeBits() {}

  static int abuse(Iterable<?> codes) {
    return bits(codes, ABUSE);
  }

  static int services(Iterable<?> codes) {
    return bits(codes, SERVICES);
  }

  /** Code of one type of abuse. */
  static String name(int bit) {
    return ABUSE.get(Integer.numberOfTrailingZeros(bit));
  }

  /** Codes of a set. */
  static List<String> names(int bits) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ABUSE.size(); i++) {
      if ((bits & 1 << i) != 0) {
        names.add(ABUSE.get(i));
      }
    }
    return names;
  }

  /** Column service_type of a set (CT8). */
  static String service(int bits) {
    return switch (bits) {
      case 1 -> SERVICES.get(0);
      case 2 -> SERVICES.get(1);
      case 3 -> "BOTH";
      default -> "UNKNOWN";
    };
  }

  private static int bits(Iterable<?> codes, List<String> names) {
    int bits = 0;
    for (Object code : codes) {
      int place = names.indexOf(code.toString());
      bits |= place < 0 ? 0 : 1 << place;
    }
    return bits;
  }
}
