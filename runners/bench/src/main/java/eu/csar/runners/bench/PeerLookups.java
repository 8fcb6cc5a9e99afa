package eu.csar.runners.bench;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Network;
import com.maxmind.db.Reader;
import eu.csar.schemas.codes.Country;
import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.codes.PseudoCode;
import eu.csar.schemas.codes.Territory;
import eu.csar.transforms.route.rules.RoutingPolicy;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the peer of the bench is given beforehand, since DuckDB reads no MaxMind DB and knows no
 * country: ranges of addresses, texts that name a country, calling codes; each a small CSV file.
 * Not part of what is measured.
 */
final class PeerLookups {
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);
  private static final RoutingPolicy SHIPPED = new RoutingPolicy(Set.of(), 3, true);

  private PeerLookups() {}

  /** Writes {@code ranges.csv}, {@code countries.csv} and {@code phones.csv}. */
  static void write(Path ipDatabase, Path directory) throws IOException, InvalidNetworkException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("ranges.csv"), ranges(ipDatabase));
    Files.write(directory.resolve("countries.csv"), countries());
    Files.write(directory.resolve("phones.csv"), phones());
  }

  /** First and last address of each network, as 32 hexadecimal digits, in order. */
  private static List<String> ranges(Path ipDatabase) throws IOException, InvalidNetworkException {
    TreeMap<String, String> lines = new TreeMap<>();
    try (Reader database = new Reader(ipDatabase.toFile())) {
      Iterator<? extends DatabaseRecord<?>> networks = database.networks(Map.class);
      while (networks.hasNext()) {
        DatabaseRecord<?> network = networks.next();
        String code = isoCode(network.getData());
        if (code != null) {
          BigInteger first = number(network.getNetwork());
          int bits = bits(network.getNetwork());
          BigInteger last = first.add(BigInteger.ONE.shiftLeft(bits)).subtract(BigInteger.ONE);
          String from = String.format(Locale.ROOT, "%032x", first);
          lines.put(from, from + "," + String.format(Locale.ROOT, "%032x", last) + "," + code);
        }
      }
    }
    return titled("first,last,country", lines.values());
  }

  /** An IPv4 address counts as its address in IPv6. */
  private static BigInteger number(Network network) {
    InetAddress address = network.getNetworkAddress();
    BigInteger number = new BigInteger(1, address.getAddress());
    return address.getAddress().length == 4 ? number.add(MAPPED) : number;
  }

  private static int bits(Network network) {
    int length = network.getNetworkAddress().getAddress().length * 8;
    // Networks of IPv4 in a database of both kinds count their prefix from the 96 bits before.
    int prefix = network.getPrefixLength();
    return length == 32 && prefix > 32 ? 128 - prefix : length - prefix;
  }

  private static @Nullable String isoCode(@Nullable Object data) {
    return data instanceof Map<?, ?> fields
            && fields.get("country") instanceof Map<?, ?> country
            && country.get("iso_code") instanceof String code
        ? code
        : null;
  }

  /** Every text of a code list in upper case: what it names, and with which flag (S17). */
  private static List<String> countries() {
    Set<String> texts = new TreeSet<>();
    for (MemberState state : MemberState.values()) {
      texts.addAll(List.of(state.euCode(), state.isoAlpha2(), state.isoAlpha3()));
      texts.add(state.englishName().toUpperCase(Locale.ROOT));
    }
    for (Territory territory : Territory.values()) {
      texts.add(territory.name());
    }
    for (PseudoCode pseudo : PseudoCode.values()) {
      texts.add(pseudo.name());
    }
    texts.addAll(Set.of(Locale.getISOCountries()));
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      Country country = Country.of(text);
      if (country != null) {
        MemberState state = SHIPPED.stateOf(country);
        String flag =
            country.territory() != null
                ? "TERRITORY"
                : country.pseudoCode() != null
                    ? "PSEUDO_CODE"
                    : country.isThirdCountry() ? "THIRD_COUNTRY" : "";
        String code = state == null ? country.code() : state.euCode();
        lines.add(text + "," + code + "," + (state != null) + "," + flag);
      }
    }
    return titled("text,code,member,flag", lines);
  }

  /** Calling codes with their main country. */
  private static List<String> phones() {
    List<String> lines = new ArrayList<>();
    for (int code : new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedCallingCodes())) {
      String region = PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(code);
      if (Country.of(region) != null) {
        lines.add("+" + code + "," + region);
      }
    }
    return titled("prefix,country", lines);
  }

  private static List<String> titled(String titles, Iterable<String> lines) {
    List<String> all = new ArrayList<>();
    all.add(titles);
    lines.forEach(all::add);
    return all;
  }
}
