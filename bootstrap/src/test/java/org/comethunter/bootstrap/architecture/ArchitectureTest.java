package org.comethunter.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = "org.comethunter";
  private static final String PLANTED = "org.comethunter.bootstrap.architecture.planted";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<String> rules() {
    return new HouseRules(ROOT).all().keySet().stream();
  }

  /** An importer that cannot read the class files imports none, and then every rule passes. */
  @Test
  void everyModuleIsImported() {
    assertThat(PRODUCT.size()).isGreaterThan(180);
    for (String module :
        List.of(
            "domain",
            "application",
            "persistence",
            "http",
            "fits",
            "web",
            "simulator",
            "bootstrap")) {
      assertThat(PRODUCT.stream().filter(it -> it.getPackageName().startsWith(ROOT + "." + module)))
          .as(module)
          .hasSizeGreaterThan(8);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProductKeepsTheRule(String rule) {
    new HouseRules(ROOT).all().get(rule).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFailsOnItsPlantedViolation(String rule) {
    String root = PLANTED + "." + rule;
    JavaClasses planted = new ClassFileImporter().importPackages(root);

    assertThat(planted).as("classes planted in " + root).isNotEmpty();
    assertThat(new HouseRules(root).all().get(rule).evaluate(planted).hasViolation()).isTrue();
  }
}
