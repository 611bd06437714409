package io.github.proxmoxctl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of packages in the architecture page, as tests. A package may be missing still. */
class HouseTest {

  private static final String ROOT = "io.github.proxmoxctl";

  private static final List<String> ADAPTERS =
      List.of("terraform", "ansible", "proxmox", "vault", "git", "monitoring", "forge", "notify");

  private static final Map<String, List<String>> MAY_IMPORT = mayImport();

  private static Map<String, List<String>> mayImport() {
    Map<String, List<String>> table = new TreeMap<>();
    table.put("diagnostic", List.of());
    table.put("model", List.of("diagnostic"));
    table.put("language", List.of("model", "diagnostic"));
    table.put("validation", List.of("model", "diagnostic"));
    table.put("allocation", List.of("model", "diagnostic"));
    table.put("generation", List.of("model", "allocation"));
    table.put("plan", List.of("model", "diagnostic"));
    table.put("policy", List.of("model", "plan", "diagnostic"));
    table.put("approval", List.of("model", "plan", "diagnostic"));
    table.put("render", List.of("plan", "diagnostic", "model"));
    table.put("process", List.of("secret", "diagnostic"));
    table.put("secret", List.of("model", "diagnostic"));
    table.put("workspace", List.of("diagnostic"));
    for (String adapter : ADAPTERS) {
      table.put(adapter, List.of("model", "plan", "process", "secret", "diagnostic"));
    }
    table.put("state", List.of("git", "workspace", "secret", "diagnostic"));
    table.put("ledger", List.of("model", "plan", "git", "workspace", "diagnostic"));
    table.put("operation", List.copyOf(table.keySet()));
    return table;
  }

  private static final Set<String> PURE =
      Set.of("render", "validation", "generation", "allocation", "plan", "policy", "approval");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatTheTableAllows() {
    return MAY_IMPORT.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey() + " → " + row.getValue(),
                    () ->
                        noClasses()
                            .that(resideInAPackage(packageOf(row.getKey())))
                            .should()
                            .dependOnClassesThat(
                                resideInAPackage(ROOT + "..")
                                    .and(
                                        not(
                                            resideInAnyPackage(
                                                Stream.concat(
                                                        Stream.of(row.getKey()),
                                                        row.getValue().stream())
                                                    .map(HouseTest::packageOf)
                                                    .toArray(String[]::new)))))
                            .allowEmptyShould(true)
                            .check(HOUSE)));
  }

  @Test
  void everyPackageStandsInTheTable() {
    assertThat(packages().map(HouseTest::firstFolder).collect(Collectors.toSet()))
        .isSubsetOf(MAY_IMPORT.keySet());
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @TestFactory
  Stream<DynamicTest> adaptersNeverSeeEachOther() {
    return ADAPTERS.stream()
        .map(
            adapter ->
                DynamicTest.dynamicTest(
                    adapter,
                    () ->
                        noClasses()
                            .that(resideInAPackage(packageOf(adapter)))
                            .should()
                            .dependOnClassesThat(
                                resideInAnyPackage(
                                    ADAPTERS.stream()
                                        .filter(other -> !other.equals(adapter))
                                        .map(HouseTest::packageOf)
                                        .toArray(String[]::new)))
                            .allowEmptyShould(true)
                            .check(HOUSE)));
  }

  @Test
  void purePackagesDoNoInputOrOutput() {
    DescribedPredicate<JavaClass> outside =
        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .and(not(assignableTo(URI.class)))
            // what an Appendable forces on us
            .and(not(assignableTo(UncheckedIOException.class)))
            .as("the outside world");
    noClasses()
        .that(resideInAnyPackage(PURE.stream().map(HouseTest::packageOf).toArray(String[]::new)))
        .should()
        .dependOnClassesThat(outside)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(HOUSE);
  }

  @Test
  void noPackageOrClassIsAnAttic() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Common")
        .andShould()
        .resideOutsideOfPackages("..util..", "..helper..", "..manager..", "..common..")
        .check(HOUSE);
  }

  @Test
  void everyPackageSaysItsPurposeAndIsNullMarked() {
    assertThat(packages())
        .isNotEmpty()
        .allSatisfy(
            room ->
                assertThat(room.isAnnotatedWith(NullMarked.class))
                    .as("%s has a package-info.java with @NullMarked", room.getName())
                    .isTrue());
  }

  private Stream<JavaPackage> packages() {
    return HOUSE.stream()
        .map(JavaClass::getPackage)
        .distinct()
        .filter(room -> room.getName().startsWith(ROOT + "."));
  }

  private static String firstFolder(JavaPackage room) {
    return room.getName().substring(ROOT.length() + 1).split("\\.", 2)[0];
  }

  private static String packageOf(String name) {
    return ROOT + "." + name + "..";
  }
}
