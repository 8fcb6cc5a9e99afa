package eu.csar.schemas.statistics;

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.codes.NoticeReason;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The code lists of returns and tables. A code once published keeps its meaning. */
public final class CodeLists {
  /** All Member States covered. */
  public static final String ALL_STATES = "EU27_2020";

  /** An aggregate over those Member States that are covered; its note says how many. */
  public static final String COVERED_STATES = "EU_COVERED";

  /** Not broken down, since there is nothing to break down: the value is missing. */
  public static final String UNSPECIFIED = "_X";

  /** Follow-up, Article 83(2)(a)(i), as an authority returns it. */
  public static final CodeList OUTCOME_RETURNED =
      CodeList.of(
          "outcome_returned",
          "Follow-up of a forwarded report, as returned",
          "INVESTIGATION_OPENED",
          "An investigation was opened.",
          "CONTRIBUTED_TO_ONGOING",
          "The report contributed to an ongoing investigation.",
          "OTHER_ACTION",
          "Another action was taken.",
          "NO_ACTION",
          "No action was taken.");

  public static final CodeList OUTCOME =
      OUTCOME_RETURNED.and(
          "outcome",
          "Follow-up of a forwarded report",
          "NO_FEEDBACK_YET",
          "Nothing was returned yet; never merged with no action.");

  public static final CodeList STATE_OF_PLAY =
      CodeList.of(
          "state_of_play",
          "State of an investigation",
          "ONGOING",
          "The investigation or the trial goes on.",
          "CLOSED_PRE_TRIAL",
          "Closed before a trial.",
          "PENALTY",
          "Penalties were imposed.",
          "NO_PENALTY",
          "The trial ended without a penalty.");

  public static final CodeList GENDER =
      CodeList.of(
          "gender",
          "Gender of a victim",
          "F",
          "Female.",
          "M",
          "Male.",
          "UNK",
          "Another gender, or not known.");

  public static final CodeList AGE_BAND =
      CodeList.of(
          "age_band",
          "Age of a victim when identified, completed years",
          "Y_LT6",
          "Under 6.",
          "Y6-11",
          "6 to 11.",
          "Y12-14",
          "12 to 14.",
          "Y15-17",
          "15 to 17.",
          "UNK",
          "18 and more by then, or not known.");

  public static final CodeList ACTION_TYPE =
      CodeList.of(
          "action_type",
          "Type of other action",
          "REFERRED_TO_OTHER_AUTHORITY",
          "Referred to another authority of the State.",
          "REFERRED_ABROAD",
          "Referred to another State.",
          "CHILD_PROTECTION",
          "Handed to child protection services.",
          "PREVENTIVE_CONTACT",
          "A preventive contact.",
          "INTELLIGENCE",
          "Kept as intelligence.",
          "OTHER",
          "Another type.");

  public static final CodeList ACTION_STATE =
      CodeList.of(
          "action_state",
          "State of another action",
          "ONGOING",
          "It goes on.",
          "DONE",
          "It is done.");

  public static final CodeList REASON =
      CodeList.of(
          "reason",
          "Why no action, or why another one",
          "LACK_OF_INFORMATION",
          "The report held too little information to act on.",
          "SUBJECT_NOT_LOCATED",
          "The subject could not be located.",
          "PROVIDER_DATA_GONE",
          "The provider no longer had the data.",
          "NO_OFFENCE",
          "No offence under the law of the State.",
          "NOT_ABUSE",
          "Assessed as not being abuse material or solicitation.",
          "AGE_NOT_DETERMINABLE",
          "The age could not be determined.",
          "NO_MERIT",
          "No prosecutorial merit.",
          "SUBJECT_DECEASED",
          "The subject had died.",
          "NO_JURISDICTION",
          "The State has no jurisdiction.",
          "DUPLICATE",
          "Known from another report.",
          "OTHER",
          "Another reason.");

  public static final CodeList NOT_REFERABLE =
      CodeList.of(
          "not_referable",
          "Why Europol could not refer a report",
          "NO_INFORMATION",
          "No State could be determined.",
          "THIRD_COUNTRY",
          "It concerns a third country.",
          "OTHER",
          "Another reason.");

  public static final CodeList ASSESSMENT_RESULT =
      CodeList.of(
          "assessment_result",
          "Assessment under Article 36(3)",
          "POSITIVE",
          "Found to be abuse material or solicitation.",
          "NEGATIVE",
          "Found not to be (Article 36(4)).",
          "EXTENDED",
          "Particularly complex: two months instead of one.");

  public static final CodeList ASSESSMENT_SCOPE =
      CodeList.of(
          "assessment_scope",
          "What was assessed",
          "REPORT",
          "The report as a whole.",
          "ITEM",
          "One item among others (no report of A83-3f, CT5).");

  public static final CodeList DATABASE =
      CodeList.of(
          "database",
          "Indicator database of Article 44(1)",
          "KNOWN_CSAM",
          "Article 44(1)(a).",
          "NEW_CSAM",
          "Article 44(1)(b).",
          "SOLICITATION",
          "Article 44(1)(c).");

  public static final CodeList ELEMENT =
      CodeList.of(
          "element",
          "Kind of entry of an indicator database",
          "DIGITAL_IDENTIFIER",
          "Article 44(2)(a).",
          "URL",
          "Article 44(2)(b).",
          "LANGUAGE_IDENTIFIER",
          "Of the database of solicitation.");

  public static final CodeList MEDIA =
      CodeList.of(
          "media",
          "What a search found",
          "IMAGE",
          "An image.",
          "VIDEO",
          "A video.",
          "URL",
          "A URL.");

  public static final CodeList HASH_ALGORITHM =
      CodeList.of(
          "hash_algorithm",
          "Hash of a found item",
          "SHA256",
          "SHA-256.",
          "SHA1",
          "SHA-1.",
          "MD5",
          "MD5.");

  public static final CodeList TECHNOLOGY =
      CodeList.of(
          "technology",
          "Technology of detection",
          "HASH_EXACT",
          "Equality of hashes.",
          "HASH_PERCEPTUAL",
          "Nearness of perceptual hashes.",
          "URL_LIST",
          "List of URLs.",
          "CLASSIFIER_MEDIA",
          "Classifier of images or videos.",
          "CLASSIFIER_TEXT",
          "Classifier of text.",
          "OTHER",
          "Another technology.");

  public static final CodeList SAFEGUARD =
      CodeList.of(
          "safeguard",
          "Safeguard of detection",
          "HUMAN_REVIEW",
          "Human review before reporting.",
          "ACCESS_CONTROL",
          "Control of who may see what was detected.",
          "RETENTION_LIMIT",
          "Limit of retention.",
          "TESTING",
          "Regular testing of the technology.",
          "OTHER",
          "Another safeguard.");

  public static final CodeList ABUSE_TYPE =
      CodeList.of(
          "abuse_type",
          "Type of abuse, Article 2(m) to (o)",
          "KNOWN_CSAM",
          "Known material.",
          "NEW_CSAM",
          "New material.",
          "SOLICITATION",
          "Solicitation of children.");

  public static final CodeList CHANNEL =
      CodeList.of(
          "complaint_channel",
          "Where a user complained",
          "PROVIDER",
          "With the provider.",
          "COURT",
          "In court.");

  public static final CodeList BASIS_OF_COMPLAINT =
      CodeList.of(
          "complaint_basis",
          "Basis of a complaint or case",
          "NOT_ABUSE",
          "What was detected is said to be no abuse.",
          "ACCOUNT_DECISION",
          "A decision on the account.",
          "REMOVAL",
          "A removal.",
          "PRIVACY",
          "Privacy or data protection.",
          "OTHER",
          "Another basis.");

  public static final CodeList TRIGGER =
      CodeList.of(
          "trigger",
          "What made the provider remove or disable",
          "REMOVAL_ORDER",
          "A removal order.",
          "AUTHORITY_NOTICE",
          "A notice of a competent authority.",
          "CENTRE_NOTICE",
          "A notice of the EU Centre.",
          "THIRD_PARTY_NOTICE",
          "A notice of a third party.",
          "OWN_INITIATIVE",
          "The provider's own initiative.");

  public static final CodeList INVOKED_ARTICLE =
      CodeList.of(
          "invoked_article",
          "Article that a provider invoked",
          "A8_3",
          "Article 8(3).",
          "A14_5",
          "Article 14(5).",
          "A14_6",
          "Article 14(6).",
          "A17_5",
          "Article 17(5).");

  public static final CodeList INVOKED_GROUND =
      CodeList.of(
          "invoked_ground",
          "Ground on which a provider invoked it",
          "MANIFEST_ERROR",
          "The order holds a manifest error.",
          "INSUFFICIENT_INFORMATION",
          "The order holds too little information.",
          "FORCE_MAJEURE",
          "Force majeure.",
          "DE_FACTO_IMPOSSIBLE",
          "Not possible for reasons that the provider does not answer for.");

  public static final CodeList RISK =
      CodeList.of(
          "risk",
          "Important and recurrent risk",
          "DISSEMINATION_PUBLIC",
          "Dissemination in public spaces.",
          "DISSEMINATION_PRIVATE",
          "Dissemination in private spaces.",
          "CONTACT_BY_STRANGERS",
          "Contact of children by strangers.",
          "LIVE",
          "Live services.",
          "GENERATED",
          "Generated material.",
          "ANONYMITY",
          "Accounts without any verification.",
          "OTHER",
          "Another risk.");

  public static final CodeList DECISION_ARTICLE =
      CodeList.of(
          "decision_article",
          "Article of a decision",
          "A27",
          "Investigatory powers, Article 27.",
          "A28",
          "Enforcement powers, Article 28.",
          "A29",
          "Additional enforcement powers, Article 29.");

  public static final CodeList DECISION_REASON =
      CodeList.of(
          "decision_reason",
          "Reason of a decision",
          "INFORMATION",
          "To obtain information.",
          "NON_COMPLIANCE",
          "An infringement.",
          "PERSISTENT_INFRINGEMENT",
          "A persistent infringement.",
          "OTHER",
          "Another reason.");

  public static final CodeList OPINION_POINT =
      CodeList.of(
          "opinion_point",
          "Point on which an authority deviated from the Centre's opinion",
          "NECESSITY",
          "Whether the order is needed.",
          "SCOPE",
          "Its scope.",
          "TECHNOLOGY",
          "The technology.",
          "DURATION",
          "Its duration.",
          "OTHER",
          "Another point.");

  public static final CodeList STATE = states();

  /** Where something is hosted: Member States, and one code for all other countries. */
  public static final CodeList HOSTED_IN =
      STATE.and("hosted_in", "Where hosted", "EXT_EU27_2020", "Outside the Member States.");

  public static final CodeList UNFOUNDED_REASON = unfounded();
  public static final CodeList REQUESTED_FIELD = requestedFields();

  private CodeLists() {}

  /** Lists that returns are validated against, in order of publication. */
  public static List<CodeList> ofReturns() {
    return List.of(
        OUTCOME_RETURNED,
        STATE_OF_PLAY,
        GENDER,
        AGE_BAND,
        ACTION_TYPE,
        ACTION_STATE,
        REASON,
        NOT_REFERABLE,
        ASSESSMENT_RESULT,
        ASSESSMENT_SCOPE,
        DATABASE,
        ELEMENT,
        MEDIA,
        HASH_ALGORITHM,
        TECHNOLOGY,
        SAFEGUARD,
        ABUSE_TYPE,
        CHANNEL,
        BASIS_OF_COMPLAINT,
        TRIGGER,
        INVOKED_ARTICLE,
        INVOKED_GROUND,
        RISK,
        DECISION_ARTICLE,
        DECISION_REASON,
        OPINION_POINT,
        STATE,
        HOSTED_IN);
  }

  private static CodeList states() {
    Map<String, String> states = new LinkedHashMap<>();
    for (MemberState state : MemberState.values()) {
      states.put(state.euCode(), state.meaning());
    }
    return new CodeList("state", "Member State, EU code, in protocol order", states);
  }

  private static CodeList unfounded() {
    Map<String, String> grounds = new LinkedHashMap<>();
    for (UnfoundedGround ground : UnfoundedGround.values()) {
      if (ground != UnfoundedGround.TEST) {
        grounds.put(ground.name(), ground.meaning());
      }
    }
    return new CodeList("unfounded_reason", "Why a report was manifestly unfounded", grounds);
  }

  private static CodeList requestedFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (NoticeReason reason : NoticeReason.values()) {
      if (reason.name().startsWith("MISSING_")) {
        fields.put(reason.name().substring("MISSING_".length()), reason.meaning());
      }
    }
    return new CodeList("annex_iii_field", "Annex III field that a provider must give", fields);
  }
}
