package eu.csar.schemas.returns;

import eu.csar.schemas.statistics.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row that is returned.
 *
 * @param name header of the CSV file, and member of the JSON object
 * @param type what it may hold
 * @param need when it must be there
 * @param codes the list that a code is of; null where it is no code
 * @param doc meaning, unit, article
 */
public record ReturnColumn(
    String name, ValueType type, Need need, @Nullable CodeList codes, String doc) {

  /** What a column may hold. */
  public enum ValueType {
    /** A follow-up token: 32 lower-case hexadecimal digits. Stays in the intake area. */
    TOKEN,
    /** The sender's own key: 1 to 64 of A-Z a-z 0-9 . _ : / -. Stays in the intake area. */
    KEY,
    /** A hash, lower-case hexadecimal. Stays in the intake area. */
    HASH,
    /** A code of a published list. */
    CODE,
    /** A whole number from 0 to 999999999999; an empty cell says nothing, it is no zero. */
    COUNT,
    /** A day, as 2026-01-31, UTC. */
    DAY,
    /** An id of the register of providers. */
    PROVIDER,
    /** Words for readers of the report. They stay in the intake area; no table holds them. */
    TEXT
  }

  /** When a column must be there. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  static ReturnColumn required(String name, ValueType type, String doc) {
    return new ReturnColumn(name, type, Need.REQUIRED, null, doc);
  }

  static ReturnColumn optional(String name, ValueType type, String doc) {
    return new ReturnColumn(name, type, Need.OPTIONAL, null, doc);
  }

  static ReturnColumn required(String name, CodeList codes, String doc) {
    return new ReturnColumn(name, ValueType.CODE, Need.REQUIRED, codes, doc);
  }

  static ReturnColumn optional(String name, CodeList codes, String doc) {
    return new ReturnColumn(name, ValueType.CODE, Need.OPTIONAL, codes, doc);
  }

  /** Whether a row may leave it out. */
  public boolean isOptional() {
    return need == Need.OPTIONAL;
  }
}
