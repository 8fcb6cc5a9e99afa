package eu.csar.transforms.tabulate.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.CodeLists;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.Publication;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.PublishedCodes;
import eu.csar.schemas.statistics.PublishedSource;
import eu.csar.schemas.statistics.StatisticsTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes into {@code catalogue.json} what is published of each table, as disclosure control reads
 * it: with the years, providers and numbers that the tables of this release have.
 */
public final class DescribePublications {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> years;

  /**
   * For tables of these years.
   *
   * @param years in order
   */
  public DescribePublications(List<String> years) {
    this.years = List.copyOf(years);
  }

  /** The members of the catalogue itself: {@code protection} and {@code code_lists}. */
  public static void root(ObjectNode catalogue) {
    catalogue
        .putObject("protection")
        .put("threshold", Publications.THRESHOLD)
        .put("base", Publications.BASE)
        .put("width", Publications.WIDTH);
    ObjectNode lists = catalogue.putObject("code_lists");
    codeLists()
        .forEach(
            (dimension, codes) -> {
              ObjectNode meanings = lists.putObject(dimension);
              codes.forEach(meanings::put);
            });
  }

  /** Codes and meanings by id of the dimension, those of the tables first. */
  private static Map<String, Map<String, String>> codeLists() {
    Map<String, Map<String, String>> lists = new LinkedHashMap<>();
    for (PublishedSource source : Publications.sources()) {
      for (Publication publication : source.publications()) {
        for (Dimension dimension : publication.dimensions()) {
          Map<String, String> list =
              lists.computeIfAbsent(dimension.id(), any -> new LinkedHashMap<>());
          CodeList own = dimension.codes();
          if (own != null) {
            own.meanings().forEach(list::putIfAbsent);
          }
          Set<String> more = new LinkedHashSet<>();
          more.addAll(source.codes().getOrDefault(dimension, List.of()));
          more.addAll(publication.groups().getOrDefault(dimension, Map.of()).keySet());
          more.addAll(publication.bands().getOrDefault(dimension, Map.of()).keySet());
          String total = source.total(dimension);
          if (total != null) {
            more.add(total);
          }
          for (String code : more) {
            String meaning = PublishedCodes.ALL.meanings().get(code);
            if (meaning != null) {
              list.putIfAbsent(code, meaning);
            }
          }
        }
      }
    }
    lists.values().removeIf(Map::isEmpty);
    return lists;
  }

  /**
   * The members of one table: {@code measure}, how its dimensions add up, {@code publication}; or
   * {@code withheld}, the reason why nothing is published of it.
   *
   * @param node of the table, with its {@code dimensions}
   */
  public void table(ObjectNode node, StatisticsTable table, Collection<Observation> rows) {
    PublishedSource source = Publications.of(table.id());
    if (source == null) {
      node.put("withheld", Publications.withheld(table.id()));
      return;
    }
    node.put("measure", source.measure());
    for (JsonNode described : node.withArray("dimensions")) {
      int place = 0;
      while (!table.dimensions().get(place).id().equals(described.path("id").asText())) {
        place++;
      }
      describe((ObjectNode) described, source, table.dimensions().get(place), place, rows);
    }
    for (Map.Entry<Dimension, String> fixed : source.all().entrySet()) {
      Dimension dimension = fixed.getKey();
      ObjectNode described =
          node.withArray("fixed")
              .addObject()
              .put("id", dimension.id())
              .put("title", dimension.title())
              .put("all", fixed.getValue());
      describe(described, source, dimension, -1, rows);
    }
    ArrayNode publications = node.putArray("publication");
    for (Publication publication : source.publications()) {
      Map<String, List<String>> blocks = blocks(publication.pooledYears());
      if (publication.pooledYears() == 1 || !blocks.isEmpty()) {
        describe(publications.addObject(), publication, table, rows, blocks);
      }
    }
  }

  private void describe(
      ObjectNode node,
      PublishedSource source,
      Dimension dimension,
      int place,
      Collection<Observation> rows) {
    node.put("total", source.total(dimension));
    String rest = source.rests().get(dimension);
    if (rest != null) {
      node.put("rest", rest);
    }
    codes(source, dimension, place, rows).forEach(node.putArray("codes")::add);
  }

  /** In order of publication; of providers and numbers those of this release, sorted. */
  private List<String> codes(
      PublishedSource source, Dimension dimension, int place, Collection<Observation> rows) {
    if (dimension.isTime()) {
      return years;
    }
    List<String> own = source.codes().get(dimension);
    CodeList list = dimension.codes();
    if (dimension == Dimension.MEASURE && own == null) {
      Set<String> measures = new LinkedHashSet<>();
      source
          .publications()
          .forEach(one -> measures.addAll(one.where().getOrDefault(dimension, List.of())));
      return List.copyOf(measures);
    }
    List<String> all = own == null && list != null ? list.codes() : own;
    if (all != null) {
      List<String> codes = new ArrayList<>(all);
      codes.remove(source.total(dimension));
      return codes;
    }
    Set<String> present = new TreeSet<>();
    rows.forEach(row -> present.add(row.codes().get(place)));
    present.remove(CodeLists.UNSPECIFIED);
    return List.copyOf(present);
  }

  private static void describe(
      ObjectNode node,
      Publication publication,
      StatisticsTable table,
      Collection<Observation> rows,
      Map<String, List<String>> blocks) {
    node.put("id", publication.id())
        .put("title", publication.title())
        .put("definition", publication.definition())
        .put("unit", publication.unit());
    publication.items().forEach(node.putArray("articles")::add);
    node.put("method", publication.method().name()).put("reason", publication.reason());
    ArrayNode dimensions = node.putArray("dimensions");
    publication.dimensions().forEach(dimension -> dimensions.add(dimension.id()));
    put(node, "where", publication.where());
    Map<Dimension, Map<String, List<String>>> groups = new LinkedHashMap<>(publication.groups());
    publication
        .bands()
        .forEach(
            (dimension, bands) ->
                groups.put(dimension, members(bands, table.indexOf(dimension), rows)));
    put(node, "groups", groups);
    put(node, "members_of", publication.membersOf());
    if (!blocks.isEmpty()) {
      node.set("pools", JSON.valueToTree(blocks));
    }
  }

  private static void put(ObjectNode node, String name, Map<Dimension, ?> byDimension) {
    if (!byDimension.isEmpty()) {
      ObjectNode object = node.putObject(name);
      byDimension.forEach(
          (dimension, value) -> object.set(dimension.id(), JSON.<JsonNode>valueToTree(value)));
    }
  }

  /** The numbers of this release in each band, also where there are none. */
  private static Map<String, List<String>> members(
      Map<String, Publication.Band> bands, int place, Collection<Observation> rows) {
    Set<Long> present = new TreeSet<>();
    for (Observation row : rows) {
      if (!row.codes().get(place).equals(CodeLists.UNSPECIFIED)) {
        present.add(Long.valueOf(row.codes().get(place)));
      }
    }
    Map<String, List<String>> members = new LinkedHashMap<>();
    bands.forEach(
        (code, band) ->
            members.put(
                code,
                present.stream()
                    .filter(number -> band.from() <= number && number <= band.to())
                    .map(String::valueOf)
                    .toList()));
    return members;
  }

  /** Blocks of years that are over: fixed, so that no two releases have overlapping sums. */
  private Map<String, List<String>> blocks(int length) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    @Nullable String last = years.isEmpty() ? null : years.get(years.size() - 1);
    if (length == 1 || last == null) {
      return blocks;
    }
    for (int first = PublishedCodes.FIRST_BLOCK;
        first + length - 1 <= Integer.parseInt(last);
        first += length) {
      int from = first;
      List<String> members =
          years.stream()
              .filter(year -> Integer.parseInt(year) >= from)
              .filter(year -> Integer.parseInt(year) < from + length)
              .toList();
      if (!members.isEmpty()) {
        blocks.put(from + "-" + (from + length - 1), members);
      }
    }
    return blocks;
  }
}
