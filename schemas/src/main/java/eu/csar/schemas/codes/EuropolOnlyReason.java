package eu.csar.schemas.codes;

/**
 * Why Europol alone receives a report (Article 48(3), 45(2)(c)): the first that holds, in this
 * order.
 */
public enum EuropolOnlyReason implements PublishedCode {
  CONFLICTING("The deciding tier names more Member States than the policy allows."),
  NO_AUTHORITY("No Member State that is named has a competent authority in the register."),
  TERRITORY_SETTING("A territory is named whose setting in the policy is nobody."),
  PROXY_ONLY("All public addresses are flagged as possible proxies."),
  PSEUDO_CODE("A country value is a pseudo-code that stands for no country."),
  THIRD_COUNTRY("A country outside the Union is named, and no Member State."),
  NO_SIGNAL("Nothing names a Member State, or only signals too weak for any tier.");

  private final String meaning;

  EuropolOnlyReason(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
