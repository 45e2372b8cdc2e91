package org.comethunter.bootstrap.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.wiring.ReadingRoom;
import org.comethunter.domain.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code frames}: the finished frames. */
@Command(
    name = "frames",
    mixinStandardHelpOptions = true,
    description = "The finished frames.",
    synopsisSubcommandLabel = "list",
    subcommands = FramesCommand.Listing.class)
final class FramesCommand implements Runnable {
  @ParentCommand CometHunterCommand root;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: frames list.");
  }

  /** {@code frames list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the frames of one camera observed in one window, in time order.")
  static final class Listing implements Callable<Integer> {
    @ParentCommand FramesCommand frames;
    @Mixin WindowOptions options;
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
      CometHunterCommand root = frames.root;
      TimeWindow window = options.window(spec);
      List<FrameJson> found =
          ReadingRoom.read(
              root.workshopSettings(Map.of()).home(),
              room ->
                  room.frames(options.instrument, window).stream()
                      .map(entry -> FrameJson.of(entry, room.store()))
                      .toList(),
              List.of());
      if (root.common.json) {
        root.console().printJson(found);
      } else {
        found.forEach(
            frame ->
                root.console()
                    .print(
                        "%s  %s  %7.3f s  roll %8.3f°  %s"
                            .formatted(
                                frame.observedAt(),
                                frame.instrument(),
                                frame.exposureSeconds(),
                                frame.rollDegrees(),
                                frame.where())));
      }
      return ExitCode.DONE;
    }
  }
}
