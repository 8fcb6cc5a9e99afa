package eu.csar.transforms.match.rules;

import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.transforms.match.rules.CarrierBlock.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the perceptual hashes of one bucket that are new from those that an earlier run has met,
 * and links the reports that carry one value to its first carrier (S58): distance 0, a star, never
 * pairs. What is new goes on to be compared, once a value.
 */
public final class TellNewHashes {
  /** With more hashes than this, what earlier runs know is read from end to end. */
  private static final int LOOKED_UP = 20_000;

  private final long run;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> hashes = new HashSet<>();

  /** In a run. */
  public TellNewHashes(long run) {
    this.run = run;
  }

  /** Takes what one bucket has. Nothing is said where there is nothing. */
  public interface Told {
    /** Rows of table links. */
    void links(byte[] block);

    /** Rows that later runs look up. */
    void carried(byte[] block);

    /** A {@link CarrierBlock} of the new values, in order of value, each with its first carrier. */
    void isNew(byte[] block);
  }

  /** Adds a {@link CarrierBlock}. */
  public void add(byte[] block) {
    CarrierBlock.read(block, entries);
  }

  /** The hashes that were added; null: so many that all should be read. */
  public @Nullable Set<String> wanted() {
    entries.sort(null);
    @Nullable Entry last = null;
    for (Entry entry : entries) {
      if (last == null || !entry.hasValueOf(last)) {
        hashes.add(HexFormat.of().formatHex(entry.value()));
      }
      last = entry;
    }
    return hashes.size() > LOOKED_UP ? null : hashes;
  }

  /**
   * Tells them apart.
   *
   * @param earlier rows of earlier runs, those that are {@link #wanted} at least
   */
  public void tell(Iterable<PerceptualRow> earlier, Told told) {
    Map<String, String> firstCarriers = new HashMap<>();
    for (PerceptualRow row : earlier) {
      if (hashes.contains(row.getHash())) {
        firstCarriers.put(row.getHash(), row.getReportKey());
      }
    }
    NearLinks links = new NearLinks(run);
    RowBlock<PerceptualRow> carried =
        new RowBlock<>(PerceptualRow.getClassSchema(), new PerceptualRow());
    CarrierBlock fresh = new CarrierBlock();
    for (int start = 0, end; start < entries.size(); start = end) {
      Entry head = entries.get(start);
      end = start + 1;
      while (end < entries.size() && entries.get(end).hasValueOf(head)) {
        end++;
      }
      String hash = HexFormat.of().formatHex(head.value());
      String known = firstCarriers.get(hash);
      String first = known == null ? HexFormat.of().formatHex(head.key()) : known;
      if (known == null) {
        carried.add(new PerceptualRow(hash, first, run));
      }
      byte[] firstKey = HexFormat.of().parseHex(first);
      for (Entry entry : entries.subList(start, end)) {
        if (!Arrays.equals(entry.key(), firstKey)) {
          links.add(entry.key(), entry.item(), first, 0, PdqDihedral.ORIGINAL);
        } else if (known == null) {
          fresh.add(entry);
        }
      }
    }
    if (!links.isEmpty()) {
      told.links(links.toByteArray());
    }
    if (!fresh.isEmpty()) {
      told.carried(carried.toByteArray());
      told.isNew(fresh.toByteArray());
    }
  }
}
