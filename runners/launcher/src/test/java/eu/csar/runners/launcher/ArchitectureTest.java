package eu.csar.runners.launcher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The directions that the build's modules cannot express: between packages, and in names.
 *
 * <p>It stands here because the launcher is the one module that sees all the others' classes.
 */
final class ArchitectureTest {

  private static final String BEAM = "org.apache.beam..";

  /** Each room of the transforms, and the other rooms it may know. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("receive", Set.of()),
          Map.entry("resolve", Set.of("receive")),
          Map.entry("match", Set.of()),
          Map.entry("judge", Set.of()),
          Map.entry("route", Set.of()),
          Map.entry("publish", Set.of("account")),
          Map.entry("account", Set.of()),
          Map.entry("followup", Set.of()),
          Map.entry("tabulate", Set.of("followup")),
          Map.entry("protect", Set.of()),
          Map.entry("transparency", Set.of("protect")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("eu.csar");

  static Stream<String> rooms() {
    return ROOMS.keySet().stream().sorted();
  }

  @Test
  void modulesKnowOnlyTheModulesBeforeThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("schemas")
        .definedBy("eu.csar.schemas..")
        .layer("transforms")
        .definedBy("eu.csar.transforms..")
        .layer("pipelines")
        .definedBy("eu.csar.pipelines..")
        .layer("runners")
        .definedBy("eu.csar.runners..")
        .whereLayer("schemas")
        .mayNotAccessAnyLayer()
        .whereLayer("transforms")
        .mayOnlyAccessLayers("schemas")
        .whereLayer("pipelines")
        .mayOnlyAccessLayers("schemas", "transforms")
        .whereLayer("runners")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void contractsKnowNoBeam() {
    check(noClassesIn("eu.csar.schemas..").dependOnClassesThat(resideInAPackage(BEAM)));
  }

  @Test
  void rulesKnowNoBeam() {
    check(noClassesIn("eu.csar..rules..").dependOnClassesThat(resideInAPackage(BEAM)));
  }

  @Test
  void transformsNeverSeePipelineOptions() {
    check(
        noClassesIn("eu.csar.transforms..")
            .dependOnClassesThat(resideInAPackage("org.apache.beam.sdk.options..")));
  }

  @Test
  void onlyRunnersKnowRunners() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("eu.csar.runners..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.apache.beam.runners..", "org.apache.flink..")));
  }

  @Test
  void transformsStandInRooms() {
    check(
        classes()
            .that()
            .resideInAPackage("eu.csar.transforms..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(packages(rooms())));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomsKnowOnlyTheRoomsTheyMay(String room) {
    String[] known =
        packages(Stream.concat(Stream.of(room), ROOMS.getOrDefault(room, Set.of()).stream()));
    check(
        noClassesIn("eu.csar.transforms." + room + "..")
            .dependOnClassesThat(
                resideInAPackage("eu.csar.transforms..").and(not(resideInAnyPackage(known)))));
  }

  /** Article 83(4): package eu.csar.schemas itself holds the records with personal data. */
  @Test
  void statisticsKnowNoRecordWithPersonalData() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "eu.csar.schemas.statistics..",
            "eu.csar.schemas.returns..",
            "eu.csar.transforms.followup..",
            "eu.csar.transforms.tabulate..",
            "eu.csar.pipelines.statistics..")
        .should()
        .dependOnClassesThat(resideInAPackage("eu.csar.schemas"))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("eu.csar.(**)").should().beFreeOfCycles());
  }

  @Test
  void namesSayWhatAClassIs() {
    check(
        noClasses()
            .that()
            .areNotAnnotatedWith("org.apache.avro.specific.AvroGenerated")
            .should()
            .haveNameMatching(".*[.$][^.$]*(Util|Helper|Manager|Impl|Common)(s|[A-Z0-9][^.$]*)?"));
  }

  private static ClassesShould noClassesIn(String name) {
    return noClasses().that().resideInAPackage(name).should();
  }

  private static String[] packages(Stream<String> rooms) {
    return rooms.map(room -> "eu.csar.transforms." + room + "..").toArray(String[]::new);
  }

  /** Rooms fill up one after the other: a rule about an empty one holds. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
