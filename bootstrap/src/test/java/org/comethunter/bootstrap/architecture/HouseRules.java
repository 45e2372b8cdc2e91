package org.comethunter.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arrows that the house allows, as rules. Each is made for a root package, so that the very
 * same rule can be run on the product and on a planted violation.
 */
final class HouseRules {
  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /** Every rule by a name that is also the name of the package with its planted violation. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new TreeMap<>();
    rules.put("domainusesjdk", onlyUses("domain", "java.."));
    rules.put("applicationusesdomain", onlyUses("application", "java..", in("domain")));
    rules.put("persistenceusesapplication", adapterStaysAlone("persistence"));
    rules.put("httpusesapplication", adapterStaysAlone("http"));
    rules.put("fitsusesapplication", adapterStaysAlone("fits"));
    rules.put("webusesapplication", adapterStaysAlone("web"));
    rules.put("simulatorusesdomain", simulatorUsesDomain());
    rules.put("nobodyusesbootstrap", nobodyUses("bootstrap"));
    rules.put("nobodyusessimulator", nobodyUses("simulator"));
    rules.put("portsareinterfaces", portsHoldInterfaces());
    rules.put("portsdependonnoservice", portsDependOnNoService());
    rules.put("servicescallnopipeline", servicesCallNoPipeline());
    rules.put("drivenadaptersuseports", drivenAdaptersUsePorts());
    rules.put("oneclock", oneClock());
    rules.put("nocycles", noCycles());
    rules.put("nosystemout", noStandardStreams());
    return rules;
  }

  private String in(String module) {
    return root + "." + module + "..";
  }

  private ArchRule onlyUses(String module, String... packages) {
    String[] allowed = new String[packages.length + 1];
    System.arraycopy(packages, 0, allowed, 0, packages.length);
    allowed[packages.length] = in(module);
    return classes()
        .that()
        .resideInAPackage(in(module))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed));
  }

  private ArchRule adapterStaysAlone(String adapter) {
    return classes()
        .that()
        .resideInAPackage(in(adapter))
        .should()
        .onlyDependOnClassesThat(
            ours().negate().or(resideInAnyPackage(in(adapter), in("application"), in("domain"))));
  }

  private ArchRule simulatorUsesDomain() {
    return classes()
        .that()
        .resideInAPackage(in("simulator"))
        .should()
        .onlyDependOnClassesThat(
            ours().negate().or(resideInAnyPackage(in("simulator"), in("domain"))));
  }

  private ArchRule nobodyUses(String module) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in(module), in("bootstrap"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in(module));
  }

  private ArchRule portsHoldInterfaces() {
    return classes()
        .that()
        .resideInAPackage(in("application.port"))
        .and()
        .areTopLevelClasses()
        .and()
        .areNotAssignableTo(Throwable.class)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .beInterfaces();
  }

  private ArchRule portsDependOnNoService() {
    return noClasses()
        .that()
        .resideInAPackage(in("application.port"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            in("application.file"),
            in("application.slot"),
            in("application.pipeline"),
            in("application.live"));
  }

  private ArchRule servicesCallNoPipeline() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("application.file"), in("application.slot"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("application.pipeline"), in("application.live"));
  }

  private ArchRule drivenAdaptersUsePorts() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("persistence"), in("http"), in("fits"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            in("application.file"),
            in("application.slot"),
            in("application.pipeline"),
            in("application.live"),
            in("application.health"));
  }

  private ArchRule oneClock() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            in("domain"), in("application"), in("persistence"), in("http"), in("fits"), in("web"))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now");
  }

  private ArchRule noCycles() {
    return slices().matching(root + ".(*).(*)..").should().beFreeOfCycles();
  }

  private ArchRule noStandardStreams() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            in("domain"), in("application"), in("persistence"), in("http"), in("fits"), in("web"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err");
  }

  private DescribedPredicate<JavaClass> ours() {
    return resideInAnyPackage(root + "..");
  }
}
