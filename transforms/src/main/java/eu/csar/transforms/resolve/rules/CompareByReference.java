package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.transforms.receive.rules.PackedBytes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * SU2 and SU3, first half: compares the reports that carry the same reference, for one bucket of
 * references.
 *
 * <p>Over the limit a reference makes links only, each to its earliest carrier. So messages are
 * linear in the carriers: at most the limit times as many under it. Memory: 100 bytes a carrier of
 * a reference that this run has read.
 */
public final class CompareByReference {
  private static final int BLOCK = 1 << 18;

  /** With more carriers than this, what earlier runs know is read from end to end. */
  private static final int LOOKED_UP = 20_000;

  private final CarrierRows carriers = new CarrierRows();
  private final Function<String, String> providerOf;
  private final int limit;
  private final MessageBlock[] messages = new MessageBlock[32];
  private final PackedBytes crowded = new PackedBytes(256);

  /** Rows of this run whose report and reference an earlier run has paired. */
  private final BitSet knownPairs = new BitSet();

  /** Takes what one bucket says. */
  public interface Comparison {

    /** Messages for a bucket of report keys. */
    void messages(int bucket, byte[] block);

    /** References over the limit, a {@link CrowdedReference} block. */
    void crowded(byte[] block);
  }

  private CompareByReference(Function<String, String> providerOf, int limit) {
    this.providerOf = providerOf;
    this.limit = limit;
    Arrays.setAll(messages, bucket -> new MessageBlock());
  }

  /**
   * Begins a bucket.
   *
   * @param providerOf provider_id of a namespace by this run's register (ID1)
   * @param limit reports that may carry a reference before it makes no supplements (SU3)
   */
  public static CompareByReference of(Function<String, String> providerOf, int limit) {
    return new CompareByReference(providerOf, limit);
  }

  /** Adds a block of references of this run. */
  public void add(byte[] referenceBlock) {
    ReferenceBlock.read(referenceBlock, carriers::add);
  }

  /** Digests of the references that were added; null: so many that all should be read. */
  public @Nullable Set<String> wanted() {
    if (carriers.size() > LOOKED_UP) {
      return null;
    }
    Set<String> references = new HashSet<>();
    for (int row = 0; row < carriers.size(); row++) {
      references.add(HexFormat.of().formatHex(carriers.reference(row)));
    }
    return references;
  }

  /**
   * Compares what was added.
   *
   * @param carried rows of the bucket of all earlier runs, in any order; those that are wanted at
   *     least
   */
  public void compare(Iterable<ReferenceRow> carried, Comparison answers) {
    if (carriers.size() == 0) {
      return;
    }
    fold(carried);
    int[] order = carriers.byReferenceAndReport();
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && carriers.hasSameReference(order[from], order[to])) {
        to++;
      }
      compareCarriers(order, from, to, answers);
    }
    for (int bucket = 0; bucket < messages.length; bucket++) {
      if (messages[bucket].length() > 0) {
        answers.messages(bucket, messages[bucket].toByteArray());
      }
    }
    if (crowded.size() > 0) {
      answers.crowded(crowded.toByteArray());
    }
  }

  /** Adds the carried rows of references that this run has read; test reports carry none. */
  private void fold(Iterable<ReferenceRow> carried) {
    int[] order = carriers.byReferenceAndReport();
    for (ReferenceRow row : carried) {
      byte[] reference = HexFormat.of().parseHex(row.getReferenceDigest());
      if (!row.getTest() && isRead(order, reference)) {
        carriers.addCarried(reference, row);
      }
    }
  }

  private boolean isRead(int[] order, byte[] reference) {
    int low = 0;
    int high = order.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int comparison = carriers.compareReference(order[middle], reference);
      if (comparison == 0) {
        return true;
      }
      if (comparison < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** {@code order[from, to)} carry one reference. */
  private void compareCarriers(int[] order, int from, int to, Comparison answers) {
    int[] reports = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (count > 0 && carriers.hasSameReport(reports[count - 1], order[i])) {
        // The row of this run came first; that the pair is carried already is all the other one
        // adds.
        knownPairs.set(reports[count - 1]);
      } else {
        reports[count++] = order[i];
      }
    }
    RowOrder.sort(reports, 0, count, carriers::compareEarlier);
    for (int i = 0; i < count; i++) {
      int report = reports[i];
      if (carriers.isCarried(report)) {
        continue;
      }
      if (!knownPairs.get(report)) {
        send(ReferenceMessage.Kind.CARRIES, report, report, carriers.firstOrdinal(report), answers);
      }
      if (i > 0 && carriers.account(report) != ReferenceEntry.Account.SUPPLEMENT) {
        send(ReferenceMessage.Kind.LINK, report, reports[0], count, answers);
      }
      if (count <= limit && carriers.account(report) == ReferenceEntry.Account.OPEN) {
        askEarlier(reports, i, answers);
      }
    }
    if (count > limit) {
      crowded.writeBytes(carriers.reference(order[from])).writeVarint(count);
    }
  }

  /** Asks every report of E whether it is a first account. */
  private void askEarlier(int[] reports, int index, Comparison answers) {
    boolean any = false;
    for (int i = 0; i < index; i++) {
      if (isAnotherAccount(reports[i], reports[index])) {
        any = true;
        if (carriers.account(reports[i]) == ReferenceEntry.Account.OPEN
            || carriers.account(reports[i]) == ReferenceEntry.Account.FIRST) {
          send(ReferenceMessage.Kind.ASKED, reports[i], reports[index], 0, answers);
        }
      }
    }
    if (any) {
      send(ReferenceMessage.Kind.NOT_FIRST, reports[index], reports[index], 0, answers);
    }
  }

  private boolean isAnotherAccount(int left, int right) {
    Origin one = carriers.origin(left);
    Origin other = carriers.origin(right);
    return !one.source().equals(other.source())
        || !providerOf.apply(one.namespace()).equals(providerOf.apply(other.namespace()));
  }

  /**
   * Sends a message about {@code report}. {@code other} is who asks, or the earliest carrier; the
   * answer to a question goes to who asks.
   */
  private void send(
      ReferenceMessage.Kind kind, int report, int other, long number, Comparison answers) {
    boolean asked = kind == ReferenceMessage.Kind.ASKED;
    int receiver = asked ? other : report;
    byte[] key = carriers.key(report);
    int bucket = ReferenceBlock.bucket(key);
    messages[bucket].add(
        new ReferenceMessage(
            kind,
            key,
            carriers.reference(report),
            carriers.key(other),
            carriers.origin(report),
            asked ? carriers.firstOrdinal(report) : number,
            carriers.firstRun(report),
            carriers.shard(receiver),
            carriers.localOrdinal(receiver),
            carriers.account(report)));
    if (messages[bucket].length() >= BLOCK) {
      answers.messages(bucket, messages[bucket].toByteArray());
      messages[bucket] = new MessageBlock();
    }
  }
}
