package eu.csar.transforms.protect.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.PublishedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalogue.json}; members that disclosure control does not know are left alone. */
public final class ReadCatalogue {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String file;

  private ReadCatalogue(String file) {
    this.file = file;
  }

  /**
   * The catalogue in a file.
   *
   * @throws UnusableStatisticsException with the file and the member to mend
   */
  public static Catalogue read(Path file) {
    try {
      return new ReadCatalogue(file.toString()).catalogue(JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new UnusableStatisticsException(file + " is no JSON");
    } catch (IOException e) {
      throw new UnusableStatisticsException(file + " cannot be read");
    }
  }

  private Catalogue catalogue(JsonNode root) {
    List<Catalogue.Table> tables = new ArrayList<>();
    member(root, "tables").forEach(table -> tables.add(table(table)));
    JsonNode policy = root.path("protection");
    ProtectionPolicy usual = ProtectionPolicy.DEFAULT;
    return new Catalogue(
        new ProtectionPolicy(
            policy.path("threshold").asInt(usual.threshold()),
            policy.path("base").asInt(usual.base()),
            policy.path("width").asInt(usual.width())),
        tables,
        release(root),
        codeLists(root));
  }

  private static Map<String, String> release(JsonNode root) {
    Map<String, String> release = new LinkedHashMap<>();
    for (String name : List.of("version", "year", "as_of")) {
      if (root.hasNonNull(name)) {
        release.put(name, root.path(name).asText());
      }
    }
    return release;
  }

  private static Map<String, Map<String, String>> codeLists(JsonNode root) {
    Map<String, Map<String, String>> lists = new LinkedHashMap<>();
    root.path("code_lists")
        .fields()
        .forEachRemaining(
            list -> {
              Map<String, String> meanings = new LinkedHashMap<>();
              list.getValue()
                  .fields()
                  .forEachRemaining(code -> meanings.put(code.getKey(), code.getValue().asText()));
              lists.put(list.getKey(), meanings);
            });
    return lists;
  }

  /** Of a table that is not published nothing else is read. */
  private Catalogue.Table table(JsonNode table) {
    String id = text(table, "id");
    List<Catalogue.Publication> publications = new ArrayList<>();
    table.path("publication").forEach(one -> publications.add(publication(one)));
    List<Catalogue.Dimension> dimensions = new ArrayList<>();
    if (!publications.isEmpty()) {
      member(table, "dimensions").forEach(one -> dimensions.add(dimension(id, one)));
      table.path("fixed").forEach(one -> dimensions.add(dimension(id, one)));
    }
    return new Catalogue.Table(
        id,
        table.path("measure").asText(id),
        dimensions,
        publications,
        table.path("counting_rule").asText(""),
        table.path("source").asText(""));
  }

  private Catalogue.Dimension dimension(String table, JsonNode dimension) {
    return new Catalogue.Dimension(
        text(dimension, "id"),
        textOrNull(dimension, "total"),
        texts(member(dimension, "codes")),
        textOrNull(dimension, "all"),
        textOrNull(dimension, "rest"),
        dimension.path("title").asText(""),
        amounts(table, text(dimension, "id")));
  }

  /** No file says it: so it also holds for statistics made before it was known. */
  private static Map<String, String> amounts(String table, String dimension) {
    PublishedSource source = Publications.of(table);
    Map<String, String> amounts = new LinkedHashMap<>();
    if (source != null) {
      source
          .amounts()
          .forEach(
              (one, sums) -> {
                if (one.id().equals(dimension)) {
                  amounts.putAll(sums);
                }
              });
    }
    return amounts;
  }

  private Catalogue.Publication publication(JsonNode publication) {
    Map<String, Map<String, List<String>>> groups = new LinkedHashMap<>();
    publication
        .path("groups")
        .fields()
        .forEachRemaining(group -> groups.put(group.getKey(), lists(group.getValue())));
    Map<String, String> membersOf = new LinkedHashMap<>();
    publication
        .path("members_of")
        .fields()
        .forEachRemaining(group -> membersOf.put(group.getKey(), group.getValue().asText()));
    return new Catalogue.Publication(
        text(publication, "id"),
        text(publication, "title"),
        method(text(publication, "method")),
        text(publication, "reason"),
        texts(member(publication, "dimensions")),
        lists(publication.path("where")),
        groups,
        membersOf,
        lists(publication.path("pools")),
        publication.path("definition").asText(""),
        publication.path("unit").asText(""),
        texts(publication.path("articles")));
  }

  private ProtectionMethod method(String name) {
    try {
      return ProtectionMethod.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnusableStatisticsException(file + ": " + name + " is no method of protection");
    }
  }

  private static Map<String, List<String>> lists(JsonNode object) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    object.fields().forEachRemaining(list -> lists.put(list.getKey(), texts(list.getValue())));
    return lists;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static @Nullable String textOrNull(JsonNode object, String name) {
    JsonNode member = object.path(name);
    return member.isTextual() ? member.asText() : null;
  }

  private String text(JsonNode object, String name) {
    return member(object, name).asText();
  }

  private JsonNode member(JsonNode object, String name) {
    JsonNode member = object.get(name);
    if (member == null || member.isNull()) {
      throw new UnusableStatisticsException(file + " lacks a member " + name);
    }
    return member;
  }
}
