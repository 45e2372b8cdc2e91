import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java source of the project: {@code check} or {@code write}.
 */
class Format {
  public static void main(String[] args) throws IOException {
    boolean write = args.length == 1 && args[0].equals("write");
    List<String> command =
        new ArrayList<>(
            write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .map(Path::toString)
          .forEach(command::add);
    }
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int status = formatter.run(System.out, System.err, command.toArray(String[]::new));
    if (status != 0 && !write) {
      System.err.println(
          "The files named above are not formatted: mvn -N validate exec:exec@format");
    }
    System.exit(status);
  }
}
