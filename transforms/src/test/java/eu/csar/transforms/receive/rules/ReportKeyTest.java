package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportKeyTest {

  @Test
  @DisplayName("ID2 The key is the digest of namespace, kind and id, each preceded by its length")
  void digestsNamespaceKindAndId() {
    assertThat(
        ReportKey.hexOf("provider-001", IdKind.GIVEN, "R-1"),
        is("dea414eecb0ec4eafc3d9cd216e963ed0d640dd7b39168f487ed5668e3e94f35"));
    assertThat(
        ReportKey.hexOf("unknown:Pr\u00e4fix", IdKind.CONTENT, "00"),
        is("bbb4c8bd70a55a739b6a38a308b614d017073d23e35fe652c9c973acd63b8a1d"));
  }

  @Test
  @DisplayName("ID2 Ids are taken exactly as given")
  void takesIdsAsGiven() {
    assertThat(
        ReportKey.hexOf("provider-001", IdKind.GIVEN, " R-1"),
        is("a057dd3f8152d048648ed0409a398c158732ecfc0c3e1a0ffd69a42b66f1b338"));
  }

  @Test
  @DisplayName("SU1 The digest of a reference is over body, a zero byte and reference")
  void digestsReferences() {
    assertThat(
        Sha256.hex(new Reference("NCMEC", "123456").digest()),
        is("7d3e8a86d407a2f607369c001631abaf813e2cc47e0f641154f1206a274868df"));
  }
}
