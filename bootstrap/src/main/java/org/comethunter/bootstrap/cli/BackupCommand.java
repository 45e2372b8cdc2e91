package org.comethunter.bootstrap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.persistence.DatabaseFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code backup}: a copy of the database. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Copies the database to a new file, as it is at one moment: also while a service runs. Raw"
            + " files and pictures are not in it: they are fetched and made again.")
final class BackupCommand implements Callable<Integer> {
  private static final List<String> FRAMES = List.of("raw", "images", "cache");

  @ParentCommand CometHunterCommand root;

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist yet.")
  Path file;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Path home = root.workshopSettings(Map.of()).home();
    Path target = target(home);
    DatabaseFile.Copy copy = DatabaseFile.copy(Home.database(home), target);
    if (root.common.json) {
      root.console()
          .printJson(
              new Summary(
                  target.toString(),
                  copy.bytes(),
                  copy.files(),
                  copy.observations(),
                  copy.marks()));
    } else {
      root.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%s: %.1f MB, %d files, %d observations with %d marks",
                  target,
                  copy.bytes() / 1e6,
                  copy.files(),
                  copy.observations(),
                  copy.marks()));
    }
    return ExitCode.DONE;
  }

  private Path target(Path home) {
    Path target = file.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNullElse(target.getParent(), target);
    if (Files.exists(target)) {
      throw wrong("There is a file " + target + " already; choose another name.");
    }
    if (!Files.isDirectory(folder)) {
      throw wrong("There is no folder " + folder + ".");
    }
    try {
      Path real = folder.toRealPath();
      for (String kind : FRAMES) {
        Path frames = home.resolve(kind);
        if (real.startsWith(frames)
            || (Files.exists(frames) && real.startsWith(frames.toRealPath()))) {
          throw wrong("A copy in " + frames + " would be taken for a frame's file.");
        }
      }
    } catch (IOException e) {
      throw wrong("The folder " + folder + " cannot be looked into: " + e.getMessage() + ".");
    }
    return target;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** What {@code --json} prints. */
  private record Summary(String file, long bytes, long files, long observations, long marks) {}
}
