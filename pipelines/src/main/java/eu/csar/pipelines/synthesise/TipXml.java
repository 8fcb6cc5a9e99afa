package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/**
 * Writes a report of the Annex III form as the CyberTipline report that says the same, as far as
 * that has elements for it: awareness, removal, issue time and signature it has not.
 */
final class TipXml {
  static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cyberTips>\n";
  static final String TAIL = "</cyberTips>\n";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ENDINGS =
      Map.of("IMAGE", ".jpg", "VIDEO", ".mp4", "OTHER", ".bin");

  private final StringBuilder out = new StringBuilder(1 << 12);

  /** The record of a line; its first third-country reference is its number. */
  String of(String line) throws IOException {
    JsonNode report = JSON.readTree(line);
    out.setLength(0);
    String number = report.at("/third_country_references/0/reference").asText();
    out.append("<cyberTip reportId=\"").append(number).append("\"><report><incidentSummary>");
    boolean solicitation = report.at("/abuse_types/0").asText().equals("SOLICITATION");
    element(
        "incidentType",
        solicitation
            ? "Online Enticement of Children for Sexual Acts"
            : "Child Pornography (possession, manufacture, and distribution)");
    element("platform", "Service " + report.at("/provider/name").asText());
    if (report.path("urgent").asBoolean()) {
      element("escalateToHighPriority", "placeholder");
    }
    element("incidentDateTime", report.path("issued_at").asText());
    out.append("</incidentSummary><internetDetails>");
    out.append(
        report.at("/service_types/0").asText().equals("HOSTING")
            ? "<webPageIncident/>"
            : "<chatImIncident><chatClient>client</chatClient></chatImIncident>");
    out.append("</internetDetails><reporter><reportingPerson><firstName>desk</firstName><email>");
    out.append("desk@provider.example</email></reportingPerson></reporter>");
    subject(report);
    victims(report);
    out.append("</report>");
    int file = 0;
    for (JsonNode item : report.path("items")) {
      file(item, number, file++);
    }
    return out.append("</cyberTip>\n").toString();
  }

  private void subject(JsonNode report) {
    JsonNode user = report.at("/users/0");
    out.append("<personOrUserReported><personOrUserReportedPerson>");
    if (user.has("phone")) {
      element("phone", user.get("phone").asText());
    }
    if (user.has("email")) {
      element("email", user.get("email").asText());
    }
    if (user.has("billing_country")) {
      out.append("<address type=\"Billing\">");
      element("country", user.get("billing_country").asText());
      out.append("</address>");
    }
    out.append("</personOrUserReportedPerson>");
    element("espIdentifier", user.path("username").asText());
    captures(report.path("upload_ips"), "Upload");
    captures(user.path("addresses"), "Login");
    if (report.path("user_decision").asBoolean()) {
      element("accountTemporarilyDisabled", "true");
    }
    location(user.at("/locations/0"));
    location(report.at("/other_geo/0"));
    out.append("</personOrUserReported>");
  }

  private void victims(JsonNode report) {
    for (JsonNode child : report.path("children")) {
      out.append("<victim><victimPerson/>");
      element("espIdentifier", child.path("username").asText());
      location(child.at("/locations/0"));
      out.append("</victim>");
    }
  }

  private void captures(JsonNode addresses, String event) {
    for (JsonNode address : addresses) {
      out.append("<ipCaptureEvent>");
      element("ipAddress", address.path("address").asText());
      element("eventName", event);
      element("dateTime", address.path("at").asText());
      element("possibleProxy", address.path("possible_proxy").asText());
      element("port", address.path("port").asText());
      out.append("</ipCaptureEvent>");
    }
  }

  private void location(JsonNode location) {
    if (!location.isMissingNode()) {
      out.append("<estimatedLocation verified=\"")
          .append(location.path("verified").asText())
          .append("\">");
      element("countryCode", location.path("country").asText());
      out.append("</estimatedLocation>");
    }
  }

  private void file(JsonNode item, String number, int place) {
    out.append("<fileDetails>");
    element("reportId", number);
    element("fileId", item.path("item_id").asText());
    element("originalFileName", "file-" + place + ENDINGS.get(item.path("media_type").asText()));
    if (item.has("human_reviewed")) {
      element("fileViewedByEsp", "true");
    }
    for (JsonNode hash : item.path("hashes")) {
      String type = hash.path("type").asText();
      boolean listed = !type.equals("PDQ");
      out.append(
          listed
              ? "<originalFileHash hashType=\"" + type.replace("-", "") + "\">"
              : "<details type=\"HASH\"><nameValuePair><name>PDQ</name><value>");
      out.append(hash.path("value").asText());
      if (listed) {
        out.append("</originalFileHash>");
      } else {
        out.append("</value></nameValuePair><nameValuePair><name>PDQ_QUALITY</name><value>");
        out.append(hash.path("quality").asText()).append("</value></nameValuePair></details>");
      }
    }
    out.append("</fileDetails>");
  }

  private void element(String name, String text) {
    out.append('<').append(name).append('>').append(text).append("</").append(name).append('>');
  }
}
