package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The registers of providers (ID1) and of authorities (section 4); all names are fictitious. */
final class Registers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] ESTABLISHED = {"IE", "IE", "LU", "NL", "DE", "FR", "SE", "CY"};

  private Registers() {}

  static void plant(Path directory, boolean planted) throws IOException {
    Files.createDirectories(directory);
    write(directory.resolve("providers.json"), providers(planted));
    write(directory.resolve("authorities.json"), authorities(planted));
  }

  static String providerName(int number) {
    return String.format("Provider %03d", number);
  }

  static String providerId(int number) {
    return String.format("provider-%03d", number);
  }

  private static ObjectNode providers(boolean planted) {
    ObjectNode register = JSON.createObjectNode().put("version", "1");
    ArrayNode providers = register.putArray("providers");
    for (int number = 1; number <= ProviderShares.PROVIDERS; number++) {
      ArrayNode names = provider(providers, number, false);
      if (number % 10 == 2) {
        names.addObject().put("name", alias(number));
      }
    }
    if (planted) {
      PlantedProviders.register(providers);
    }
    return register;
  }

  /** The second name that every tenth provider also uses; the same namespace. */
  static String alias(int number) {
    return providerName(number) + " Services";
  }

  static ArrayNode provider(ArrayNode providers, int number, boolean test) {
    ObjectNode provider =
        providers
            .addObject()
            .put("id", providerId(number))
            .put("name", providerName(number))
            .put("test", test)
            .put("state_of_establishment", ESTABLISHED[number % ESTABLISHED.length]);
    ArrayNode names = provider.putArray("names");
    names.addObject().put("name", providerName(number)).put("namespace", providerId(number));
    return names;
  }

  /** France and Germany have two authorities each; one State has none where cases are planted. */
  private static ObjectNode authorities(boolean planted) {
    ObjectNode register = JSON.createObjectNode().put("version", "1");
    ArrayNode authorities = register.putArray("authorities");
    for (Countries.State state : Countries.STATES) {
      int count = state.code().equals("FR") || state.code().equals("DE") ? 2 : 1;
      if (planted && state.code().equals(Countries.WITHOUT_AUTHORITY)) {
        count = 0;
      }
      for (int i = 1; i <= count; i++) {
        String id = state.code() + "-" + i;
        authorities
            .addObject()
            .put("id", id)
            .put("state", state.code())
            .put("name", "Authority " + id);
      }
    }
    return register;
  }

  private static void write(Path file, ObjectNode content) throws IOException {
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
  }
}
