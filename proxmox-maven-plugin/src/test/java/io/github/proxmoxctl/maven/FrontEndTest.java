package io.github.proxmoxctl.maven;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A front end translates, and sees no more of the library than that takes. */
class FrontEndTest {

  private static final String ROOT = "io.github.proxmoxctl";

  private final JavaClasses plugin =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT + ".maven");

  @Test
  void itSeesOperationsDiagnosticsRenderingAndTheRoot() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    ROOT,
                    ROOT + ".maven",
                    ROOT + ".operation",
                    ROOT + ".diagnostic",
                    ROOT + ".render")
                .or(not(resideInAPackage(ROOT + ".."))))
        .check(plugin);
  }

  @Test
  void itSpeaksOnlyThroughMavensLog() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(plugin);
  }
}
