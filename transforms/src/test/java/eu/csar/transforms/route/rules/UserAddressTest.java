package eu.csar.transforms.route.rules;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An internet address of a report")
class UserAddressTest {

  @ParameterizedTest
  @CsvSource({
    "20.1.2.3, 14010203",
    "' 20.1.2.3 ', 14010203",
    "::ffff:20.1.2.3, 14010203",
    "::FFFF:1401:0203, 14010203",
    "0:0:0:0:0:ffff:20.1.2.3, 14010203",
    "2a00:1::, 2a000001000000000000000000000000",
    "2a00:0001:0:0:0:0:0:7, 2a000001000000000000000000000007",
    "2A00:1::7, 2a000001000000000000000000000007",
    "::, 00000000000000000000000000000000",
    "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
    "64:ff9b::20.1.2.3, 0064ff9b000000000000000014010203"
  })
  @DisplayName("S18 has one canonical form for all ways to write it")
  void canonicalForm(String text, String hex) {
    assertThat(HexFormat.of().formatHex(SmallIpDatabase.ip(text).getAddress()), is(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.org",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.-4",
        "+1.2.3.4",
        "1.2.3.٤",
        "0x7f.1.2.3",
        "1.2.3.4:80",
        "[::1]",
        "fe80::1%eth0",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "g::",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "::1.2.3.4.5",
        "::256.1.1.1",
        ":1:2::",
        "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"
      })
  @DisplayName("is read from literals only, and from no other text")
  void literalsOnly(String text) {
    assertThat(UserAddress.of(text), is(nullValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, PUBLIC",
    "10.0.0.0, PRIVATE",
    "10.255.255.255, PRIVATE",
    "11.0.0.0, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.16.0.0, PRIVATE",
    "172.31.255.255, PRIVATE",
    "172.32.0.0, PUBLIC",
    "192.167.255.255, PUBLIC",
    "192.168.0.0, PRIVATE",
    "192.169.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.64.0.0, SHARED",
    "100.127.255.255, SHARED",
    "100.128.0.0, PUBLIC",
    "127.0.0.1, LOOPBACK",
    "169.254.0.1, LINK_LOCAL",
    "192.0.2.1, DOCUMENTATION",
    "198.51.100.1, DOCUMENTATION",
    "203.0.113.255, DOCUMENTATION",
    "203.0.114.0, PUBLIC",
    "224.0.0.1, MULTICAST",
    "239.255.255.255, MULTICAST",
    "223.255.255.255, PUBLIC",
    "0.0.0.0, RESERVED",
    "192.0.0.8, RESERVED",
    "192.88.99.1, RESERVED",
    "198.18.0.0, RESERVED",
    "198.19.255.255, RESERVED",
    "198.20.0.0, PUBLIC",
    "240.0.0.0, RESERVED",
    "255.255.255.255, RESERVED",
    "::ffff:10.0.0.1, PRIVATE",
    "::1, LOOPBACK",
    "::, RESERVED",
    "::2, RESERVED",
    "fbff::1, RESERVED",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE",
    "fe80::1, LINK_LOCAL",
    "febf::1, LINK_LOCAL",
    "fec0::1, RESERVED",
    "ff02::1, MULTICAST",
    "2001:db8::1, DOCUMENTATION",
    "3fff::1, DOCUMENTATION",
    "3fff:1000::1, PUBLIC",
    "2001::1, RESERVED",
    "2001:1ff::1, RESERVED",
    "2001:200::1, PUBLIC",
    "2002::1, RESERVED",
    "64:ff9b::20.1.2.3, RESERVED",
    "1fff::1, RESERVED",
    "2000::1, PUBLIC",
    "4000::1, RESERVED"
  })
  @DisplayName("S21 lies in a range, to the first and last address")
  void range(String text, AddressRange range) {
    assertThat(requireNonNull(UserAddress.of(text)).range(), is(range));
  }
}
