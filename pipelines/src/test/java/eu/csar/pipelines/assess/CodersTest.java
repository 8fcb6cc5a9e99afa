package eu.csar.pipelines.assess;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import eu.csar.pipelines.oracle.RandomWorld;
import eu.csar.transforms.publish.rules.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StructuredCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph of a run as it is built, before any runner sees it. */
@DisplayName("The graph of assess")
final class CodersTest {
  /** Beam's own way of carrying the source behind {@link Create}; no data of ours is in it. */
  private static final String SOURCE_OF_BEAM = "/Read(CreateSource)/";

  @Test
  @DisplayName("carries nothing with SerializableCoder, nested or not")
  void nothingIsSerializedByJava(@TempDir Path directory) throws Exception {
    Collections found = new Collections();
    graph(directory).traverseTopologically(found);
    assertThat(found.serialized, is(empty()));
    assertThat(found.seen, is(greaterThan(50)));
  }

  @Test
  @DisplayName("has the steps of ARCHITECTURE.md, in their order")
  void theStepsAreThoseOfTheDocument(@TempDir Path directory) throws Exception {
    Collections found = new Collections();
    graph(directory).traverseTopologically(found);
    assertThat(
        found.steps,
        contains(
            "Read once, keys only",
            "Decide which exports stand",
            "Resolve by key",
            "Find supplements by reference",
            "Trip the circuit breaker",
            "Gather verdicts",
            "Read again, match, judge, route, write",
            "Link items by hash",
            "Link items by nearness",
            "Write near links",
            "Carry perceptual hashes to later runs",
            "Count matches by indicator",
            "Gather keys",
            "Carry keys to later runs",
            "Carry references to later runs",
            "Gather tables",
            "Tell each recipient which of its reports are linked",
            "Gather parts",
            "Publish the run"));
  }

  @Test
  @DisplayName("would be caught if one of its coders were SerializableCoder")
  void theCheckSeesNestedCoders() {
    Pipeline pipeline = unbuilt(PipelineOptionsFactory.as(AssessOptions.class));
    pipeline.apply("Of ours", Create.of(List.of(1)).withCoder(SerializableCoder.of(Integer.class)));
    pipeline.apply("Not of Java", Create.of(List.of(1)).withCoder(VarIntCoder.of()));
    Collections found = new Collections();
    pipeline.traverseTopologically(found);
    assertThat(found.serialized.toString(), found.serialized.size(), is(1));
  }

  private static Pipeline graph(Path directory) throws Exception {
    Path world = directory.resolve("world");
    List<Instant> receipts = RandomWorld.write(world, 1, 4);
    AssessOptions options = PipelineOptionsFactory.as(AssessOptions.class);
    options.setExports(world.resolve("exports").toString());
    options.setRegisters(world.resolve("registers").toString());
    options.setIndicators(world.resolve("indicators").toString());
    options.setIpDatabase(world.resolve("ip-country.mmdb").toString());
    options.setPolicy(world.resolve("policy.json").toString());
    options.setTokenKey(world.resolve("token.key").toString());
    options.setDatabase(directory.resolve("database").toString());
    options.setAsOf(receipts.get(receipts.size() - 1).toString());
    Pipeline pipeline = unbuilt(options);
    AssessReports.build(
        pipeline,
        PlanRun.of(
            options,
            Scope.of(options),
            AssessInputs.open(options, directory.resolve("scratch")),
            Database.open(directory.resolve("database"))));
    return pipeline;
  }

  private static Pipeline unbuilt(AssessOptions options) {
    options.setRunner(CrashingRunner.class);
    return Pipeline.create(options);
  }

  /** Walks all collections of a graph. */
  private static final class Collections extends Pipeline.PipelineVisitor.Defaults {
    private final Set<String> serialized = new TreeSet<>();
    private final Set<String> steps = new LinkedHashSet<>();
    private int seen;

    @Override
    public CompositeBehavior enterCompositeTransform(Node node) {
      String name = node.getFullName();
      if (!name.isEmpty()) {
        steps.add(name.split("/", 2)[0]);
      }
      return CompositeBehavior.ENTER_TRANSFORM;
    }

    @Override
    public void visitPrimitiveTransform(Node node) {
      steps.add(node.getFullName().split("/", 2)[0]);
    }

    @Override
    public void visitValue(PValue value, Node producer) {
      if (value instanceof PCollection<?> collection
          && !producer.getFullName().contains(SOURCE_OF_BEAM)) {
        seen++;
        if (all(collection.getCoder()).stream().anyMatch(SerializableCoder.class::isInstance)) {
          serialized.add(collection.getName() + ": " + collection.getCoder());
        }
      }
    }

    private static List<Coder<?>> all(Coder<?> coder) {
      List<Coder<?>> all = new ArrayList<>(List.of(coder));
      coder.getCoderArguments().forEach(argument -> all.addAll(all(argument)));
      // What a wrapping coder such as that of a union holds.
      if (coder instanceof StructuredCoder<?> structured) {
        structured.getComponents().forEach(component -> all.addAll(all(component)));
      }
      return all;
    }
  }
}
