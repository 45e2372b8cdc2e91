package org.comethunter.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Each module's jar gives its own name to whoever puts it on a module path. */
class ModuleNamesTest {
  private static final Path PRODUCT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyJarHasItsOwnName() throws IOException {
    List<Path> jars =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .filter(path -> path.startsWith(PRODUCT) && path.toString().endsWith(".jar"))
            .toList();
    Assumptions.assumeFalse(jars.isEmpty(), "The other modules are not packaged: run mvn verify.");

    Set<String> names = new TreeSet<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        names.add(file.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
      }
    }
    assertThat(names)
        .hasSize(jars.size())
        .contains("org.comethunter.domain", "org.comethunter.application")
        .allMatch(name -> name.matches("org\\.comethunter(\\.[a-z]+)+"));
  }
}
