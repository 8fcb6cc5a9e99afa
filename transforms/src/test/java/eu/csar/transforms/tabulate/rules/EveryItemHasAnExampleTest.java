package eu.csar.transforms.tabulate.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.statistics.Article83Item;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The hand-made examples against the list of items. */
final class EveryItemHasAnExampleTest {

  @Test
  @DisplayName("Each of the 29 items of Article 83 has one hand-made example, named by its id")
  void everyItem() {
    List<String> examples = new ArrayList<>();
    for (Class<?> of :
        List.of(ProviderItemsTest.class, AuthorityItemsTest.class, CentreItemsTest.class)) {
      for (Method method : of.getDeclaredMethods()) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        if (name != null) {
          examples.add(name.value().substring(0, name.value().indexOf(' ')));
        }
      }
    }
    assertThat(
        examples.stream().sorted().toList(),
        is(Arrays.stream(Article83Item.values()).map(Article83Item::id).sorted().toList()));
  }
}
