package eu.csar.transforms.account.rules;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Named counts, made in the graph and never by counters, which retries may inflate. Names have the
 * form {@code group.member}, such as {@code outcomes.NEW}, or stand alone, such as {@code
 * records_read}. Not thread-safe.
 */
public final class Counts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> byName = new TreeMap<>();

  /** Adds one to the count of this name. */
  public void add(String name) {
    add(name, 1);
  }

  /** Adds a number to the count of this name. */
  public void add(String name, long number) {
    byName.merge(name, number, Math::addExact);
  }

  /** Adds all counts of another. */
  public void addAll(Counts other) {
    other.byName.forEach(this::add);
  }

  /** The count of this name; 0 where nothing was counted. */
  public long of(String name) {
    return byName.getOrDefault(name, 0L);
  }

  /** The counts of a group by member, in order of the members' names. */
  public SortedMap<String, Long> group(String group) {
    TreeMap<String, Long> members = new TreeMap<>();
    String prefix = group + ".";
    for (Map.Entry<String, Long> entry : byName.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      members.put(entry.getKey().substring(prefix.length()), entry.getValue());
    }
    return members;
  }

  /** The sum of a group. */
  public long sum(String group) {
    return group(group).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Shows every name with its count, in order of the names. */
  public void forEach(BiConsumer<String, Long> consumer) {
    byName.forEach(consumer);
  }
}
