package eu.csar.pipelines.protect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.protect.rules.Catalogue;
import eu.csar.transforms.protect.rules.CodeList;
import eu.csar.transforms.protect.rules.FrequencyTable;
import eu.csar.transforms.protect.rules.PlannedRelease;
import eu.csar.transforms.protect.rules.ProtectionPolicy;
import eu.csar.transforms.protect.rules.PublishedTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code catalogue.json} of a published release: which year and as-of it is of, and of each table
 * what its readers need to know. Nothing in it is computed of counts.
 */
final class DescribeProtected {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DescribeProtected() {}

  static ObjectNode catalogue(Catalogue catalogue, PlannedRelease plan) {
    ObjectNode root = JSON.createObjectNode();
    catalogue
        .release()
        .forEach(
            (name, value) -> {
              if (name.equals("year")) {
                root.put(name, Integer.valueOf(value));
              } else {
                root.put(name, value);
              }
            });
    ArrayNode tables = root.putArray("tables");
    List<PublishedTable> planned = new ArrayList<>(plan.tables());
    for (Catalogue.Table table : catalogue.tables()) {
      for (Catalogue.Publication publication : table.publications()) {
        describe(tables.addObject(), catalogue, table, publication, planned.remove(0), plan);
      }
    }
    Set<String> used = new LinkedHashSet<>();
    plan.tables().forEach(table -> used.addAll(table.table().dimensions()));
    ObjectNode lists = JSON.createObjectNode();
    for (String dimension : used) {
      Map<String, String> list = catalogue.codeLists().getOrDefault(dimension, Map.of());
      list.forEach(lists.withObject("/" + dimension)::put);
    }
    if (!catalogue.codeLists().isEmpty()) {
      root.set("code_lists", lists);
    }
    return root;
  }

  private static void describe(
      ObjectNode node,
      Catalogue catalogue,
      Catalogue.Table table,
      Catalogue.Publication publication,
      PublishedTable planned,
      PlannedRelease plan) {
    node.put("id", publication.id())
        .put("title", publication.title())
        .put("definition", publication.definition())
        .put("unit", publication.unit())
        .put("counting_rule", table.countingRule())
        .put("source", table.source())
        .put("made_of", table.id());
    publication.items().forEach(node.putArray("items")::add);
    node.put("measure", table.measure())
        .put("method", publication.method().name())
        .put("reason", publication.reason());
    parameters(node, publication, plan.policy());
    ArrayNode dimensions = node.putArray("dimensions");
    for (String id : publication.dimensions()) {
      CodeList list = plan.lists().getOrDefault(table.measure(), Map.of()).get(id);
      ObjectNode dimension = dimensions.addObject().put("id", id);
      table.dimensions().stream()
          .filter(one -> one.id().equals(id))
          .forEach(one -> dimension.put("title", one.title()));
      dimension
          .put("code_list", catalogue.codeLists().containsKey(id) ? id : null)
          .put("total", list == null ? null : list.total());
      String group = publication.membersOf().get(id);
      if (group != null) {
        dimension.put("members_of", group);
      }
      Set<String> codes = new LinkedHashSet<>();
      for (FrequencyTable.Row row : planned.table().rows()) {
        codes.add(row.codes().getOrDefault(id, ""));
      }
      codes.forEach(dimension.putArray("codes")::add);
      ObjectNode parents = dimension.putObject("parents");
      if (list != null) {
        list.parents().forEach(parents::put);
      }
    }
  }

  private static void parameters(
      ObjectNode node, Catalogue.Publication publication, ProtectionPolicy policy) {
    switch (publication.method()) {
      case SUPPRESSION -> node.put("threshold", policy.threshold());
      case ROUNDING -> node.put("base", policy.base());
      case TRUE_COUNTS -> {}
    }
  }
}
